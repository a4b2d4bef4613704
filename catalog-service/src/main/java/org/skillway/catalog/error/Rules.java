package org.skillway.catalog.error;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.constraints.AssertTrue;
import java.util.Locale;

/** Names a broken constraint the way it stands on the wire: {@code NotNull} is {@code required}, {@code Key} is {@code key}. */
public final class Rules {

    /** The template of our own messages is named after the rule. */
    private static final String OWN_TEMPLATE = "{skillway.";

    private Rules() {}

    /** Whether the rule is about several members of an object at once. */
    public static boolean isDerived(ConstraintViolation<?> violation) {
        return violation.getConstraintDescriptor().getAnnotation() instanceof AssertTrue;
    }

    public static String nameOf(ConstraintViolation<?> violation) {
        String constraint = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        String template = violation.getMessageTemplate();
        if (template.startsWith(OWN_TEMPLATE)) {
            return template.substring(OWN_TEMPLATE.length(), template.length() - 1);
        }
        return switch (constraint) {
            case "NotNull", "NotBlank", "NotEmpty" -> "required";
            case "Min", "Max", "Positive", "PositiveOrZero", "DecimalMin" -> "range";
            case "Size" -> "size";
            case "UniqueElements" -> "unique";
            default -> constraint.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
        };
    }
}
