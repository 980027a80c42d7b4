package org.travessia.mail.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.travessia.job.control.BackOff;
import org.travessia.mail.entity.OutgoingMail;
import org.travessia.platform.Configuration;
import org.travessia.web.Site;

/**
 * Where features leave mail. It is part of the caller's transaction: what is rolled back is never sent, and what is committed is,
 * by {@link SendMail}, though the mail server be away now or this server end. Where the blog has no mail server nothing is written.
 */
@ApplicationScoped
@Transactional
public class Outbox {

    /** How much mail of one topic somebody gets in an hour at most. */
    public static final int MOST_AN_HOUR = 20;

    /** After this a mail is old news. */
    static final Duration PATIENCE = Duration.ofDays(3);

    private static final Logger LOG = Logger.getLogger(Outbox.class);
    private static final Duration HOUR = Duration.ofHours(1);

    /** How long it can be seen what was sent; longer than what is counted looks back. */
    private static final Duration KEPT = Duration.ofDays(1);

    private static final int SWEPT_AT_ONCE = 100;
    private static final int MAX_SUBJECT = 200;
    private static final int MAX_TEXT = 10_000;

    private OutgoingMailRepository mails;
    private Configuration configuration;
    private Instance<Site> site;
    private Clock clock;

    /** For CDI's proxy only. */
    protected Outbox() {}

    @Inject
    public Outbox(OutgoingMailRepository mails, Configuration configuration, Instance<Site> site, Clock clock) {
        this.mails = mails;
        this.configuration = configuration;
        this.site = site;
        this.clock = clock;
    }

    /** Whether the blog sends mail at all: who writes none need not ask what would be in it. */
    public boolean open() {
        return configuration.smtp().isPresent();
    }

    /** Sends a mail soon, unless the recipient got {@link #MOST_AN_HOUR} of its topic within the last hour. */
    public void write(NewMail mail) {
        if (!open()) {
            return;
        }
        Instant now = clock.instant();
        mails.lock(mail.recipient(), mail.topic());
        if (mails.since(mail.recipient(), mail.topic(), now.minus(HOUR)) >= MOST_AN_HOUR) {
            LOG.debugf("Enough mail about %s for now", mail.topic());
            return;
        }
        mails.add(outgoing(mail, false, now, now));
    }

    /**
     * Sends a mail after a while and within it takes what is newer: of those of its topic to the same recipient that come until then
     * only the last one is sent, and at most one an hour.
     */
    public void gather(NewMail mail, Duration delay) {
        if (!open()) {
            return;
        }
        Instant now = clock.instant();
        mails.lock(mail.recipient(), mail.topic());
        Optional<OutgoingMail> waiting = mails.gathering(mail.recipient(), mail.topic());
        if (waiting.isPresent()) {
            waiting.get().sayInstead(mail.language(), oneLine(mail.subject()), text(mail.text()));
            return;
        }
        Instant soon = now.plus(delay);
        Instant due = mails.lastDue(mail.recipient(), mail.topic())
                .map(last -> last.plus(HOUR))
                .filter(soon::isBefore)
                .orElse(soon);
        mails.add(outgoing(mail, true, now, due));
    }

    /** Forgets all mail to somebody, also what was sent: nobody is written to who is here no more. */
    public void forget(String recipient) {
        mails.removeTo(recipient);
    }

    /** Whether there is something to send. */
    boolean anyDue() {
        return mails.anyDue(clock.instant());
    }

    /** Begins to send the mail that is due for longest. Whoever dies before {@link #sent} has not sent it: it is due again later. */
    Optional<Letter> begin() {
        Instant now = clock.instant();
        return mails.takeDue(now).map(mail -> {
            mail.begin(now, BackOff.after(mail.attempts()));
            return new Letter(
                    mail.id(),
                    mail.mailId(),
                    site.get().title(),
                    mail.recipient(),
                    mail.language(),
                    mail.subject(),
                    mail.body(),
                    mail.createdAt());
        });
    }

    /** The mail server has taken it. */
    void sent(long id) {
        mails.byId(id).ifPresent(mail -> mail.sent(clock.instant()));
    }

    /** It can never be sent. */
    void giveUp(long id) {
        mails.byId(id).ifPresent(mails::remove);
    }

    /** Gives up what could not be sent for too long, and forgets what was sent. Looks first: a blog that is moved takes no writes. */
    void sweep() {
        Instant now = clock.instant();
        List<OutgoingMail> old = mails.waitingSinceBefore(now.minus(PATIENCE), SWEPT_AT_ONCE);
        old.forEach(mail -> LOG.warnf(
                "Mail %d to %s was given up: it could not be sent for %d days",
                mail.id(), mail.recipient(), PATIENCE.toDays()));
        old.forEach(mails::remove);
        mails.sentBefore(now.minus(KEPT), SWEPT_AT_ONCE).forEach(mails::remove);
    }

    private static OutgoingMail outgoing(NewMail mail, boolean gathering, Instant now, Instant due) {
        return new OutgoingMail(
                mail.recipient(),
                mail.language(),
                oneLine(mail.subject()),
                text(mail.text()),
                mail.topic(),
                gathering,
                now,
                due);
    }

    /** A line break in a title or a name would begin another header. */
    static String oneLine(String subject) {
        return cut(subject.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ").strip(), MAX_SUBJECT);
    }

    private static String text(String text) {
        return cut(text.replace("\r\n", "\n").replaceAll("[\\p{Cc}&&[^\\n\\t]]", " "), MAX_TEXT);
    }

    /** By whole characters, so that no half of one is left. */
    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }
}
