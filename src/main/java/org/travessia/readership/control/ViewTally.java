package org.travessia.readership.control;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Views that were counted and not written down yet, by post or by post and where its reader came from. Bounded: whoever makes either up
 * fills no memory.
 */
final class ViewTally<K> {

    private final Map<K, Integer> counted = new ConcurrentHashMap<>();
    private final int most;

    /**
     * A tally of nothing.
     *
     * @param most so many keys are counted at most between two writings
     */
    ViewTally(int most) {
        this.most = most;
    }

    /**
     * Counts one more.
     *
     * @return whether it is counted: a key beyond the bound is left out
     */
    boolean seen(K key) {
        return add(key, 1);
    }

    /** All that was counted, which is not counted here any more. */
    Map<K, Integer> take() {
        Map<K, Integer> taken = new HashMap<>();
        for (K key : counted.keySet()) {
            Integer views = counted.remove(key);
            if (views != null) {
                taken.put(key, views);
            }
        }
        return taken;
    }

    /** Counts again what could not be written. */
    void giveBack(Map<K, Integer> taken) {
        taken.forEach(this::add);
    }

    private boolean add(K key, int views) {
        if (counted.size() >= most && !counted.containsKey(key)) {
            return false;
        }
        counted.merge(key, views, (one, other) -> (int) Math.min(Integer.MAX_VALUE, (long) one + other));
        return true;
    }
}
