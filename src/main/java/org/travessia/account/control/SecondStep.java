package org.travessia.account.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.travessia.account.entity.PasskeyChallenge.Purpose;
import org.travessia.account.entity.Token;
import org.travessia.audit.control.AuditTrail;
import org.travessia.audit.entity.Deed;
import org.travessia.audit.entity.DeedKind;

/**
 * Signing in after the password was right: a code of the app, a recovery code, a passkey, or a device that showed one of them
 * before. Attempts are counted outside the transaction, whatever comes of them.
 */
@ApplicationScoped
public class SecondStep {

    private SecondFactors factors;
    private PendingSignIns pending;
    private Passkeys passkeys;
    private GuessLimits limits;
    private AuditTrail audit;

    /** For CDI's proxy only. */
    protected SecondStep() {}

    @Inject
    public SecondStep(
            SecondFactors factors, PendingSignIns pending, Passkeys passkeys, GuessLimits limits, AuditTrail audit) {
        this.factors = factors;
        this.pending = pending;
        this.passkeys = passkeys;
        this.limits = limits;
        this.audit = audit;
    }

    /** Whether somebody is asked for a second factor. */
    boolean guards(long personId) {
        return factors.guards(personId);
    }

    /** Waits for somebody's second factor; the secret is for the browser in which the password was right. */
    Token await(long personId) {
        return pending.begin(personId);
    }

    /**
     * What the form offers.
     *
     * @throws SignInExpired if no sign-in waits under this token
     */
    public SecondStepView of(Token waiting) {
        long person = pending.personOf(waiting);
        return factors.offered(person);
    }

    /**
     * Signs in by a code of the app; it works once.
     *
     * @param former the session that the browser had until now, which ends
     * @throws SignInExpired if no sign-in waits under this token
     * @throws WrongSecondFactor if the code is wrong or was used
     * @throws TooManyAttempts if there were too many wrong ones
     */
    public Entered withCode(Token waiting, String code, boolean remember, Browser browser, Optional<Token> former) {
        return guessed(waiting, person -> factors.useCode(person, code), remember, browser, former);
    }

    /** The same by a recovery code. */
    public Entered withRecoveryCode(
            Token waiting, String code, boolean remember, Browser browser, Optional<Token> former) {
        return guessed(waiting, person -> factors.useRecoveryCode(person, code), remember, browser, former);
    }

    /**
     * The same by a passkey, which nobody guesses.
     *
     * @param answer the authenticator's, as JSON
     * @param browserKey what the browser was known by when it was given the challenge
     */
    public Entered withPasskey(
            Token waiting,
            String answer,
            String browserKey,
            boolean remember,
            Browser browser,
            Optional<Token> former) {
        long person = pending.personOf(waiting);
        long owner;
        try {
            owner = passkeys.ownerOf(answer, browserKey, Purpose.SECOND_STEP);
        } catch (WrongSecondFactor wrong) {
            audit.recordApart(Deed.of(DeedKind.SECOND_FACTOR_FAILED, person, ""));
            throw wrong;
        }
        return pending.end(waiting, known -> known == owner, browser, former, remember);
    }

    /** Signs in without a word more if this device showed the second factor before; empty if it is to be shown. */
    public Optional<Token> withDevice(Token waiting, Token device, Browser browser, Optional<Token> former) {
        return pending.end(waiting, device, browser, former);
    }

    /**
     * Asks for a passkey.
     *
     * @return the options of WebAuthn, as JSON
     * @throws SignInExpired if no sign-in waits under this token
     * @throws TooManyAttempts if the address asked too often
     */
    public String passkeyOptions(Token waiting, String browserKey, Browser browser) {
        long person = pending.personOf(waiting);
        limits.countChallenge(browser.address());
        return passkeys.options(Purpose.SECOND_STEP, browserKey, Optional.of(person));
    }

    private Entered guessed(
            Token waiting, LongPredicate right, boolean remember, Browser browser, Optional<Token> former) {
        long person = pending.personOf(waiting);
        limits.countCode(person, browser.address());
        Entered entered = pending.end(waiting, right, browser, former, remember);
        limits.codeWasRight(person, browser.address());
        return entered;
    }
}
