package org.travessia.account.control;

import com.password4j.Argon2Function;
import com.password4j.BadParametersException;
import com.password4j.Hash;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.travessia.account.entity.Token;
import org.travessia.platform.Configuration;
import org.travessia.platform.Configuration.Argon2Cost;
import org.travessia.platform.Invalid;

/**
 * Hashes passwords with Argon2id and says which are good enough. The rules are those of NIST SP 800-63B: length counts,
 * every character is allowed, nothing must be mixed in; what an attacker tries first is refused.
 *
 * <p>People who came from Django keep the password that they had there, in Django's own form, until they sign in: then the
 * password is at hand, and is hashed with Argon2id. Django's text is kept as it was written and not turned into a PHC string: its
 * salt is text where PHC wants Base64, so nothing but Django's own form can be held against the database that it came from, and
 * every such row is gone after one sign-in.
 *
 * <p>What remains: until then such a person's wrong password takes as long as Django's hash, unlike a wrong username. Whoever
 * measures can tell that the username exists and has not been used here yet; {@link GuessLimits} bounds how often.
 */
@ApplicationScoped
public class Passwords {

    /** The fewest characters of a password. */
    public static final int MIN = 12;

    /** The most: enough for any passphrase, and a bound for the work of one request. */
    public static final int MAX = 200;

    /** Instead of a hash: nobody signs in with it, until {@code blog changepassword}. Django begins such values alike. */
    public static final String NONE = "!";

    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final String OURS = "$argon2id$";

    private static final Set<String> COMMONEST = Set.of(
            "123456789012",
            "1234567890123",
            "12345678901234",
            "123456123456",
            "1q2w3e4r5t6y",
            "qwertyuiopas",
            "qwerty123456",
            "qwerty1234567",
            "password1234",
            "password12345",
            "password123456",
            "passwordpassword",
            "administrator",
            "administrador",
            "letmeinletmein",
            "iloveyouiloveyou",
            "senhasenhasenha",
            "senhasenha123",
            "senha1234567",
            "senha12345678",
            "mudarsenha123",
            "trocarsenha123",
            "changemechangeme",
            "changeme1234",
            "abcdefghijkl",
            "abc123abc123",
            "correcthorsebatterystaple");

    private Argon2Function argon2;

    // A hash takes its megabytes for some 60 ms: a flood of sign-ins must wait in line rather than fill the heap.
    private Semaphore places;

    // Made at first use: hashing at the start would delay it.
    private volatile String dummy;

    /** For CDI's proxy only. */
    protected Passwords() {}

    @Inject
    public Passwords(Configuration configuration) {
        this(configuration.argon2());
    }

    Passwords(Argon2Cost cost) {
        this.argon2 = Argon2Function.getInstance(
                cost.memoryKib(), cost.iterations(), cost.parallelism(), HASH_BYTES, Argon2.ID);
        long fit = Runtime.getRuntime().maxMemory() / 2 / (cost.memoryKib() * 1024L);
        int wanted = Math.max(2, Runtime.getRuntime().availableProcessors());
        this.places = new Semaphore((int) Math.max(1, Math.min(wanted, fit)), true);
    }

    /**
     * Says whether a new password will do.
     *
     * @param field the form's field, for the message
     * @throws Invalid if it will not
     */
    public void check(String field, String password, String username) {
        String normal = normal(password);
        int length = normal.codePointCount(0, normal.length());
        if (length < MIN) {
            throw new Invalid(field, "account.password.short", MIN);
        }
        if (length > MAX) {
            throw new Invalid(field, "account.password.long", MAX);
        }
        String lower = normal.toLowerCase(Locale.ROOT);
        if (COMMONEST.contains(lower) || lower.codePoints().distinct().count() < 4) {
            throw new Invalid(field, "account.password.common");
        }
        // "maria-da-silva" twice, or with a year, is what somebody who knows the username tries.
        if (lower.replace(normal(username).toLowerCase(Locale.ROOT), "").length() < MIN / 2) {
            throw new Invalid(field, "account.password.username");
        }
    }

    /** The PHC string of a password, with a salt of its own. */
    public String hash(String password) {
        places.acquireUninterruptibly();
        try {
            Hash hash =
                    Password.hash(normal(password)).addRandomSalt(SALT_BYTES).with(argon2);
            return hash.getResult();
        } finally {
            places.release();
        }
    }

    /** Whether a password is the one that was hashed. */
    public boolean matches(String password, String hash) {
        // Longer ones were never accepted; hashing them would only be work for an attacker to give.
        if (password.length() > MAX * 2) {
            return false;
        }
        Optional<DjangoPassword> django = DjangoPassword.parse(hash);
        places.acquireUninterruptibly();
        try {
            if (django.isPresent()) {
                return asTypedOrNormal(django.get(), password);
            }
            // Who has no password must take as long as everybody else.
            boolean ours = hash.startsWith(OURS);
            String argon2 = ours ? hash : dummy();
            return Password.check(normal(password), argon2).with(Argon2Function.getInstanceFromHash(argon2)) && ours;
        } catch (BadParametersException notArgon2) {
            return false;
        } finally {
            places.release();
        }
    }

    /** Whether people can sign in with a hash that was made by another program. */
    public boolean known(String hash) {
        return DjangoPassword.parse(hash).isPresent();
    }

    // Django hashed what the keyboard sent. This keyboard may be another: the normal form is what most of them send.
    private static boolean asTypedOrNormal(DjangoPassword django, String password) {
        String normal = normal(password);
        return django.matches(password) || !normal.equals(password) && django.matches(normal);
    }

    /** Whether a hash was made with other parameters than today's, and so should be made anew at the next sign-in. */
    public boolean outdated(String hash) {
        try {
            return !hash.startsWith(OURS)
                    || !Argon2Function.getInstanceFromHash(hash).equals(argon2);
        } catch (BadParametersException notArgon2) {
            return true;
        }
    }

    /** A hash that no password matches by anything but accident: unknown usernames must cost as much as known ones. */
    public String dummy() {
        String made = dummy;
        if (made == null) {
            made = Password.hash(Token.random().value())
                    .addRandomSalt(SALT_BYTES)
                    .with(argon2)
                    .getResult();
            dummy = made;
        }
        return made;
    }

    // Two keyboards may write one letter as different code points; both must open the door.
    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
