package org.skillway.catalog.markdown;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Markdown that is shown as its author means it: links lead to {@code http}, {@code https} or {@code mailto} addresses,
 * images come from {@code http} or {@code https}, and it is no tangle.
 */
@Constraint(validatedBy = MarkdownValidator.class)
@Target(ElementType.TYPE_USE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Markdown {

    String message() default "{skillway.link-scheme}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
