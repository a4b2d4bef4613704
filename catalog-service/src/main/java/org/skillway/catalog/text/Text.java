package org.skillway.catalog.text;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a map from BCP 47 language to words: at least one language, tags well-formed, nobody's words blank, longer than
 * {@link #max()} or with control characters other than tab and line feed.
 */
@Constraint(validatedBy = TextValidator.class)
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.TYPE_USE, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface Text {

    /** Longest words in UTF-16 code units. */
    int max() default 300;

    String message() default "{skillway.text}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
