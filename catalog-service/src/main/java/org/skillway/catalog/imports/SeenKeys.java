package org.skillway.catalog.imports;

import java.util.Arrays;

/** Remembers which of millions of keys were seen, in eight bytes each: what it says is new is new, the rest is to be looked up. */
final class SeenKeys {

    private long[] slots = new long[1 << 12];
    private int size;

    /** Whether the key is certainly new. */
    boolean add(String key) {
        if (size * 2 > slots.length) {
            grow();
        }
        return put(slots, hash(key));
    }

    private boolean put(long[] into, long hash) {
        int slot = (int) (hash & (into.length - 1));
        while (into[slot] != 0) {
            if (into[slot] == hash) {
                return false;
            }
            slot = (slot + 1) & (into.length - 1);
        }
        into[slot] = hash;
        size++;
        return true;
    }

    private void grow() {
        long[] more = new long[slots.length * 2];
        size = 0;
        Arrays.stream(slots).filter(hash -> hash != 0).forEach(hash -> put(more, hash));
        slots = more;
    }

    /** FNV-1a, mixed, never zero. */
    private static long hash(String key) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
        }
        hash ^= hash >>> 29;
        return hash == 0 ? 1 : hash;
    }
}
