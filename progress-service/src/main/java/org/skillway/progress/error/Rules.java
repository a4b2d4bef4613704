package org.skillway.progress.error;

import jakarta.validation.ConstraintViolation;
import java.util.Locale;

/** Names a broken constraint the way it stands on the wire: {@code NotNull} is {@code required}, {@code Key} is {@code key}. */
final class Rules {

    private Rules() {}

    static String nameOf(ConstraintViolation<?> violation) {
        String constraint = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        return switch (constraint) {
            case "NotNull", "NotBlank", "NotEmpty" -> "required";
            case "Min", "Max", "Positive", "PositiveOrZero", "DecimalMin" -> "range";
            case "Size" -> "size";
            default -> constraint.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
        };
    }
}
