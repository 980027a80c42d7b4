package org.travessia.account.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.travessia.account.entity.Passkey;
import org.travessia.account.entity.Person;
import org.travessia.account.entity.RecoveryCode;
import org.travessia.account.entity.SecondFactor;
import org.travessia.account.entity.Totp;
import org.travessia.audit.control.AuditTrail;
import org.travessia.audit.entity.Deed;
import org.travessia.audit.entity.DeedKind;
import org.travessia.platform.Invalid;

/**
 * What people have besides their password: an authenticator app, passkeys, recovery codes. Whoever changes theirs is signed out
 * everywhere else, and every device is asked again: what was believed before was believed by other rules.
 */
@ApplicationScoped
public class SecondFactors {

    private SecondFactorRepository factors;
    private PasskeyRepository passkeys;
    private PersonRepository people;
    private Sessions sessions;
    private AuditTrail audit;
    private Clock clock;

    /** For CDI's proxy only. */
    protected SecondFactors() {}

    @Inject
    public SecondFactors(
            SecondFactorRepository factors,
            PasskeyRepository passkeys,
            PersonRepository people,
            Sessions sessions,
            AuditTrail audit,
            Clock clock) {
        this.factors = factors;
        this.passkeys = passkeys;
        this.people = people;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a person has set up. */
    @Transactional(TxType.SUPPORTS)
    public SecondFactorView of(Actor actor) {
        return new SecondFactorView(
                factors.of(actor.id()).flatMap(SecondFactor::appConfirmedAt),
                passkeys.of(actor.id()),
                factors.codesLeft(actor.id()));
    }

    /** What somebody may show after the password. */
    @Transactional(TxType.SUPPORTS)
    public SecondStepView offered(long personId) {
        return new SecondStepView(
                factors.of(personId).flatMap(SecondFactor::appConfirmedAt).isPresent(),
                !passkeys.of(personId).isEmpty());
    }

    /** Whether somebody is asked for more than the password. */
    @Transactional(TxType.SUPPORTS)
    public boolean guards(long personId) {
        return factors.guards(personId);
    }

    /**
     * Begins with an authenticator app, which counts for nothing until a code of it is typed.
     *
     * @param site what the app calls the blog
     * @throws Invalid if an app counts already
     */
    @Transactional
    public AppSetUp beginApp(PasswordProof proof, String site) {
        SecondFactor factor = factor(proof.actor().id());
        if (factor.appConfirmedAt().isPresent()) {
            throw new Invalid("current", "account.factor.app.already");
        }
        byte[] secret = Totp.newSecret();
        factor.beginApp(secret, clock.instant());
        return setUp(proof.actor(), secret, site);
    }

    /**
     * What the app must be told that was begun with, to be shown again after a wrong code.
     *
     * @param shown the secret as it was shown to who began, with the password: another session of theirs does not learn it
     * @throws Invalid if none was begun with, or too long ago: to begin asks for the password
     */
    @Transactional(TxType.SUPPORTS)
    public AppSetUp begunApp(Actor actor, String shown, String site) {
        return factors.of(actor.id())
                .flatMap(factor -> begun(factor, shown))
                .map(secret -> setUp(actor, secret, site))
                .orElseThrow(() -> new Invalid("current", "account.factor.app.notBegun"));
    }

    /**
     * Counts on the app from now on.
     *
     * @param shown the secret as it was shown to who began
     * @return with recovery codes, if the person had none
     * @throws Invalid if the code is wrong, or no app was begun with, or too long ago
     */
    @Transactional
    public FactorChanged confirmApp(Actor actor, String shown, String code, Browser browser) {
        Instant now = clock.instant();
        SecondFactor factor = factor(actor.id());
        OptionalLong step = begun(factor, shown)
                .map(secret -> Totp.match(secret, code, now))
                .orElseThrow(() -> new Invalid("code", "account.factor.app.notBegun"));
        if (step.isEmpty()) {
            throw new Invalid("code", "account.factor.code.wrong");
        }
        factor.confirmApp(step.getAsLong(), now);
        audit.record(Deed.of(DeedKind.APP_ADDED));
        return changed(actor, browser, codesIfNone(actor.id()));
    }

    /**
     * Counts on the app no more.
     *
     * @throws Invalid if none counts
     */
    @Transactional
    public FactorChanged removeApp(PasswordProof proof) {
        SecondFactor factor = factor(proof.actor().id());
        if (factor.appConfirmedAt().isEmpty()) {
            throw new Invalid("current", "account.factor.app.notBegun");
        }
        factor.removeApp();
        audit.record(Deed.of(DeedKind.APP_REMOVED));
        return removed(proof);
    }

    /** Saves a passkey that was just shown to be the person's; with recovery codes, if they had none. */
    @Transactional
    public FactorChanged addPasskey(Actor actor, Passkey passkey, Browser browser) {
        passkeys.add(passkey);
        audit.record(Deed.of(DeedKind.PASSKEY_ADDED, passkey.id(), passkey.name()));
        return changed(actor, browser, codesIfNone(actor.id()));
    }

    /**
     * Removes a passkey.
     *
     * @throws PasskeyNotFound if it is not one of the person's
     */
    @Transactional
    public FactorChanged removePasskey(long id, PasswordProof proof) {
        if (!passkeys.remove(id, proof.actor().id())) {
            throw new PasskeyNotFound(id);
        }
        audit.record(Deed.of(DeedKind.PASSKEY_REMOVED, id, ""));
        return removed(proof);
    }

    /**
     * Makes recovery codes in the place of those that the person had.
     *
     * @throws Invalid if there is nothing that they could take the place of
     */
    @Transactional
    public FactorChanged newCodes(PasswordProof proof) {
        long person = proof.actor().id();
        if (!factors.guards(person)) {
            throw new Invalid("current", "account.factor.codes.nothing");
        }
        return changed(proof.actor(), proof.browser(), codes(person));
    }

    /**
     * Takes everything but the password from somebody and ends their sessions: the way back in, from the command line, for
     * somebody who lost it all.
     *
     * @throws PersonNotFound if nobody has the username
     */
    @Transactional
    public void reset(String username) {
        Person found = people.byUsername(People.plain(username)).orElseThrow(() -> new PersonNotFound(username));
        long person = found.id();
        passkeys.removeAll(person);
        factors.forget(person);
        factors.forgetCodes(person);
        sessions.endEverywhere(person);
        audit.record(Deed.of(DeedKind.SECOND_FACTOR_RESET, person, found.username()));
    }

    /** Writes down that a passkey was used; says no if its count went back meanwhile, so that there are two of it. */
    @Transactional
    public boolean passkeyUsed(Passkey passkey, long signCount) {
        return passkeys.used(passkey.id(), signCount, clock.instant());
    }

    /** What authenticators call a person by; made if need be. */
    @Transactional
    public byte[] userHandle(long personId) {
        return factor(personId).userHandle();
    }

    /** Takes a code of the app, once: says whether it is right and new. In the caller's transaction. */
    @Transactional(TxType.MANDATORY)
    public boolean useCode(long personId, String code) {
        OptionalLong step = factors.of(personId)
                .flatMap(SecondFactor::appSecret)
                .map(secret -> Totp.match(secret, code, clock.instant()))
                .orElse(OptionalLong.empty());
        return step.isPresent() && factors.useStep(personId, step.getAsLong());
    }

    /** Takes a recovery code, once: says whether it is one that is left. In the caller's transaction. */
    @Transactional(TxType.MANDATORY)
    public boolean useRecoveryCode(long personId, String code) {
        boolean used = factors.useCode(personId, RecoveryCode.hash(code));
        if (used) {
            audit.record(Deed.of(DeedKind.RECOVERY_CODE_USED, personId, ""));
        }
        return used;
    }

    private SecondFactor factor(long personId) {
        return factors.of(personId).orElseGet(() -> {
            SecondFactor made = new SecondFactor(personId);
            factors.add(made);
            return made;
        });
    }

    private Optional<byte[]> begun(SecondFactor factor, String shown) {
        return factor.begunApp(clock.instant())
                .filter(secret -> MessageDigest.isEqual(
                        Totp.base32(secret).getBytes(StandardCharsets.US_ASCII),
                        shown.getBytes(StandardCharsets.UTF_8)));
    }

    private AppSetUp setUp(Actor actor, byte[] bytes, String site) {
        String secret = Totp.base32(bytes);
        String username = people.byId(actor.id()).orElseThrow(NotSignedIn::new).username();
        // A colon parts the two, so neither may have one.
        String address = "otpauth://totp/" + encoded(site.replace(':', ' ')) + ":" + encoded(username) + "?secret="
                + secret + "&issuer=" + encoded(site);
        return new AppSetUp(secret, address);
    }

    // In the form of a URI: apps show a "+" as it stands.
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private FactorChanged removed(PasswordProof proof) {
        long person = proof.actor().id();
        if (!factors.guards(person)) {
            factors.forgetCodes(person);
        }
        return changed(proof.actor(), proof.browser(), List.of());
    }

    private FactorChanged changed(Actor actor, Browser browser, List<String> codes) {
        return new FactorChanged(sessions.beginAnew(actor, browser), codes);
    }

    private List<String> codesIfNone(long personId) {
        return factors.codesLeft(personId) > 0 ? List.of() : codes(personId);
    }

    private List<String> codes(long personId) {
        factors.forgetCodes(personId);
        List<String> codes =
                Stream.generate(RecoveryCode::random).limit(RecoveryCode.COUNT).toList();
        audit.record(Deed.of(DeedKind.RECOVERY_CODES_MADE));
        codes.forEach(code -> factors.add(new RecoveryCode(personId, code)));
        return codes;
    }
}
