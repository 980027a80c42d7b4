package org.travessia.audit.entity;

import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What was done, to what, and what there is to say of it. Never a secret: no password, token, code, link that opens something, or text
 * of a mail. Whatever is long is cut; nothing that was typed can break an entry.
 *
 * @param doer who did it, where that is not who the request says
 * @param target to what; empty where it is the doer's own account or the whole blog
 * @param details by name, such as {@code role} → {@code EDITOR}
 */
public record Deed(DeedKind kind, Optional<Doer> doer, Optional<Target> target, SortedMap<String, String> details) {

    /** The longest that is kept of any text, in UTF-16 units. */
    public static final int MAX_TEXT = 200;

    /** How many details an entry has at most. */
    public static final int MAX_DETAILS = 10;

    /**
     * Who did something, as they were.
     *
     * @param id of the person
     */
    public record Doer(long id, String username) {

        public Doer {
            username = shortened(username);
        }
    }

    /**
     * To what something was done, as it was; what kind of thing it is the deed's code begins with.
     *
     * @param name a short one for people, such as a title
     */
    public record Target(String id, String name) {

        public Target {
            id = shortened(id);
            name = shortened(name);
        }
    }

    /** Something about one's own account, or the blog. */
    public static Deed of(DeedKind kind) {
        return new Deed(kind, Optional.empty(), Optional.empty(), new TreeMap<>());
    }

    /** Something done to one thing. */
    public static Deed of(DeedKind kind, long id, String name) {
        return of(kind, Long.toString(id), name);
    }

    /** Something done to one thing that has no number. */
    public static Deed of(DeedKind kind, String id, String name) {
        return new Deed(kind, Optional.empty(), Optional.of(new Target(id, name)), new TreeMap<>());
    }

    /** The same, done by somebody of whom the request does not say so: who signs in, or for whom a job works. */
    public Deed by(long personId, String username) {
        return new Deed(kind, Optional.of(new Doer(personId, username)), target, details);
    }

    /** The same, and one more thing to say of it. */
    public Deed with(String name, Object value) {
        if (details.size() == MAX_DETAILS) {
            return this;
        }
        SortedMap<String, String> more = new TreeMap<>(details);
        more.put(shortened(name), shortened(String.valueOf(value)));
        return new Deed(kind, doer, target, more);
    }

    /** The details as name, value, name, value, in the order of the names. */
    String[] flatDetails() {
        return details.entrySet().stream()
                .flatMap(detail -> Stream.of(detail.getKey(), detail.getValue()))
                .toArray(String[]::new);
    }

    /** What PostgreSQL keeps letter by letter: no NUL, no half of a pair. */
    static String shortened(String text) {
        String kept = Objects.requireNonNull(text);
        if (kept.length() > MAX_TEXT) {
            kept = kept.substring(0, MAX_TEXT - 1) + "…";
        }
        return kept.codePoints()
                .map(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
