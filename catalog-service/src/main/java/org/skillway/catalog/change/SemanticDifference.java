package org.skillway.catalog.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.skillway.catalog.change.Difference.Op;

/**
 * Says in what two documents differ in the terms of the catalog: members by name, texts by language, items of lists by
 * what names them. An absent member, an empty list and an empty object are the same thing, as they are in documents.
 */
final class SemanticDifference {

    private final List<Difference> found = new ArrayList<>();

    private SemanticDifference() {}

    /**
     * In what the second document differs from the first; empty exactly when they say the same.
     *
     * @param before null where there was no document
     * @param after null where there is none
     */
    static List<Difference> between(JsonNode before, JsonNode after) {
        SemanticDifference difference = new SemanticDifference();
        difference.compare("", "", orNothing(before), orNothing(after));
        return List.copyOf(difference.found);
    }

    private void compare(String path, String name, JsonNode before, JsonNode after) {
        if (areAll(JsonNode::isObject, before, after)) {
            members(path, before, after);
        } else if (areAll(JsonNode::isArray, before, after)) {
            items(path, ListComparison.of(name, before, after));
        } else if (!saysTheSame(before, after)) {
            scalar(path, before, after);
        }
    }

    private void members(String path, JsonNode before, JsonNode after) {
        Set<String> names = new LinkedHashSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        names.forEach(
                name -> compare(path + step(name), name, orNothing(before.get(name)), orNothing(after.get(name))));
    }

    private void items(String path, ListComparison match) {
        match.removed()
                .forEach(item ->
                        found.add(new Difference(path + step(item.id()), Op.REMOVED, item.value(), null, null)));
        match.added()
                .forEach(item ->
                        found.add(new Difference(path + step(item.id()), Op.ADDED, null, item.value(), item.index())));
        match.moved()
                .forEach(pair -> found.add(new Difference(
                        path + step(pair.after().id()),
                        Op.MOVED,
                        IntNode.valueOf(pair.before().index()),
                        IntNode.valueOf(pair.after().index()),
                        null)));
        match.kept()
                .forEach(pair -> compare(
                        path + step(pair.after().id()),
                        "",
                        pair.before().value(),
                        pair.after().value()));
    }

    private void scalar(String path, JsonNode before, JsonNode after) {
        if (before.isMissingNode()) {
            found.add(new Difference(path, Op.ADDED, null, after, null));
        } else if (after.isMissingNode()) {
            found.add(new Difference(path, Op.REMOVED, before, null, null));
        } else {
            found.add(new Difference(path, Op.CHANGED, before, after, null));
        }
    }

    /** Whether both are of a sort, or one is and the other is not there. */
    private static boolean areAll(Predicate<JsonNode> sort, JsonNode before, JsonNode after) {
        return (sort.test(before) || before.isMissingNode())
                && (sort.test(after) || after.isMissingNode())
                && !(before.isMissingNode() && after.isMissingNode());
    }

    private static boolean saysTheSame(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue()) == 0;
        }
        return one.equals(other);
    }

    private static JsonNode orNothing(JsonNode node) {
        return node == null || node.isNull() ? MissingNode.getInstance() : node;
    }

    private static String step(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
