package org.travessia.redirect.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.travessia.redirect.entity.Redirect;

/** Keeps old addresses alive: those that change lead on, those that go say that they are gone. */
@ApplicationScoped
@Transactional
public class Redirects {

    private RedirectRepository redirects;
    private Clock clock;

    /** For CDI's proxy only. */
    protected Redirects() {}

    @Inject
    public Redirects(RedirectRepository redirects, Clock clock) {
        this.redirects = redirects;
        this.clock = clock;
    }

    /** What was at one path is at another from now on. */
    public void moved(String from, String to) {
        redirects.follow(from, to);
        redirects.removePath(from);
        redirects.removePath(to);
        redirects.add(new Redirect(from, Optional.of(to), true, now()));
    }

    /**
     * What was at one path is at another from now on, where readers do not find it yet: what was said of either address before stays
     * as it is.
     */
    public void movedUnseen(String from, String to) {
        if (redirects.byPath(from).isPresent()) {
            return;
        }
        redirects.follow(from, to);
        // Back where it was: the two would lead to each other.
        redirects
                .byPath(to)
                .filter(back -> back.target().equals(Optional.of(from)))
                .ifPresent(redirects::remove);
        redirects.add(new Redirect(from, Optional.of(to), true, now()));
    }

    /** What was at this path, and what led to it, is gone for good (410). */
    public void gone(String path) {
        redirects.end(path);
        redirects.removePath(path);
        redirects.add(new Redirect(path, Optional.empty(), true, now()));
    }

    /** Readers find something at this path from now on. */
    public void taken(String path) {
        redirects.removePath(path);
    }

    /**
     * Notes an address that led to something where it comes from; one that is known already stays as it is.
     *
     * @param path with a leading slash, with its query where that matters
     */
    public void noteUnlessKnown(String path, String target) {
        if (!path.equals(target)
                && path.length() <= Redirect.MAX_PATH
                && redirects.byPath(path).isEmpty()) {
            redirects.add(new Redirect(path, Optional.of(target), true, now()));
        }
    }

    /** What is known of an address at which nothing is. */
    public Optional<Redirect> of(String path) {
        return redirects.byPath(path);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
