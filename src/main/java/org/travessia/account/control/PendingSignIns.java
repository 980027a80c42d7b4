package org.travessia.account.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.travessia.account.entity.PendingSignIn;
import org.travessia.account.entity.RememberedDevice;
import org.travessia.account.entity.Token;
import org.travessia.audit.control.AuditTrail;
import org.travessia.audit.entity.Deed;
import org.travessia.audit.entity.DeedKind;

/** Browsers in which the password was right and that wait for the second factor, and those that need not show it again. */
@ApplicationScoped
public class PendingSignIns {

    private PendingSignInRepository pending;
    private RememberedDeviceRepository devices;
    private Sessions sessions;
    private AuditTrail audit;
    private Clock clock;

    /** For CDI's proxy only. */
    protected PendingSignIns() {}

    @Inject
    public PendingSignIns(
            PendingSignInRepository pending,
            RememberedDeviceRepository devices,
            Sessions sessions,
            AuditTrail audit,
            Clock clock) {
        this.pending = pending;
        this.devices = devices;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Begins to wait. */
    @Transactional
    public Token begin(long personId) {
        Instant now = clock.instant();
        pending.sweep(now);
        devices.sweep(now);
        Token token = Token.random();
        pending.add(new PendingSignIn(personId, token, now));
        return token;
    }

    /**
     * Whose sign-in waits.
     *
     * @throws SignInExpired if none does
     */
    @Transactional(TxType.SUPPORTS)
    public long personOf(Token token) {
        return pending.personOf(token, clock.instant()).orElseThrow(SignInExpired::new);
    }

    /**
     * Ends the waiting and begins a session; or leaves all as it was.
     *
     * @param right whether what was shown is the second factor of the person with this id; what it uses up stays used up only
     *     with the session
     * @param former the session that the browser had until now, which ends
     * @param remember whether the device need not show the second factor again
     * @throws SignInExpired if nothing waits under this token, or it was gone on with in the same moment
     * @throws WrongSecondFactor if it is not right
     */
    @Transactional
    public Entered end(Token token, LongPredicate right, Browser browser, Optional<Token> former, boolean remember) {
        Instant now = clock.instant();
        long person = pending.personOf(token, now).orElseThrow(SignInExpired::new);
        if (!right.test(person)) {
            audit.recordApart(Deed.of(DeedKind.SECOND_FACTOR_FAILED, person, ""));
            throw new WrongSecondFactor("not a second factor of this person's that was not used before");
        }
        if (!pending.end(token, now)) {
            throw new SignInExpired();
        }
        Optional<Token> device = remember ? Optional.of(remembered(person, browser, now)) : Optional.empty();
        return new Entered(sessions.begin(person, browser, former), device);
    }

    /** The same for a device that was remembered: empty, and it goes on waiting, if it was not, or is another person's. */
    @Transactional
    public Optional<Token> end(Token token, Token device, Browser browser, Optional<Token> former) {
        Instant now = clock.instant();
        return pending.personOf(token, now)
                .filter(person -> devices.use(device, person, now) && pending.end(token, now))
                .map(person -> sessions.begin(person, browser, former));
    }

    /** A person's remembered devices. */
    @Transactional(TxType.SUPPORTS)
    public List<RememberedDeviceView> devicesOf(Actor actor) {
        return devices.of(actor.id(), clock.instant());
    }

    /**
     * Asks a device for the second factor again.
     *
     * @throws RememberedDeviceNotFound if it is not one of the person's
     */
    @Transactional
    public void forgetDevice(long id, Actor actor) {
        if (!devices.forget(id, actor.id())) {
            throw new RememberedDeviceNotFound(id);
        }
        audit.record(Deed.of(DeedKind.DEVICE_FORGOTTEN, id, ""));
    }

    private Token remembered(long person, Browser browser, Instant now) {
        Token token = Token.random();
        devices.add(new RememberedDevice(person, token, browser.userAgent(), now));
        audit.record(Deed.of(DeedKind.DEVICE_REMEMBERED, person, ""));
        return token;
    }
}
