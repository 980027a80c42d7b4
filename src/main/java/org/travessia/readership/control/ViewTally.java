package org.travessia.readership.control;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Views that were counted and not written down yet. Bounded: whoever makes ids up fills no memory. */
final class ViewTally {

    /** So many posts are counted at most between two writings. */
    static final int MOST_POSTS = 10_000;

    private final Map<Long, Integer> counted = new ConcurrentHashMap<>();

    /** Counts one more; a post beyond {@link #MOST_POSTS} is left out. */
    void seen(long postId) {
        add(postId, 1);
    }

    /** All that was counted, which is not counted here any more. */
    Map<Long, Integer> take() {
        Map<Long, Integer> taken = new HashMap<>();
        for (Long postId : counted.keySet()) {
            Integer views = counted.remove(postId);
            if (views != null) {
                taken.put(postId, views);
            }
        }
        return taken;
    }

    /** Counts again what could not be written. */
    void giveBack(Map<Long, Integer> taken) {
        taken.forEach(this::add);
    }

    private void add(long postId, int views) {
        if (counted.size() < MOST_POSTS || counted.containsKey(postId)) {
            counted.merge(postId, views, (one, other) -> (int) Math.min(Integer.MAX_VALUE, (long) one + other));
        }
    }
}
