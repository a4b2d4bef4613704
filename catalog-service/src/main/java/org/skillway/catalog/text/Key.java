package org.skillway.catalog.text;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A slug, at most 80 characters: chosen once, never changed, never used again. */
@Size(max = Key.MAX_LENGTH)
@Pattern(regexp = Key.FORM)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.TYPE_USE, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface Key {

    /** No more hyphens than there may be: the engine calls itself at each. */
    String FORM = "^[a-z0-9]+(-[a-z0-9]+){0,39}$";

    /** The same for what may be of any length: it never goes back, and calls nothing for a hyphen. */
    String ANY_LENGTH = "[a-z0-9]++(?:-[a-z0-9]++)*+";

    int MAX_LENGTH = 80;

    String message() default "{skillway.key}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
