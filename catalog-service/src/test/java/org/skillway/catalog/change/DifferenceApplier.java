package org.skillway.catalog.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.skillway.catalog.change.Difference.Op;

/** Leads from one document to another by the words of {@link Difference} alone; containers that end empty are left out. */
final class DifferenceApplier {

    private DifferenceApplier() {}

    static JsonNode apply(JsonNode before, List<Difference> differences) {
        return at("", "", before, differences);
    }

    private static JsonNode at(String path, String name, JsonNode before, List<Difference> differences) {
        List<Difference> here =
                differences.stream().filter(one -> one.path().equals(path)).toList();
        List<Difference> below = differences.stream()
                .filter(one -> one.path().startsWith(path + "/"))
                .toList();
        if (below.isEmpty()) {
            return here.isEmpty() ? before : here.get(0).after();
        }
        boolean isList = before == null
                ? below.stream().anyMatch(one -> one.position() != null && isDirect(path, one))
                : before.isArray();
        return isList ? list(path, name, before, below) : object(path, before, below);
    }

    private static JsonNode object(String path, JsonNode before, List<Difference> below) {
        ObjectNode after = JsonNodeFactory.instance.objectNode();
        Map<String, JsonNode> members = new TreeMap<>();
        if (before != null) {
            before.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        }
        below.forEach(one -> members.putIfAbsent(unescaped(firstStep(path, one)), null));
        members.forEach((name, value) -> {
            JsonNode result = at(path + "/" + escaped(name), name, value, below);
            if (result != null) {
                after.set(name, result);
            }
        });
        return after.isEmpty() ? null : after;
    }

    private static JsonNode list(String path, String name, JsonNode before, List<Difference> below) {
        List<JsonNode> old = new ArrayList<>();
        if (before != null) {
            before.forEach(old::add);
        }
        ArrayNode none = JsonNodeFactory.instance.arrayNode();
        boolean keyed = NaturalKeys.of(name, before == null ? none : before).isPresent();
        List<String> ids =
                keyed ? NaturalKeys.of(name, before == null ? none : before).orElseThrow() : places(old.size());
        List<Difference> direct =
                below.stream().filter(one -> isDirect(path, one)).toList();
        List<Integer> staying = new ArrayList<>(
                java.util.stream.IntStream.range(0, old.size()).boxed().toList());
        Map<Integer, JsonNode> placed = new HashMap<>();
        Map<Integer, String> idOf = new HashMap<>();
        int size = old.size();
        for (Difference one : direct) {
            String id = unescaped(firstStep(path, one));
            if (one.op() == Op.REMOVED) {
                staying.remove((Integer) ids.indexOf(id));
                size--;
            } else if (one.op() == Op.MOVED) {
                Integer origin = one.before().intValue();
                staying.remove(origin);
                placed.put(one.after().intValue(), old.get(origin));
                idOf.put(one.after().intValue(), ids.get(origin));
            } else if (one.op() == Op.ADDED) {
                placed.put(one.position(), one.after());
                size++;
            }
        }
        ArrayNode after = JsonNodeFactory.instance.arrayNode();
        for (int place = 0; place < size; place++) {
            if (!placed.containsKey(place)) {
                Integer origin = staying.remove(0);
                placed.put(place, old.get(origin));
                idOf.put(place, ids.get(origin));
            }
            String id = keyed ? idOf.getOrDefault(place, "") : Integer.toString(place);
            String item = path + "/" + escaped(id);
            List<Difference> nested = below.stream()
                    .filter(one -> one.path().startsWith(item + "/"))
                    .toList();
            after.add(nested.isEmpty() ? placed.get(place) : at(item, "", placed.get(place), nested));
        }
        return after.isEmpty() ? null : after;
    }

    private static boolean isDirect(String path, Difference one) {
        return one.path().indexOf('/', path.length() + 1) < 0;
    }

    private static String firstStep(String path, Difference one) {
        int end = one.path().indexOf('/', path.length() + 1);
        return one.path().substring(path.length() + 1, end < 0 ? one.path().length() : end);
    }

    private static List<String> places(int size) {
        return java.util.stream.IntStream.range(0, size)
                .mapToObj(Integer::toString)
                .toList();
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static String unescaped(String step) {
        return step.replace("~1", "/").replace("~0", "~");
    }
}
