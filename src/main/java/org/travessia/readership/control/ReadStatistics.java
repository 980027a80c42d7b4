package org.travessia.readership.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.travessia.account.control.Actor;
import org.travessia.account.entity.Role;
import org.travessia.post.control.PostNotFound;
import org.travessia.web.Site;

/** Says how much was read, and where readers came from: to editors of all posts, to others of their own. */
@ApplicationScoped
@Transactional
public class ReadStatistics {

    /** How many days can be looked at, today included. */
    public static final List<Integer> DAYS = List.of(7, 30, 90, 365);

    /** Rows of a list on the page. */
    public static final int ROWS = 20;

    /** Rows of a list in a file. */
    public static final int MOST_ROWS = 1_000;

    private static final int DAYS_BY_DAY = 90;
    private static final int WEEK = 7;

    private ViewRepository views;
    private ReferrerRepository referrers;
    private Instance<Site> site;
    private Clock clock;

    /** For CDI's proxy only. */
    protected ReadStatistics() {}

    @Inject
    public ReadStatistics(ViewRepository views, ReferrerRepository referrers, Instance<Site> site, Clock clock) {
        this.views = views;
        this.referrers = referrers;
        this.site = site;
        this.clock = clock;
    }

    /**
     * The figures of some days.
     *
     * @param days one of {@link #DAYS}; any other number is the second of them
     * @param postId of one post; empty for all that this person may see
     * @param rows of each list at most
     * @throws PostNotFound if there is no such post, or it is somebody else's
     */
    public Statistics of(int days, Optional<Long> postId, int rows, Actor actor) {
        int wanted = DAYS.contains(days) ? days : DAYS.get(1);
        Optional<PostNamed> post =
                postId.map(id -> views.post(id, author(actor)).orElseThrow(() -> new PostNotFound(id)));
        // Of a post that is this person's to see, all is.
        Optional<Long> author = post.isPresent() ? Optional.empty() : author(actor);
        LocalDate today = LocalDate.ofInstant(clock.instant(), site.get().zone());
        return new Statistics(
                wanted,
                post,
                periods(views.byDay(today.minusDays(wanted), author, postId), today, wanted),
                post.isPresent() ? List.of() : views.most(wanted, author, rows),
                referrers.most(wanted, author, postId, rows));
    }

    /** Each day of a file, whatever their number. */
    public List<Period> days(int days, Optional<Long> postId, Actor actor) {
        int wanted = DAYS.contains(days) ? days : DAYS.get(1);
        Optional<Long> author = author(actor);
        postId.ifPresent(id -> views.post(id, author).orElseThrow(() -> new PostNotFound(id)));
        LocalDate today = LocalDate.ofInstant(clock.instant(), site.get().zone());
        return periods(views.byDay(today.minusDays(wanted), author, postId), today, wanted, 1);
    }

    private static List<Period> periods(Map<LocalDate, Long> byDay, LocalDate today, int days) {
        return periods(byDay, today, days, days > DAYS_BY_DAY ? WEEK : 1);
    }

    /** The last one ends today; of the first, days before the first day count nothing. */
    static List<Period> periods(Map<LocalDate, Long> byDay, LocalDate today, int days, int length) {
        List<Period> periods = new ArrayList<>();
        int count = (days + length - 1) / length;
        for (int back = count - 1; back >= 0; back--) {
            LocalDate to = today.minusDays((long) back * length);
            LocalDate from = to.minusDays(length - 1L);
            long sum = from.datesUntil(to.plusDays(1))
                    .mapToLong(day -> byDay.getOrDefault(day, 0L))
                    .sum();
            periods.add(new Period(from, to, sum));
        }
        return List.copyOf(periods);
    }

    private static Optional<Long> author(Actor actor) {
        return actor.is(Role.ADMINISTRATOR, Role.EDITOR) ? Optional.empty() : Optional.of(actor.id());
    }
}
