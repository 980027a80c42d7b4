package org.travessia.account.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import org.travessia.account.entity.PasskeyChallenge;
import org.travessia.account.entity.PasskeyChallenge.Purpose;
import org.travessia.account.entity.Token;
import org.travessia.platform.Sha256;

/** What authenticators are asked to sign. In transactions of their own: a challenge is used up by a wrong answer too. */
@ApplicationScoped
public class PasskeyChallenges {

    private PasskeyRepository passkeys;
    private Clock clock;

    /** For CDI's proxy only. */
    protected PasskeyChallenges() {}

    @Inject
    public PasskeyChallenges(PasskeyRepository passkeys, Clock clock) {
        this.passkeys = passkeys;
        this.clock = clock;
    }

    /**
     * A new one, of 32 random bytes.
     *
     * @param browserKey what the browser is known by, a secret cookie: only it may answer
     */
    @Transactional
    public byte[] ask(String browserKey, Purpose purpose) {
        Instant now = clock.instant();
        passkeys.sweepChallenges(now);
        byte[] challenge = Token.random().hash();
        passkeys.add(new PasskeyChallenge(challenge, hash(browserKey), purpose, now));
        return challenge;
    }

    /**
     * Uses one up.
     *
     * @throws WrongSecondFactor if this browser was not asked for this, or too long ago, or has answered already
     */
    @Transactional
    public void use(byte[] challenge, String browserKey, Purpose purpose) {
        if (!passkeys.useChallenge(challenge, hash(browserKey), purpose, clock.instant())) {
            throw new WrongSecondFactor("the challenge is none of this browser's");
        }
    }

    private static byte[] hash(String browserKey) {
        return Sha256.of(browserKey.getBytes(StandardCharsets.UTF_8));
    }
}
