package org.travessia.account.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What somebody has besides the password: an authenticator app, and a name for authenticators to know them by. */
@Entity
@Table(name = "second_factor")
public class SecondFactor {

    /** For how long an app may be confirmed that was begun with: that asked for the password, to confirm it does not. */
    public static final Duration BEGUN_FOR = Duration.ofMinutes(10);

    @Id
    @Column(name = "person_id", updatable = false)
    private Long personId;

    @Column(name = "user_handle", nullable = false, updatable = false)
    private byte[] userHandle;

    @Column(name = "app_secret")
    private byte[] appSecret;

    @Column(name = "app_begun_at")
    private Instant appBegunAt;

    @Column(name = "app_confirmed_at")
    private Instant appConfirmedAt;

    @Column(name = "app_last_step", nullable = false)
    private long appLastStep;

    /** For Hibernate only. */
    protected SecondFactor() {}

    /** Of somebody who has none yet. */
    public SecondFactor(long personId) {
        this.personId = personId;
        this.userHandle = Token.random().hash();
    }

    /** Begins with an app, which counts for nothing until {@link #confirmApp}, and must be gone on with within {@link #BEGUN_FOR}. */
    public void beginApp(byte[] secret, Instant now) {
        this.appSecret = secret;
        this.appBegunAt = now;
        this.appConfirmedAt = null;
        this.appLastStep = 0;
    }

    /** Counts on the app from now on; the code that showed it works is used up. */
    public void confirmApp(long step, Instant now) {
        this.appConfirmedAt = now;
        this.appLastStep = step;
    }

    /** Counts on the app no more. */
    public void removeApp() {
        this.appSecret = null;
        this.appConfirmedAt = null;
    }

    /** What authenticators call the person by: 32 random bytes. */
    public byte[] userHandle() {
        return userHandle.clone();
    }

    /** The secret of an app that was begun with a moment ago and does not count yet. */
    public Optional<byte[]> begunApp(Instant now) {
        return Optional.ofNullable(appSecret)
                .filter(secret -> appConfirmedAt == null
                        && appBegunAt != null
                        && appBegunAt.plus(BEGUN_FOR).isAfter(now));
    }

    /** The secret of the app that counts. */
    public Optional<byte[]> appSecret() {
        return Optional.ofNullable(appSecret).filter(secret -> appConfirmedAt != null);
    }

    /** Since when the app counts; empty if it does not. */
    public Optional<Instant> appConfirmedAt() {
        return Optional.ofNullable(appConfirmedAt);
    }
}
