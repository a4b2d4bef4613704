package org.skillway.catalog.text;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Words on one line: not blank, at most {@link #max()} UTF-16 code units, no control characters, no half characters. */
@Constraint(validatedBy = LineValidator.class)
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.TYPE_USE, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface Line {

    /** An absolute web address without spaces and control characters. */
    String WEB_ADDRESS = "https?://[^\\s\\p{Cc}\\p{Cs}]+";

    int max();

    String message() default "{skillway.line}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
