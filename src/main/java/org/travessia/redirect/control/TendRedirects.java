package org.travessia.redirect.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.travessia.account.control.Actor;
import org.travessia.account.entity.Role;
import org.travessia.audit.control.AuditTrail;
import org.travessia.audit.entity.Deed;
import org.travessia.audit.entity.DeedKind;
import org.travessia.platform.Configuration;
import org.travessia.platform.Forbidden;
import org.travessia.platform.Invalid;
import org.travessia.platform.Invalid.FieldError;
import org.travessia.redirect.entity.Redirect;

/** Where editors and administrators lead old addresses on, or say that what was there is gone. */
@ApplicationScoped
@Transactional
public class TendRedirects {

    /** Redirects on one page. */
    public static final int PAGE = 50;

    /** How many redirects one may lead through: browsers give up after some twenty, search engines after five. */
    static final int MOST_HOPS = 5;

    private RedirectRepository redirects;
    private Configuration configuration;
    private AuditTrail audit;
    private Clock clock;

    /** For CDI's proxy only. */
    protected TendRedirects() {}

    @Inject
    public TendRedirects(RedirectRepository redirects, Configuration configuration, AuditTrail audit, Clock clock) {
        this.redirects = redirects;
        this.configuration = configuration;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A page of the list, the newest first.
     *
     * @param part letters of the path or the target, whatever their case; empty for all
     * @param before the id before which the page begins; empty for the newest
     * @param after the id after which it ends; wins over {@code before}
     * @throws Forbidden if the person is no editor
     */
    public RedirectPage page(String part, Optional<Long> before, Optional<Long> after, Actor editor) {
        demandEditor(editor);
        boolean back = after.isPresent();
        // One more than shown tells whether there is a further page.
        List<RedirectRow> found =
                new ArrayList<>(redirects
                        .list(
                                part.replace("\0", "").strip(),
                                after.or(() -> before).orElse(Long.MAX_VALUE),
                                !back,
                                PAGE + 1)
                        .stream()
                        .map(RedirectRow::of)
                        .toList());
        boolean further = found.size() > PAGE;
        List<RedirectRow> shown = further ? found.subList(0, PAGE) : found;
        if (back) {
            Collections.reverse(shown);
        }
        boolean hasNewer = !shown.isEmpty() && (back ? further : before.isPresent());
        boolean hasOlder = !shown.isEmpty() && (back || further);
        return new RedirectPage(
                List.copyOf(shown),
                hasNewer ? Optional.of(shown.get(0).id()) : Optional.empty(),
                hasOlder ? Optional.of(shown.get(shown.size() - 1).id()) : Optional.empty());
    }

    /**
     * What somebody typed to make one.
     *
     * @param path where something was, of this blog
     * @param target where it is now: a path of this blog, or an address elsewhere
     * @param gone whether it is gone instead, so that the target does not matter
     */
    public record Wanted(String path, String target, boolean gone) {}

    /**
     * Makes one.
     *
     * @return its id
     * @throws Invalid with field {@code path} or {@code target}: if it is none, is the blog's own, is taken, or leads in a circle
     * @throws Forbidden if the person is no editor
     */
    public long add(Wanted wanted, Actor editor) {
        demandEditor(editor);
        String base = configuration.baseUrl().toString();
        List<FieldError> errors = new ArrayList<>();
        Optional<String> path = RedirectRules.path(wanted.path(), base);
        Optional<String> target = wanted.gone() ? Optional.empty() : RedirectRules.target(wanted.target(), base);
        redirects.lock();
        path.ifPresentOrElse(
                known ->
                        pathProblem(known).ifPresent(problem -> errors.add(new FieldError("path", problem, List.of()))),
                () -> errors.add(new FieldError("path", "redirect.path.invalid", List.of(Redirect.MAX_PATH))));
        if (target.isEmpty() && !wanted.gone()) {
            errors.add(new FieldError("target", "redirect.target.invalid", List.of(Redirect.MAX_TARGET)));
        } else if (path.isPresent()) {
            circle(path.get(), target).ifPresent(problem -> errors.add(new FieldError("target", problem, List.of())));
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        long id = redirects
                .add(new Redirect(
                        path.orElseThrow(), target, false, clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .id();
        audit.record(Deed.of(DeedKind.REDIRECT_CREATED, id, path.get()).with("to", target.orElse("")));
        return id;
    }

    /**
     * Removes one: nothing is known of its address from then on.
     *
     * @return what it was, for its undoing
     * @throws RedirectNotFound if there is none with this id
     * @throws Forbidden if the person is no editor
     */
    public RedirectRow delete(long id, Actor editor) {
        demandEditor(editor);
        Redirect redirect = redirects.byId(id).orElseThrow(() -> new RedirectNotFound(id));
        RedirectRow was = RedirectRow.of(redirect);
        redirects.remove(redirect);
        audit.record(Deed.of(DeedKind.REDIRECT_DELETED, id, was.path())
                .with("to", was.target().orElse("")));
        return was;
    }

    private Optional<String> pathProblem(String path) {
        if (RedirectRules.home(path)) {
            return Optional.of("redirect.path.home");
        }
        if (RedirectRules.reserved(path)) {
            return Optional.of("redirect.path.reserved");
        }
        return redirects.byPath(path).map(taken -> "redirect.path.taken");
    }

    /** Follows a target as a browser would that has asked for the path. */
    private Optional<String> circle(String path, Optional<String> target) {
        Optional<String> next = target.filter(TendRedirects::local);
        for (int hops = 0; next.isPresent(); hops++) {
            if (asks(next.get(), path)) {
                return Optional.of("redirect.loop");
            }
            if (hops == MOST_HOPS) {
                return Optional.of("redirect.far");
            }
            String[] parts = next.get().split("#", 2)[0].split("\\?", 2);
            next = redirects
                    .leading(parts[0], parts.length > 1 ? parts[1] : "")
                    .flatMap(Redirect::target)
                    .filter(TendRedirects::local);
        }
        return Optional.empty();
    }

    /** Whether who goes to a target asks for what stands at a path, see {@link RedirectRepository#leading}. */
    private static boolean asks(String target, String path) {
        String whole = target.split("#", 2)[0];
        String alone = whole.split("\\?", 2)[0];
        return whole.equals(path) || alone.equals(path) || alone.equals(path + "/");
    }

    private static boolean local(String target) {
        return target.startsWith("/");
    }

    private static void demandEditor(Actor actor) {
        if (!actor.is(Role.ADMINISTRATOR, Role.EDITOR)) {
            throw new Forbidden("person " + actor.id() + " may not tend redirects");
        }
    }
}
