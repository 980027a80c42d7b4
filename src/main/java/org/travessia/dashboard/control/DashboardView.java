package org.travessia.dashboard.control;

import java.util.List;
import java.util.Optional;
import org.travessia.comment.control.CommentRow;
import org.travessia.job.control.FailingJob;
import org.travessia.post.control.PostRow;
import org.travessia.readership.control.PostViews;
import org.travessia.webhook.control.EndpointRow;

/**
 * What the first page of the administration shows to one person.
 *
 * @param drafts those last changed, {@value #ROWS} at most
 * @param draftCount how many there are, {@value #MOST} meaning as many or more
 * @param scheduled the next ones to come out, {@value #ROWS} at most
 * @param scheduledCount as {@code draftCount}
 * @param recent the posts and pages last changed, {@value #ROWS} at most
 * @param waiting the comments that wait, the newest first, {@value #ROWS} at most; empty for who does not look after any
 * @param waitingCount as {@code draftCount}
 * @param mostRead the posts read most lately, {@value #ROWS} at most
 * @param failing jobs that fail; none for who can do nothing about them
 * @param webhooks endpoints that nothing reaches; none for who can do nothing about them
 */
public record DashboardView(
        List<PostRow> drafts,
        int draftCount,
        List<PostRow> scheduled,
        int scheduledCount,
        List<PostRow> recent,
        Optional<List<CommentRow>> waiting,
        int waitingCount,
        List<PostViews> mostRead,
        List<FailingJob> failing,
        List<EndpointRow> webhooks) {

    /** Of each kind. */
    public static final int ROWS = 5;

    /** Nobody counts further. */
    public static final int MOST = 100;

    /** A count as people see it: "12" or "99+". */
    public String shown(int count) {
        return count >= MOST ? (MOST - 1) + "+" : String.valueOf(count);
    }

    /** Whether nothing was written yet, as far as this person sees. */
    public boolean blank() {
        return recent.isEmpty();
    }
}
