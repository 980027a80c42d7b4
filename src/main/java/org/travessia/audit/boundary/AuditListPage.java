package org.travessia.audit.boundary;

import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.travessia.audit.control.AuditPage;
import org.travessia.audit.control.AuditRow;
import org.travessia.audit.entity.DeedKind;
import org.travessia.web.Layout;
import org.travessia.web.Option;

/**
 * The audit log as its page shows it.
 *
 * @param person the username asked for, empty for all
 * @param deed the code asked for, empty for all
 */
public record AuditListPage(AuditPage listing, String person, String deed) {

    static final String PATH = "/admin/audit";

    /** The details that have words of their own; another's name is shown as it is. */
    private static final Set<String> NAMED = Set.of(
            "change", "changed", "created", "days", "failed", "file", "from", "host", "into", "kind", "mode", "paused",
            "posts", "reason", "role", "scopes", "status", "to", "updated");

    /** Every kind of deed by its words, and all of them. */
    public List<Option> deeds(Layout layout) {
        return Stream.concat(
                        Stream.of(new Option("", layout.text("audit.allDeeds"))),
                        Stream.of(DeedKind.values())
                                .map(kind -> new Option(kind.code(), layout.text(kind.messageKey()))))
                .toList();
    }

    /** What was done in words; the code itself where a newer program wrote it. */
    public String words(AuditRow row, Layout layout) {
        return row.kind().map(kind -> layout.text(kind.messageKey())).orElse(row.deed());
    }

    /** What there is to say of it, by the details' names in words. */
    public List<Option> details(AuditRow row, Layout layout) {
        return row.named().stream()
                .map(detail -> new Option(
                        detail.value(),
                        NAMED.contains(detail.name()) ? layout.text("audit.detail." + detail.name()) : detail.name()))
                .toList();
    }

    /** Whether fewer than all are shown. */
    public boolean filtered() {
        return !person.isEmpty() || !deed.isEmpty();
    }

    /** The address of the page with newer ones. */
    public Optional<String> newer() {
        return listing.newer().map(number -> page("after", number));
    }

    /** The address of the page with older ones. */
    public Optional<String> older() {
        return listing.older().map(number -> page("before", number));
    }

    private String page(String parameter, long number) {
        return UriBuilder.fromPath(PATH)
                .queryParam("person", "{person}")
                .queryParam("deed", "{deed}")
                .queryParam(parameter, number)
                .build(person, deed)
                .toString();
    }
}
