package org.travessia.platform;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Predicate;

/** All that led to an exception: its causes, and what was suppressed, which is where a failed commit names its reasons. */
public final class Causes {

    private Causes() {}

    /** Whether the exception or something that led to it is of a kind. */
    public static boolean include(Throwable thrown, Predicate<Throwable> kind) {
        // A cause may be its own cause's cause.
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> open = new ArrayDeque<>(Set.of(thrown));
        while (!open.isEmpty()) {
            Throwable next = open.pop();
            if (!seen.add(next)) {
                continue;
            }
            if (kind.test(next)) {
                return true;
            }
            if (next.getCause() != null) {
                open.push(next.getCause());
            }
            Arrays.stream(next.getSuppressed()).forEach(open::push);
        }
        return false;
    }

    /** Where it began. */
    public static Throwable deepest(Throwable thrown) {
        Throwable root = thrown;
        for (int depth = 0; root.getCause() != null && depth < 20; depth++) {
            root = root.getCause();
        }
        return root;
    }
}
