package org.skillway.catalog.text;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A BCP 47 language tag in its canonical spelling: {@code ka}, {@code pt-BR}. */
@Constraint(validatedBy = LanguageTagValidator.class)
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.TYPE_USE, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface LanguageTag {

    String message() default "{skillway.language-tag}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
