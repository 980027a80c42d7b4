package org.travessia.account.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.travessia.platform.Configuration.Argon2Cost;

/** The hashes are Django 5.2's own, made by the methods {@code encode} of its hashers. */
class DjangoPasswordTest {

    private static final String PBKDF2 = "pbkdf2_sha256$1000$saltsaltsalt$P5TBuL7+mpGWHW/FCyTT+WIQzdID1eZV9lQeKSYEaxg=";

    private final Passwords passwords = new Passwords(Argon2Cost.USUAL);

    @ParameterizedTest
    @CsvSource({
        "senha de teste ção, " + PBKDF2,
        "x, pbkdf2_sha256$1000$saltsaltsalt$u44k8Tlv9TAj5ByofqMywOMMJuUZv2mh9fDBQSPKqmg=",
        "'', pbkdf2_sha256$1000$saltsaltsalt$25TlAlIdbR+0lC0V5uYc6rMPF7t1q+peM196zSzwkfo=",
        "admin, pbkdf2_sha256$1$s1$hk+s7mEYsRN8oFDp3MOrm1antqzkz+dwGErS8pjdZyc=",
        "senha de teste ção, pbkdf2_sha1$1000$saltsaltsalt$RZnf/M8bVQigRYiUtbIXAQSw88Q=",
        "senha, bcrypt_sha256$$2b$04$abcdefghijklmnopqrstuuf9MVsmBR0LepWv0KB6zxUmDBgSgg7Eq"
    })
    void opensTheDoorThatDjangoLocked(String password, String hash) {
        assertThat(passwords.known(hash)).isTrue();
        assertThat(passwords.matches(password, hash)).isTrue();
        assertThat(passwords.matches(password + " ", hash)).isFalse();
        assertThat(passwords.matches("Senha", hash)).isFalse();
        assertThat(passwords.outdated(hash)).isTrue();
    }

    /** Django hashed the letter and its accent as two code points; this keyboard sends one, or the other way round. */
    @Test
    void twoSpellingsOfOneLetter() {
        String decomposed = "pbkdf2_sha256$1000$saltsaltsalt$rk49erDb4yvXDYleKmM3qr5+Ispwtt6+jMDHj5aTmSI=";
        assertThat(passwords.matches("se\u0301nha", decomposed)).isTrue();
        assertThat(passwords.matches("senha de teste c\u0327a\u0303o", PBKDF2)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "!",
                "!aB3x",
                "plain text",
                "md5$salt$5f4dcc3b5aa765d61d8327deb882cf99",
                "pbkdf2_sha256$2000001$saltsaltsalt$P5TBuL7+mpGWHW/FCyTT+WIQzdID1eZV9lQeKSYEaxg=",
                "pbkdf2_sha256$999999999$saltsaltsalt$P5TBuL7+mpGWHW/FCyTT+WIQzdID1eZV9lQeKSYEaxg=",
                "pbkdf2_sha256$99999999999999999999$s$P5TBuL7+mpGWHW/FCyTT+WIQzdID1eZV9lQeKSYEaxg=",
                "pbkdf2_sha256$0$saltsaltsalt$P5TBuL7+mpGWHW/FCyTT+WIQzdID1eZV9lQeKSYEaxg=",
                // One byte, which one password in 256 would match.
                "pbkdf2_sha256$1000$saltsaltsalt$Pw==",
                "pbkdf2_sha256$1000$saltsaltsalt$",
                "pbkdf2_sha256$1000$$P5TBuL7+mpGWHW/FCyTT+WIQzdID1eZV9lQeKSYEaxg=",
                "bcrypt_sha256$$2b$31$abcdefghijklmnopqrstuuf9MVsmBR0LepWv0KB6zxUmDBgSgg7Eq",
                "scrypt$16384$saltsaltsalt$8$1$qp4tOLrTzaApdMT2263Q19ISxB/7n2RW0HkZzDg5Li4OhIliiltHxek//7QIMT9e+pLOTy43OWMLu8JfWEryOA==",
                "argon2$argon2id$v=19$m=102400,t=2,p=8$c2FsdHNhbHRzYWx0$9yH1c9L5XQ0O8g3m2wq5tA"
            })
    void whatCostsTooMuchOrIsNoHashOpensNothing(String hash) {
        assertThat(passwords.known(hash)).isFalse();
        long begin = System.nanoTime();
        assertThat(passwords.matches("senha", hash)).isFalse();
        assertThat(passwords.matches("", hash)).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void nobodySignsInWithoutAPassword() {
        assertThat(passwords.matches(Passwords.NONE, Passwords.NONE)).isFalse();
        assertThat(passwords.matches("", Passwords.NONE)).isFalse();
    }
}
