package org.skillway.catalog.text;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The subject of somebody's tokens: 1 to 255 printable ASCII characters. */
@Pattern(regexp = "[ -~]{1,255}")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.TYPE_USE, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface Subject {

    String message() default "{skillway.subject}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
