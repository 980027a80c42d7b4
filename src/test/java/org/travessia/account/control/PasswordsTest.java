package org.travessia.account.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.travessia.platform.Configuration.Argon2Cost;
import org.travessia.platform.Invalid;

class PasswordsTest {

    private final Passwords passwords = new Passwords(Argon2Cost.USUAL);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery",
                "twelve chars",
                "senhas longas são fáceis",
                "só espaços e acentos ",
                "🙂🙃😀😁😂🤣😃😄😅😆😉😊",
                "nothing but letters"
            })
    void takesWhatIsLongEnough(String password) {
        assertThatCode(() -> passwords.check("password", password, "maria")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "elevenchars, account.password.short",
        "'', account.password.short",
        // A letter and its accent are one character, though two code points.
        "elevenchare\u0301, account.password.short",
        "passwordpassword, account.password.common",
        "PasswordPassword, account.password.common",
        "aaaaaaaaaaaaaaaa, account.password.common",
        "121212121212121, account.password.common",
        "maria-da-silva, account.password.username",
        "Maria-da-Silva2026, account.password.username",
        "maria-da-silvamaria-da-silva, account.password.username"
    })
    void refusesWhatIsTriedFirst(String password, String key) {
        assertThatThrownBy(() -> passwords.check("password", password, "maria-da-silva"))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid ->
                                assertThat(invalid.errors().get(0).messageKey()).isEqualTo(key));
    }

    @Test
    void boundsTheWork() {
        String endless = "abcdefghij".repeat(21);

        assertThatThrownBy(() -> passwords.check("password", endless, "maria"))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid ->
                                assertThat(invalid.errors().get(0).messageKey()).isEqualTo("account.password.long"));
        assertThat(passwords.matches("x".repeat(1_000_000), passwords.dummy())).isFalse();
    }

    @Test
    void hashesWithArgon2idAndASaltOfItsOwn() {
        String hash = passwords.hash("correct horse battery");

        assertThat(hash)
                .startsWith("$argon2id$v=19$m=7168,t=5,p=1$")
                .isNotEqualTo(passwords.hash("correct horse battery"));
        assertThat(passwords.matches("correct horse battery", hash)).isTrue();
        assertThat(passwords.matches("correct horse batterY", hash)).isFalse();
        assertThat(passwords.matches("", hash)).isFalse();
        assertThat(passwords.outdated(hash)).isFalse();
    }

    @Test
    void opensForEveryKeyboard() {
        assertThat(passwords.matches("ac\u0327a\u0303o de manha\u0303", passwords.hash("a\u00e7\u00e3o de manh\u00e3")))
                .isTrue();
    }

    @Test
    void knowsAHashOfFormerDays() {
        String former = Password.hash("correct horse battery")
                .addRandomSalt(16)
                .with(Argon2Function.getInstance(512, 1, 1, 32, Argon2.ID))
                .getResult();

        assertThat(passwords.matches("correct horse battery", former)).isTrue();
        assertThat(passwords.outdated(former)).isTrue();
    }

    @Test
    void makesAHashAnewWhenItIsToCostAnotherWork() {
        Passwords dearer = new Passwords(new Argon2Cost(19456, 2, 1));
        String former = passwords.hash("correct horse battery");

        assertThat(dearer.matches("correct horse battery", former)).isTrue();
        assertThat(dearer.outdated(former)).isTrue();
        String now = dearer.hash("correct horse battery");
        assertThat(now).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(dearer.outdated(now)).isFalse();
        assertThat(dearer.dummy()).contains("m=19456,t=2,p=1");
        assertThat(passwords.matches("correct horse battery", now)).isTrue();
        assertThat(passwords.outdated(now)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "$2a$10$abcdefghijklmnopqrstuv", "$argon2id$v=19$m=7168,t=5,p=1$"})
    void matchesNothingAgainstABrokenHash(String hash) {
        assertThat(passwords.matches("correct horse battery", hash)).isFalse();
        assertThat(passwords.outdated(hash)).isTrue();
    }

    @Test
    void matchesNoPasswordAgainstTheDummy() {
        assertThat(passwords.matches("", passwords.dummy())).isFalse();
        assertThat(passwords.outdated(passwords.dummy())).isFalse();
    }
}
