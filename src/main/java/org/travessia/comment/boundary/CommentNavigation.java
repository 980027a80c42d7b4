package org.travessia.comment.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.stream.Stream;
import org.travessia.account.control.CurrentPerson;
import org.travessia.account.entity.Role;
import org.travessia.comment.control.CommentCounts;
import org.travessia.comment.control.ModerateComments;
import org.travessia.web.NavigationItem;
import org.travessia.web.NavigationSource;

/** Leads those who look after comments to their queue, and says how many wait there. */
@RequestScoped
public class CommentNavigation implements NavigationSource {

    @Inject
    ModerateComments moderate;

    @Inject
    CurrentPerson person;

    @Override
    public Stream<NavigationItem> items() {
        return person
                .actor()
                .filter(actor -> actor.role() != Role.CONTRIBUTOR)
                .map(moderate::counts)
                .map(counts -> new NavigationItem(
                        "/admin/comments",
                        "comment.admin.title",
                        counts.waiting() == 0 ? "" : CommentCounts.shown(counts.waiting())))
                .stream();
    }
}
