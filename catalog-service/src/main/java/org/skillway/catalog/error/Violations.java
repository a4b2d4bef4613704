package org.skillway.catalog.error;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.StreamSupport;

/** What Bean Validation finds in a body, as faults. */
public final class Violations {

    private Violations() {}

    /** In the order of their places. */
    public static List<Problem.Fault> faults(Collection<? extends ConstraintViolation<?>> violations) {
        return violations.stream()
                .map(violation ->
                        new Problem.Fault(pointer(violation), null, Rules.nameOf(violation), violation.getMessage()))
                .sorted(FaultOrder.BY_PLACE)
                .toList();
    }

    /** Where in the validated object, as a JSON Pointer (RFC 6901); a rule over several members is at their object. */
    public static String pointer(ConstraintViolation<?> violation) {
        List<Path.Node> nodes = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .toList();
        StringBuilder pointer = new StringBuilder();
        for (int i = 0; i < nodes.size(); i++) {
            Path.Node node = nodes.get(i);
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            } else if (node.getKey() != null) {
                pointer.append('/').append(escape(node.getKey().toString()));
            }
            // isPossible() is no member: it says something about the others.
            boolean derived = i == nodes.size() - 1 && Rules.isDerived(violation);
            if (node.getName() != null && !node.getName().startsWith("<") && !derived) {
                pointer.append('/').append(escape(node.getName()));
            }
        }
        return pointer.toString();
    }

    /** The rule that is broken, by its word on the wire. */
    public static String rule(ConstraintViolation<?> violation) {
        return Rules.nameOf(violation);
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
