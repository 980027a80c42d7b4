package org.travessia.inserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.travessia.account.control.AccessTokenNotFound;
import org.travessia.account.control.AccessTokens;
import org.travessia.account.control.Actor;
import org.travessia.account.control.Browser;
import org.travessia.account.control.GuessLimits;
import org.travessia.account.control.NewPerson;
import org.travessia.account.control.People;
import org.travessia.account.control.SessionNotFound;
import org.travessia.account.control.Sessions;
import org.travessia.account.control.SetUp;
import org.travessia.account.control.SetUpClosed;
import org.travessia.account.control.SignIn;
import org.travessia.account.control.TooManyAttempts;
import org.travessia.account.control.WrongCredentials;
import org.travessia.account.entity.Role;
import org.travessia.account.entity.Token;
import org.travessia.platform.Invalid;

/** People, sessions, tokens and limits in the real server, on a real PostgreSQL. */
@ExtendWith(ArquillianExtension.class)
class AccountsIT {

    private static final String PASSWORD = "a crossing by night 7";
    private static final Browser BROWSER = new Browser("192.0.2.1", "A browser");

    @Deployment
    static WebArchive application() {
        return TestArchive.with(AccountsIT.class, Database.class);
    }

    @Inject
    People people;

    @Inject
    SignIn signIn;

    @Inject
    Sessions sessions;

    @Inject
    AccessTokens tokens;

    @Inject
    SetUp setUp;

    @Inject
    Database database;

    @BeforeEach
    void nobody() {
        database.clear();
    }

