package org.travessia.account.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.travessia.account.control.SessionRepository.Signed;
import org.travessia.account.entity.Person;
import org.travessia.account.entity.Session;
import org.travessia.account.entity.Token;
import org.travessia.audit.control.AuditTrail;
import org.travessia.audit.entity.Deed;
import org.travessia.audit.entity.DeedKind;
import org.travessia.platform.Configuration;

/** Begins, recognises and ends the sessions of browsers. */
@ApplicationScoped
public class Sessions {

    private SessionRepository sessions;
    private PendingSignInRepository pending;
    private RememberedDeviceRepository devices;
    private PersonRepository people;
    private Configuration configuration;
    private AuditTrail audit;
    private Clock clock;

    /** For CDI's proxy only. */
    protected Sessions() {}

    @Inject
    public Sessions(
            SessionRepository sessions,
            PendingSignInRepository pending,
            RememberedDeviceRepository devices,
            PersonRepository people,
            Configuration configuration,
            AuditTrail audit,
            Clock clock) {
        this.sessions = sessions;
        this.pending = pending;
        this.devices = devices;
        this.people = people;
        this.configuration = configuration;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Begins a session, always with a new secret: one that an attacker put into the browser before is worth nothing.
     *
     * @param former the session that the browser had until now, which ends
     */
    @Transactional
    public Token begin(long personId, Browser browser, Optional<Token> former) {
        Person person = people.byId(personId).filter(Person::active).orElseThrow(WrongCredentials::new);
        Token token = added(person, browser, former);
        people.noteSignIn(personId, clock.instant());
        audit.record(Deed.of(DeedKind.SIGNED_IN).by(person.id(), person.username()));
        return token;
    }

    /**
     * The same for somebody who was believed for their password, if it is theirs still: it took long to hash, and a new one ends the
     * sessions that the one before gave.
     *
     * @param believed the hash by which the password was right
     * @throws WrongCredentials if there is another by now
     */
    @Transactional
    public Token begin(long personId, String believed, Browser browser, Optional<Token> former) {
        people.locked(personId)
                .filter(person -> person.passwordHash().equals(believed))
                .orElseThrow(WrongCredentials::new);
        return begin(personId, browser, former);
    }

    private Token added(Person person, Browser browser, Optional<Token> former) {
        Instant now = clock.instant();
        former.ifPresent(sessions::end);
        sessions.sweep(now);
        Token token = Token.random();
        sessions.add(new Session(
                person, token, browser.address(), browser.userAgent(), now, configuration.sessionLifetime()));
        return token;
    }

    /** Ends all that a person's browsers are believed by, remembered devices included, and begins one session in its place. */
    @Transactional
    public Token beginAnew(Actor actor, Browser browser) {
        endEverywhere(actor.id());
        return added(people.byId(actor.id()).orElseThrow(NotSignedIn::new), browser, Optional.empty());
    }

    /** Signs a person out here and everywhere else; every device must show the second factor again. */
    @Transactional
    public void endAll(Actor actor) {
        endEverywhere(actor.id());
        audit.record(Deed.of(DeedKind.ALL_SESSIONS_ENDED));
    }

    /** Ends all that a person's browsers are believed by: sessions, sign-ins that wait for a second factor, remembered devices. */
    @Transactional
    public void endEverywhere(long personId) {
        sessions.endOthers(personId, 0);
        pending.endAll(personId);
        devices.forgetAll(personId);
    }

    /** The living session that a cookie names: one statement, no transaction. */
    @Transactional(TxType.SUPPORTS)
    public Optional<Signed> recognise(Token token) {
        Instant now = clock.instant();
        // The row says when it ends by the settings of its last use; today's may be stricter.
        return sessions.living(token, now)
                .filter(session ->
                        expiry(session.createdAt(), session.lastUsedAt()).isAfter(now));
    }

    /** Whether it is time to write down that a session is in use. */
    public boolean stale(Signed session) {
        return session.lastUsedAt().plus(Session.NOTED_EVERY).isBefore(clock.instant());
    }

    /** Writes down that a session is in use, which makes it last longer. */
    @Transactional
    public void note(Signed session) {
        Instant now = clock.instant();
        sessions.note(session.sessionId(), now, expiry(session.createdAt(), now));
    }

    /** Ends the session that a cookie names. */
    @Transactional
    public void end(Token token) {
        if (sessions.end(token)) {
            audit.record(Deed.of(DeedKind.SIGNED_OUT));
        }
    }

    /**
     * Ends one session of a person.
     *
     * @throws SessionNotFound if it is not one of the person's
     */
    @Transactional
    public void end(long id, Actor actor) {
        if (!sessions.end(id, actor.id())) {
            throw new SessionNotFound(id);
        }
        audit.record(Deed.of(DeedKind.SESSION_ENDED, id, ""));
    }

    /** Ends all sessions of a person but the one that is kept. */
    @Transactional
    public void endOthers(Actor actor, long kept) {
        sessions.endOthers(actor.id(), kept);
        audit.record(Deed.of(DeedKind.SESSIONS_ENDED));
    }

    /** A person's living sessions. */
    @Transactional(TxType.SUPPORTS)
    public List<SessionView> of(Actor actor) {
        Instant now = clock.instant();
        return sessions.of(actor.id(), now).stream()
                .filter(session ->
                        expiry(session.createdAt(), session.lastUsedAt()).isAfter(now))
                .toList();
    }

    private Instant expiry(Instant createdAt, Instant lastUsedAt) {
        return Session.expiry(createdAt, lastUsedAt, configuration.sessionLifetime());
    }
}
