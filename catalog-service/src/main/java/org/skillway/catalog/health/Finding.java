package org.skillway.catalog.health;

import java.util.Comparator;
import java.util.List;
import org.skillway.catalog.history.EntityKey;

/**
 * Something that an admin should look at.
 *
 * @param related what it has to do with, in order
 * @param arguments fill the placeholders of the rule's message
 */
record Finding(Rule rule, Severity severity, EntityKey entity, List<EntityKey> related, List<Object> arguments) {

    /** The same finding has the same place whatever else there is; two never have the same. */
    static final Comparator<Finding> BY_PLACE = Comparator.comparing(Finding::place);

    static Finding of(Rule rule, Severity severity, EntityKey entity, List<EntityKey> related, Object... arguments) {
        return new Finding(rule, severity, entity, related, List.of(arguments));
    }

    /** {@code unreachable-module/module/git-from-zero/}; of an edge also where it ends. */
    String place() {
        String end = rule == Rule.REDUNDANT_PREREQUISITE ? related.get(0).key() : "";
        return rule.wire() + "/" + entity + "/" + end;
    }
}
