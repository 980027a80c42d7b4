package org.travessia.transfer.control;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.travessia.transfer.control.DjangoDatabase.Column;

/** Whether a post is public, by the column that says so: {@code 'PB'}, {@code 'published'}, {@code 1}, {@code true}. */
final class DjangoStatus {

    private static final Set<String> PUBLISHED = Set.of(
            "pb",
            "p",
            "pub",
            "publish",
            "published",
            "public",
            "posted",
            "live",
            "active",
            "visible",
            "1",
            "true",
            "t",
            "yes",
            "y",
            "on");
    private static final Set<String> DRAFT = Set.of(
            "df",
            "d",
            "dr",
            "draft",
            "unpublished",
            "private",
            "hidden",
            "pending",
            "inactive",
            "0",
            "false",
            "f",
            "no",
            "n",
            "off",
            "");

    private final Column column;
    private final Set<String> published;

    /**
     * A column that says it.
     *
     * @param published the values that mean public; empty for those of the tutorials
     */
    DjangoStatus(Column column, Set<String> published) {
        this.column = column;
        this.published = published;
    }

    /** What a value means; empty if that is not known. */
    Optional<Boolean> published(String value) {
        String plain = value.strip().toLowerCase(Locale.ROOT);
        if (!published.isEmpty()) {
            return Optional.of(published.stream().anyMatch(one -> one.equalsIgnoreCase(plain)));
        }
        boolean draftsColumn = column.name().toLowerCase(Locale.ROOT).endsWith("draft");
        if (PUBLISHED.contains(plain)) {
            return Optional.of(!draftsColumn);
        }
        return DRAFT.contains(plain) ? Optional.of(draftsColumn && !plain.isEmpty()) : Optional.empty();
    }
}
