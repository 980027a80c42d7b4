package org.travessia.dashboard.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.travessia.account.control.Actor;
import org.travessia.account.entity.Role;
import org.travessia.comment.control.CommentFilter;
import org.travessia.comment.control.CommentRow;
import org.travessia.comment.control.ModerateComments;
import org.travessia.comment.entity.CommentStatus;
import org.travessia.job.control.JobRepository;
import org.travessia.post.control.ListPosts;
import org.travessia.post.control.PostFilter;
import org.travessia.post.entity.PostStatus;
import org.travessia.readership.control.ReadViews;
import org.travessia.webhook.control.TendWebhooks;

/** Gathers what waits for somebody, in a few statements whose cost does not grow with the blog. */
@ApplicationScoped
@Transactional
public class ShowDashboard {

    private ListPosts posts;
    private ModerateComments comments;
    private ReadViews views;
    private JobRepository jobs;
    private TendWebhooks webhooks;

    /** For CDI's proxy only. */
    protected ShowDashboard() {}

    @Inject
    public ShowDashboard(
            ListPosts posts, ModerateComments comments, ReadViews views, JobRepository jobs, TendWebhooks webhooks) {
        this.posts = posts;
        this.comments = comments;
        this.views = views;
        this.jobs = jobs;
        this.webhooks = webhooks;
    }

    /** What waits for this person, and only what they may see. */
    public DashboardView of(Actor actor) {
        boolean moderates = actor.role() != Role.CONTRIBUTOR;
        ListPosts.Counts counts = posts.counts(DashboardView.MOST, actor);
        return new DashboardView(
                posts.newest(only(PostStatus.DRAFT), DashboardView.ROWS, actor),
                counts.drafts(),
                posts.nextScheduled(DashboardView.ROWS, actor),
                counts.scheduled(),
                posts.newest(all(), DashboardView.ROWS, actor),
                moderates ? Optional.of(waiting(actor)) : Optional.empty(),
                moderates ? comments.counts(actor).waiting() : 0,
                views.most(DashboardView.ROWS, actor),
                actor.is(Role.ADMINISTRATOR, Role.EDITOR) ? jobs.failing(DashboardView.ROWS) : List.of(),
                webhooks.troubled(actor));
    }

    private List<CommentRow> waiting(Actor actor) {
        return comments.page(
                        new CommentFilter(Optional.of(CommentStatus.WAITING), Optional.empty(), Optional.empty()),
                        Optional.empty(),
                        Optional.empty(),
                        DashboardView.ROWS,
                        actor)
                .rows();
    }

    private static PostFilter all() {
        return new PostFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static PostFilter only(PostStatus status) {
        return new PostFilter(Optional.of(status), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
