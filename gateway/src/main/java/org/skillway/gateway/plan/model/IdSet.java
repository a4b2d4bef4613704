package org.skillway.gateway.plan.model;

import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.stream.IntStream;

/** A set of dense numbers, of skills or of modules, in ascending order; never changed. */
public final class IdSet implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    public static final IdSet NONE = new IdSet(new int[0]);

    private final int[] ids;

    private IdSet(int[] ids) {
        this.ids = ids;
    }

    public static IdSet of(int... ids) {
        if (ids.length == 0) {
            return NONE;
        }
        for (int index = 1; index < ids.length; index++) {
            if (ids[index] <= ids[index - 1]) {
                return new IdSet(IntStream.of(ids).sorted().distinct().toArray());
            }
        }
        return new IdSet(ids.clone());
    }

    public static IdSet of(Collection<Integer> ids) {
        return of(ids.stream().mapToInt(Integer::intValue).toArray());
    }

    public static IdSet of(BitSet bits) {
        return bits.isEmpty() ? NONE : new IdSet(bits.stream().toArray());
    }

    public int size() {
        return ids.length;
    }

    public boolean isEmpty() {
        return ids.length == 0;
    }

    public int get(int index) {
        return ids[index];
    }

    public boolean contains(int id) {
        return Arrays.binarySearch(ids, id) >= 0;
    }

    public IntStream stream() {
        return IntStream.of(ids);
    }

    public BitSet bits() {
        BitSet bits = new BitSet();
        addTo(bits);
        return bits;
    }

    public void addTo(BitSet bits) {
        for (int id : ids) {
            bits.set(id);
        }
    }

    /** How many of these are among the others. */
    public int countIn(BitSet others) {
        int count = 0;
        for (int id : ids) {
            if (others.get(id)) {
                count++;
            }
        }
        return count;
    }

    public int countIn(IdSet others) {
        int count = 0;
        for (int id : ids) {
            if (others.contains(id)) {
                count++;
            }
        }
        return count;
    }

    public IdSet without(BitSet others) {
        return countIn(others) == 0
                ? this
                : new IdSet(stream().filter(id -> !others.get(id)).toArray());
    }

    public IdSet within(BitSet others) {
        int count = countIn(others);
        return count == ids.length
                ? this
                : new IdSet(stream().filter(others::get).toArray());
    }

    /**
     * The same in other numbers, which are in the same order.
     *
     * @param places of each number another, -1 for what is left out; numbers beyond its end are left out too
     */
    public IdSet renumbered(int[] places) {
        int[] found = new int[ids.length];
        int count = 0;
        for (int id : ids) {
            if (id < places.length && places[id] >= 0) {
                found[count++] = places[id];
            }
        }
        return count == 0 ? NONE : new IdSet(Arrays.copyOf(found, count));
    }

    public IdSet with(int id) {
        return contains(id)
                ? this
                : of(IntStream.concat(stream(), IntStream.of(id)).toArray());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IdSet set && Arrays.equals(ids, set.ids);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ids);
    }

    @Override
    public String toString() {
        return Arrays.toString(ids);
    }
}
