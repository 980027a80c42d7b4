package org.travessia.post.control;

import java.util.Arrays;
import java.util.Optional;

/**
 * In which order the administration's list stands. Each has an index whose order it is, so that every page of a list of all posts costs
 * the same.
 */
public enum PostOrder {
    CHANGED("", "p.updatedAt", ":at", true),
    CHANGED_FIRST("changed-first", "p.updatedAt", ":at", false),
    NEWEST("newest", PostOrder.DATE, ":at", true),
    OLDEST("oldest", PostOrder.DATE, ":at", false),
    TITLE("title", PostOrder.NAME, "lower(:title)", false),
    TITLE_LAST("title-last", PostOrder.NAME, "lower(:title)", true);

    /** Of what is out, when it came out; of what will be, when; of anything else, when it was begun. */
    private static final String DATE = "coalesce(p.publishedAt, p.scheduledAt, p.createdAt)";

    private static final String NAME = "lower(p.title)";

    private final String word;
    private final String expression;
    private final String parameter;
    private final boolean descending;

    PostOrder(String word, String expression, String parameter, boolean descending) {
        this.word = word;
        this.expression = expression;
        this.parameter = parameter;
        this.descending = descending;
    }

    /** The order of this name; the usual one for any other. */
    public static PostOrder of(String word) {
        return Arrays.stream(values())
                .filter(order -> order.word.equals(word))
                .findFirst()
                .orElse(CHANGED);
    }

    /** Its name in addresses; empty for the usual one. */
    public String word() {
        return word;
    }

    /** Where a row stands in it. */
    Cursor place(PostRow row) {
        return switch (this) {
            case CHANGED, CHANGED_FIRST -> new Cursor(row.updatedAt(), row.id());
            case NEWEST, OLDEST -> new Cursor(row.date(), row.id());
            case TITLE, TITLE_LAST -> new Cursor(row.updatedAt(), row.id(), row.title());
        };
    }

    /** JPQL: behind a place, or before it; nothing if that is the beginning of the list. */
    Optional<String> next(Cursor place, boolean forward) {
        return place.equals(Cursor.NEWEST)
                ? Optional.empty()
                : Optional.of("(" + expression + ", p.id) " + (forward == descending ? "<" : ">") + " (" + parameter
                        + ", :id)");
    }

    /** JPQL: down the list, or up. */
    String by(boolean forward) {
        String direction = forward == descending ? " desc" : "";
        return " order by " + expression + direction + ", p.id" + direction;
    }

    /** Whether its places are titles; of any other they are times. */
    boolean byTitle() {
        return expression.equals(NAME);
    }
}