    @Test
    void usernamesAndAddressesBelongToOne() {
        people.createAdministrator("Maria", "maria@example.com", PASSWORD);

        assertThatThrownBy(() -> people.createAdministrator("maria", "MARIA@example.com", PASSWORD))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.errors())
                                .extracting(Invalid.FieldError::messageKey)
                                .containsExactly("account.username.taken", "account.email.taken"));
        assertThat(people.named("MARIA")).isPresent();
    }

    @Test
    void aSessionIsRecognisedInOneStatementUntilItEnds() {
        Actor maria = maria();
        Token token = signIn.with("MARIA", PASSWORD, BROWSER, Optional.empty());

        assertThat(database.statementsOf(() -> sessions.recognise(token))).isEqualTo(1);
        assertThat(sessions.recognise(token).orElseThrow().displayName()).isEqualTo("maria");
        assertThat(sessions.recognise(Token.random())).isEmpty();
        sessions.end(token);
        assertThat(sessions.recognise(token)).isEmpty();
        assertThat(sessions.of(maria)).isEmpty();
    }

    @Test
    void signingInEndsTheBrowsersFormerSession() {
        maria();
        Token former = signIn.with("maria", PASSWORD, BROWSER, Optional.empty());
        Token token = signIn.with("maria", PASSWORD, BROWSER, Optional.of(former));

        assertThat(sessions.recognise(former)).isEmpty();
        assertThat(sessions.recognise(token)).isPresent();
    }

    @Test
    void aNewPasswordEndsEverythingElse() {
        Actor maria = maria();
        Token token = signIn.with("maria", PASSWORD, BROWSER, Optional.empty());
        String program = tokens.create(maria, "backup", 30);
        Token next = signIn.changePassword(maria, PASSWORD, "another crossing by day", BROWSER);

        assertThat(sessions.recognise(token)).isEmpty();
        assertThat(sessions.recognise(next)).isPresent();
        assertThat(tokens.recognise(program)).isEmpty();
        assertThatThrownBy(() -> signIn.with("maria", PASSWORD, BROWSER, Optional.empty()))
                .isInstanceOf(WrongCredentials.class);
    }

    @Test
    void nobodyEndsOrRevokesWhatIsSomebodyElses() {
        Actor maria = maria();
        Actor otto = database.person("otto", Role.ADMINISTRATOR);
        signIn.with("maria", PASSWORD, BROWSER, Optional.empty());
        tokens.create(maria, "backup", 30);
        long session = sessions.of(maria).get(0).id();
        long token = tokens.of(maria).get(0).id();

        assertThatThrownBy(() -> sessions.end(session, otto)).isInstanceOf(SessionNotFound.class);
        assertThatThrownBy(() -> tokens.revoke(token, otto)).isInstanceOf(AccessTokenNotFound.class);
        assertThat(sessions.of(maria)).hasSize(1);
        assertThat(tokens.of(maria)).hasSize(1);
    }

    @Test
    void aTokenIsRecognisedInOneStatement() {
        String secret = tokens.create(maria(), "backup", 7);

        assertThat(database.statementsOf(() -> tokens.recognise(secret))).isEqualTo(1);
        assertThat(tokens.recognise(secret)).isPresent();
        assertThat(tokens.recognise(secret.toUpperCase())).isEmpty();
        assertThat(tokens.recognise("")).isEmpty();
    }

    @Test
    void guessingEndsForAnAccountHoweverManyGuessAtOnce() throws Exception {
        maria();
        ExecutorService crowd = Executors.newFixedThreadPool(4);
        try {
            Callable<Boolean> guess = () -> {
                try {
                    signIn.with("maria", "wrong", BROWSER, Optional.empty());
                    throw new AssertionError("believed a wrong password");
                } catch (WrongCredentials heard) {
                    return true;
                } catch (TooManyAttempts refused) {
                    return false;
                }
            };
            int heard = 0;
            for (Future<Boolean> one : crowd.invokeAll(Collections.nCopies(16, guess))) {
                heard += one.get() ? 1 : 0;
            }
            assertThat(heard).isEqualTo(GuessLimits.BY_ACCOUNT);
        } finally {
            crowd.shutdown();
        }
        assertThatThrownBy(() -> signIn.with("maria", PASSWORD, BROWSER, Optional.empty()))
                .isInstanceOf(TooManyAttempts.class);
    }

    @Test
    void guessingEndsHoweverTheNameIsSpelt() {
        // PostgreSQL takes the two for one name, Java has another small letter for a sigma at the end of a word.
        people.createAdministrator("οδοσ", "odos@example.com", PASSWORD);
        assertThat(people.named("ΟΔΟΣ")).isPresent();
        for (int i = 0; i < GuessLimits.BY_ACCOUNT; i++) {
            assertThatThrownBy(() -> signIn.with("ΟΔΟΣ", "wrong", BROWSER, Optional.empty()))
                    .isInstanceOf(WrongCredentials.class);
        }
        assertThatThrownBy(() -> signIn.with("οδοσ", "wrong", BROWSER, Optional.empty()))
                .isInstanceOf(TooManyAttempts.class);
    }

    @Test
    void guessingEndsForAnAddress() {
        for (int i = 0; i < GuessLimits.BY_ADDRESS; i++) {
            String name = "nobody-" + i;
            assertThatThrownBy(() -> signIn.with(name, "", BROWSER, Optional.empty()))
                    .isInstanceOf(WrongCredentials.class);
        }
        assertThatThrownBy(() -> signIn.with("one-more", "", BROWSER, Optional.empty()))
                .isInstanceOf(TooManyAttempts.class);
        assertThatThrownBy(() -> signIn.with("one-more", "", new Browser("192.0.2.2", ""), Optional.empty()))
                .isInstanceOf(WrongCredentials.class);
    }

    @Test
    void theFirstAdministratorIsMadeOnce() {
        String code = setUp.issueCode().orElseThrow();
        String other = setUp.issueCode().orElseThrow();
        setUp.admit(code);
        assertThatThrownBy(() -> setUp.admit(Token.random().value())).isInstanceOf(SetUpClosed.class);
        assertThatThrownBy(() -> setUp.with(code, person("maria", "short"))).isInstanceOf(Invalid.class);

        setUp.with(code, person("maria", PASSWORD));

        assertThat(setUp.issueCode()).isEmpty();
        for (String used : List.of(code, other)) {
            assertThatThrownBy(() -> setUp.admit(used)).isInstanceOf(SetUpClosed.class);
            assertThatThrownBy(() -> setUp.with(used, person("otto", PASSWORD))).isInstanceOf(SetUpClosed.class);
        }
    }

    @Test
    void oneOfTwoWhoComeAtOnceIsTheFirst() throws Exception {
        List<String> codes =
                List.of(setUp.issueCode().orElseThrow(), setUp.issueCode().orElseThrow());
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            List<Future<Long>> made = both.invokeAll(codes.stream()
                    .<Callable<Long>>map(code -> () -> setUp.with(code, person("p" + UUID.randomUUID(), PASSWORD)))
                    .toList());
            assertThat(made.stream().filter(AccountsIT::succeeded)).hasSize(1);
        } finally {
            both.shutdown();
        }
    }

    @Test
    void anAdministratorFromTheCommandLineClosesTheSetUp() {
        String code = setUp.issueCode().orElseThrow();
        maria();

        assertThatThrownBy(() -> setUp.admit(code)).isInstanceOf(SetUpClosed.class);
    }

    private Actor maria() {
        people.createAdministrator("maria", "maria@example.com", PASSWORD);
        return people.named("maria").orElseThrow();
    }

    private static NewPerson person(String username, String password) {
        return new NewPerson(username, username + "@example.com", "", password);
    }

    private static boolean succeeded(Future<Long> future) {
        try {
            return future.get() > 0;
        } catch (ExecutionException refused) {
            assertThat(refused.getCause()).isInstanceOf(SetUpClosed.class);
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
