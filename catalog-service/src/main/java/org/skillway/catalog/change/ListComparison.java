package org.skillway.catalog.change;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Which items of a list are the same before and after. Items that have a natural key are matched by it; others (a
 * responsibility has nothing but its words) first where they are equal, then where they share a member.
 *
 * @param kept what is in both, in the order after
 * @param moved the fewest of those whose moving explains the new order (those outside a longest common subsequence)
 */
record ListComparison(List<Item> removed, List<Item> added, List<Pair> kept, List<Pair> moved) {

    private static final int NONE = -1;

    /** @param id names the item within its list: its natural key, or its place */
    record Item(int index, String id, JsonNode value) {}

    record Pair(Item before, Item after) {}

    /** @param name of the member that holds the list; the lists may be missing nodes */
    static ListComparison of(String name, JsonNode before, JsonNode after) {
        Optional<List<String>> keysBefore = NaturalKeys.of(name, before);
        Optional<List<String>> keysAfter = NaturalKeys.of(name, after);
        if (keysBefore.isPresent() && keysAfter.isPresent()) {
            List<Item> was = items(before, keysBefore.get());
            List<Item> is = items(after, keysAfter.get());
            return of(was, is, byKey(was, is));
        }
        List<Item> was = items(before, places(before));
        List<Item> is = items(after, places(after));
        return of(was, is, byContent(was, is));
    }

    private static ListComparison of(List<Item> before, List<Item> after, int[] origins) {
        BitSet kept = new BitSet();
        List<Pair> pairs = new ArrayList<>();
        List<Item> added = new ArrayList<>();
        for (Item item : after) {
            int origin = origins[item.index()];
            if (origin == NONE) {
                added.add(item);
            } else {
                kept.set(origin);
                pairs.add(new Pair(before.get(origin), item));
            }
        }
        List<Item> removed =
                before.stream().filter(item -> !kept.get(item.index())).toList();
        return new ListComparison(removed, List.copyOf(added), List.copyOf(pairs), moved(pairs));
    }

    private static int[] byKey(List<Item> before, List<Item> after) {
        Map<String, Item> old = new HashMap<>();
        before.forEach(item -> old.put(item.id(), item));
        return after.stream()
                .mapToInt(item -> {
                    Item same = old.get(item.id());
                    return same != null && canBeTheSame(same.value(), item.value()) ? same.index() : NONE;
                })
                .toArray();
    }

    /** A scalar is its value: the second "C" and the only "C#2" are named alike, and are two things. */
    private static boolean canBeTheSame(JsonNode before, JsonNode after) {
        return before.isContainerNode() || before.equals(after);
    }

    private static int[] byContent(List<Item> before, List<Item> after) {
        int[] origins = new int[after.size()];
        Arrays.fill(origins, NONE);
        BitSet taken = new BitSet();
        match(before, after, origins, taken, JsonNode::equals);
        match(before, after, origins, taken, ListComparison::shareMember);
        return origins;
    }

    private static void match(
            List<Item> before, List<Item> after, int[] origins, BitSet taken, BiPredicate<JsonNode, JsonNode> same) {
        for (Item item : after) {
            if (origins[item.index()] == NONE) {
                before.stream()
                        .filter(old -> !taken.get(old.index()) && same.test(old.value(), item.value()))
                        .findFirst()
                        .ifPresent(old -> {
                            taken.set(old.index());
                            origins[item.index()] = old.index();
                        });
            }
        }
    }

    private static boolean shareMember(JsonNode one, JsonNode other) {
        return one.isObject()
                && other.isObject()
                && one.properties().stream()
                        .anyMatch(member -> member.getValue().equals(other.get(member.getKey())));
    }

    /** Patience sorting: those that are not on a longest run of rising old places have moved. */
    private static List<Pair> moved(List<Pair> pairs) {
        List<Integer> tops = new ArrayList<>();
        int[] previous = new int[pairs.size()];
        for (int i = 0; i < pairs.size(); i++) {
            int place = pairs.get(i).before().index();
            int pile = 0;
            int end = tops.size();
            while (pile < end) {
                int middle = (pile + end) >>> 1;
                if (pairs.get(tops.get(middle)).before().index() < place) {
                    pile = middle + 1;
                } else {
                    end = middle;
                }
            }
            previous[i] = pile == 0 ? NONE : tops.get(pile - 1);
            if (pile == tops.size()) {
                tops.add(i);
            } else {
                tops.set(pile, i);
            }
        }
        BitSet stayed = new BitSet();
        for (int i = tops.isEmpty() ? NONE : tops.get(tops.size() - 1); i != NONE; i = previous[i]) {
            stayed.set(i);
        }
        List<Pair> moved = new ArrayList<>();
        for (int i = stayed.nextClearBit(0); i < pairs.size(); i = stayed.nextClearBit(i + 1)) {
            moved.add(pairs.get(i));
        }
        return List.copyOf(moved);
    }

    private static List<Item> items(JsonNode list, List<String> ids) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            items.add(new Item(i, ids.get(i), list.get(i)));
        }
        return items;
    }

    private static List<String> places(JsonNode list) {
        List<String> places = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            places.add(Integer.toString(i));
        }
        return places;
    }
}
