package org.skillway.progress.web;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A token's {@code sub}, or {@code me} for that of the token at hand: 1 to 255 printable ASCII characters. */
@Pattern(regexp = LearnerId.FORM)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface LearnerId {

    String FORM = "[ -~]{1,255}";

    /** Stands for the subject of the token, and is therefore nobody's subject. */
    String ME = "me";

    String message() default "{skillway.learner-id}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
