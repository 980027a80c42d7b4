package org.travessia.inserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
import org.travessia.account.control.FactorChanged;
import org.travessia.account.control.GuessLimits;
import org.travessia.account.control.NewPerson;
import org.travessia.account.control.PasskeyNotFound;
import org.travessia.account.control.PendingSignIns;
import org.travessia.account.control.People;
import org.travessia.account.control.PersonNotFound;
import org.travessia.account.control.RememberedDeviceNotFound;
import org.travessia.account.control.SecondFactorNeeded;
import org.travessia.account.control.SecondFactors;
import org.travessia.account.control.SecondStep;
import org.travessia.account.control.SessionNotFound;
import org.travessia.account.control.Sessions;
import org.travessia.account.control.SetUp;
import org.travessia.account.control.SetUpClosed;
import org.travessia.account.control.SignIn;
import org.travessia.account.control.SignInExpired;
import org.travessia.account.control.TokenLimits;
import org.travessia.account.control.TooManyAttempts;
import org.travessia.account.control.WrongCredentials;
import org.travessia.account.control.WrongSecondFactor;
import org.travessia.account.entity.Role;
import org.travessia.account.entity.Scope;
import org.travessia.account.entity.Token;
import org.travessia.account.entity.Totp;
import org.travessia.idempotency.control.AnswerPending;
import org.travessia.idempotency.control.KeptAnswer;
import org.travessia.idempotency.control.KeptAnswers;
import org.travessia.platform.Buckets;
import org.travessia.platform.Invalid;
import org.travessia.platform.Sha256;

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
    SecondFactors factors;

    @Inject
    SecondStep secondStep;

    @Inject
    PendingSignIns devices;

    @Inject
    GuessLimits limits;

    @Inject
    AccessTokens tokens;

    @Inject
    SetUp setUp;

    @Inject
    Buckets buckets;

    @Inject
    KeptAnswers answers;

    @Inject
    Clock clock;

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
        String program = tokens.create(maria, "backup", 30, Set.of(Scope.POSTS_READ));
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
        tokens.create(maria, "backup", 30, Set.of(Scope.POSTS_READ));
        long session = sessions.of(maria).get(0).id();
        long token = tokens.of(maria).get(0).id();

        assertThatThrownBy(() -> sessions.end(session, otto)).isInstanceOf(SessionNotFound.class);
        assertThatThrownBy(() -> tokens.revoke(token, otto)).isInstanceOf(AccessTokenNotFound.class);
        assertThat(sessions.of(maria)).hasSize(1);
        assertThat(tokens.of(maria)).hasSize(1);
    }

    @Test
    void aTokenIsRecognisedInOneStatement() {
        String secret = tokens.create(maria(), "backup", 7, Set.of(Scope.POSTS_READ));

        assertThat(database.statementsOf(() -> tokens.recognise(secret))).isEqualTo(1);
        assertThat(tokens.recognise(secret)).isPresent();
        assertThat(tokens.recognise(secret.toUpperCase())).isEmpty();
        assertThat(tokens.recognise("")).isEmpty();
    }

    @Test
    void aTokenDoesWhatItWasMadeForAndOneOfBeforeWhatItCould() {
        Actor maria = maria();
        String narrow = tokens.create(maria, "backup", 7, Set.of(Scope.MEDIA_READ, Scope.POSTS_READ));

        assertThat(tokens.recognise(narrow).orElseThrow().granted())
                .containsExactly(Scope.POSTS_READ, Scope.MEDIA_READ);
        assertThatThrownBy(() -> tokens.create(maria, "nothing", 7, Set.of()))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        none -> assertThat(none.errors().get(0).field()).isEqualTo("scope"));

        Token former = Token.random();
        database.change("insert into access_token (person_id, name, token_hash, created_at, expires_at) values ("
                + maria.id() + ", 'former', decode('" + HexFormat.of().formatHex(former.hash())
                + "', 'hex'), now(), now() + interval '1 day')");
        assertThat(tokens.recognise(AccessTokens.PREFIX + former.value())
                        .orElseThrow()
                        .granted())
                .as("made by a program that knew no scopes")
                .containsExactly(Scope.POSTS_READ, Scope.POSTS_WRITE);

        database.change("update person set role = 'CONTRIBUTOR'");
        assertThat(tokens.recognise(narrow).orElseThrow().role())
                .as("a token has what its person has now")
                .isEqualTo(Role.CONTRIBUTOR);
    }

    @Test
    void aTokensRequestsAreCountedByAllReplicasTogether() throws Exception {
        List<TokenLimits> replicas = List.of(new TokenLimits(buckets, clock), new TokenLimits(buckets, clock));
        long token = System.nanoTime();
        long began = System.nanoTime();
        ExecutorService crowd = Executors.newFixedThreadPool(4);
        int allowed = 0;
        try {
            List<Callable<Boolean>> requests = IntStream.range(0, TokenLimits.MOST + 200)
                    .<Callable<Boolean>>mapToObj(
                            i -> () -> replicas.get(i % 2).count(token).allowed())
                    .toList();
            for (Future<Boolean> one : crowd.invokeAll(requests)) {
                allowed += one.get() ? 1 : 0;
            }
        } finally {
            crowd.shutdown();
        }
        long cameBack = TokenLimits.MOST * (System.nanoTime() - began) / TokenLimits.PERIOD.toNanos() + 1;

        assertThat(allowed).isBetween(TokenLimits.MOST - 40, (int) (TokenLimits.MOST + cameBack));
        TokenLimits.Standing other = replicas.get(0).count(token + 1);
        assertThat(other.allowed()).as("another token").isTrue();
        assertThat(other.remaining()).isEqualTo(TokenLimits.MOST - 1);
    }

    @Test
    void whatIsAskedForTwiceIsDoneOnce() {
        Actor maria = maria();
        Actor otto = database.person("otto", Role.EDITOR);
        AtomicInteger done = new AtomicInteger();
        byte[] request = Sha256.of("a".getBytes(StandardCharsets.UTF_8));
        Supplier<KeptAnswer> work =
                () -> new KeptAnswer(201, Optional.of("/x/" + done.incrementAndGet()), Optional.empty(), "{}", false);

        KeptAnswer first = answers.once(maria.id(), "key", request, work);
        KeptAnswer second = answers.once(maria.id(), "key", request, work);
        assertThat(first.again()).isFalse();
        assertThat(second.again()).isTrue();
        assertThat(second.location()).contains("/x/1");
        assertThat(second.body()).isEqualTo("{}");
        assertThatThrownBy(() -> answers.once(maria.id(), "key", Sha256.of(new byte[0]), work))
                .isInstanceOf(Invalid.class);
        assertThat(answers.once(otto.id(), "key", request, work).location())
                .as("another person's key is another key")
                .contains("/x/2");

        assertThatThrownBy(() -> answers.once(maria.id(), "refused", request, () -> {
                    throw new Invalid("title", "post.title.empty");
                }))
                .isInstanceOf(Invalid.class);
        assertThat(answers.once(maria.id(), "refused", request, work).again())
                .as("what was refused may be sent again")
                .isFalse();

        database.change("update kept_answer set kept_at = now() - interval '25 hours' where person_id = " + maria.id());
        assertThat(answers.once(maria.id(), "key", request, work).again())
                .as("a day later")
                .isFalse();
        assertThat(answers.forget(10)).isEqualTo(1);
        assertThat(database.number("select count(*) from kept_answer")).isEqualTo(2);
    }

    @Test
    void aSecondRequestDoesNotWaitForTheFirst() throws Exception {
        Actor maria = maria();
        byte[] request = Sha256.of(new byte[0]);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        ExecutorService first = Executors.newSingleThreadExecutor();
        try {
            Future<KeptAnswer> answer = first.submit(() -> answers.once(maria.id(), "key", request, () -> {
                begun.countDown();
                try {
                    end.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return new KeptAnswer(201, Optional.empty(), Optional.empty(), "{}", false);
            }));
            begun.await();
            assertThatThrownBy(() -> answers.once(maria.id(), "key", request, () -> {
                        throw new AssertionError("done twice");
                    }))
                    .isInstanceOf(AnswerPending.class);
            end.countDown();
            assertThat(answer.get().again()).isFalse();
        } finally {
            end.countDown();
            first.shutdown();
        }
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
    void aPasswordThatIsChangedMeanwhileBeginsNoSession() throws Exception {
        Actor maria = maria();
        String former = (String) database.values("select password_hash from person where id = " + maria.id())
                .get(0);
        ExecutorService crowd = Executors.newFixedThreadPool(6);
        try {
            List<Future<Token>> begun = Stream.generate(
                            () -> crowd.submit(() -> signIn.with("maria", PASSWORD, BROWSER, Optional.empty())))
                    .limit(6)
                    .toList();
            people.changePassword("maria", "another crossing by day 8");
            for (Future<Token> one : begun) {
                try {
                    assertThat(sessions.recognise(one.get())).isEmpty();
                } catch (ExecutionException refused) {
                    assertThat(refused).hasCauseInstanceOf(WrongCredentials.class);
                }
            }
        } finally {
            crowd.shutdown();
        }
        assertThatThrownBy(() -> sessions.begin(maria.id(), former, BROWSER, Optional.empty()))
                .isInstanceOf(WrongCredentials.class);
    }

    @Test
    void guessingFromAFewNetworksKeepsNobodyOut() {
        maria();
        for (int i = 0; i < GuessLimits.BY_ACCOUNT; i++) {
            assertThatThrownBy(() -> signIn.with("maria", "wrong", BROWSER, Optional.empty()))
                    .isInstanceOf(WrongCredentials.class);
        }
        assertThatThrownBy(() -> signIn.with("maria", PASSWORD, BROWSER, Optional.empty()))
                .isInstanceOf(TooManyAttempts.class);
        Browser elsewhere = new Browser("198.51.100.7", "Another");
        assertThat(signIn.with("maria", PASSWORD, elsewhere, Optional.empty())).isNotNull();

        for (int i = 0; i < GuessLimits.BY_ACCOUNT_EVERYWHERE; i++) {
            limits.count("somebody", "203.0." + i / GuessLimits.BY_ACCOUNT + ".1");
        }
        assertThatThrownBy(() -> limits.count("somebody", "198.51.100.8"))
                .as("from many networks")
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
    void aPasswordIsHashedAnewWhenItIsToCostAnotherWork() {
        maria();
        // By OWASP's dearest choice, as another configuration would have made it.
        database.change("update person set password_hash = '"
                + Password.hash(PASSWORD)
                        .addRandomSalt(16)
                        .with(Argon2Function.getInstance(47104, 1, 1, 32, Argon2.ID))
                        .getResult()
                + "'");

        signIn.with("maria", PASSWORD, BROWSER, Optional.empty());

        assertThat(database.values("select password_hash from person").get(0).toString())
                .startsWith("$argon2id$v=19$m=7168,t=5,p=1$");
        signIn.with("maria", PASSWORD, BROWSER, Optional.empty());
    }

    @Test
    void aSecondFactorIsAskedForAndACodeWorksOnce() {
        byte[] secret = withApp(maria());
        Token waiting = waiting("maria");

        assertThat(sessions.recognise(waiting)).as("half signed in").isEmpty();
        assertThatThrownBy(() -> secondStep.withCode(waiting, "000000x", false, BROWSER, Optional.empty()))
                .isInstanceOf(WrongSecondFactor.class);
        Token former = Token.random();
        String code = code(secret, 0);
        Token session = secondStep
                .withCode(waiting, code, false, BROWSER, Optional.of(former))
                .session();
        assertThat(session.value()).isNotIn(waiting.value(), former.value());
        assertThat(sessions.recognise(session).orElseThrow().username()).isEqualTo("maria");

        assertThatThrownBy(() -> secondStep.withCode(waiting, code(secret, 1), false, BROWSER, Optional.empty()))
                .as("what waited is over")
                .isInstanceOf(SignInExpired.class);
        Token again = waiting("maria");
        assertThatThrownBy(() -> secondStep.withCode(again, code, false, BROWSER, Optional.empty()))
                .as("replayed")
                .isInstanceOf(WrongSecondFactor.class);
        assertThatThrownBy(() -> secondStep.withCode(again, code(secret, -1), false, BROWSER, Optional.empty()))
                .as("older than one that was taken")
                .isInstanceOf(WrongSecondFactor.class);
        database.change("update pending_sign_in set expires_at = now()");
        assertThatThrownBy(() -> secondStep.withCode(again, code(secret, 1), false, BROWSER, Optional.empty()))
                .isInstanceOf(SignInExpired.class);
    }

    @Test
    void nobodysFactorOpensAnothersDoor() {
        withApp(maria());
        people.createAdministrator("otto", "otto@example.com", PASSWORD);
        Actor otto = people.named("otto").orElseThrow();
        List<String> codes = new ArrayList<>();
        byte[] secret = withApp(otto, codes);
        Token device = secondStep
                .withRecoveryCode(waiting("otto"), codes.get(0), true, BROWSER, Optional.empty())
                .device()
                .orElseThrow();

        Token maria = waiting("maria");
        assertThatThrownBy(() -> secondStep.withCode(maria, code(secret, 0), false, BROWSER, Optional.empty()))
                .isInstanceOf(WrongSecondFactor.class);
        assertThatThrownBy(() -> secondStep.withRecoveryCode(maria, codes.get(1), false, BROWSER, Optional.empty()))
                .isInstanceOf(WrongSecondFactor.class);
        assertThat(secondStep.withDevice(maria, device, BROWSER, Optional.empty()))
                .isEmpty();
        assertThat(sessions.recognise(device)).isEmpty();
        assertThat(secondStep.withDevice(waiting("otto"), device, BROWSER, Optional.empty()))
                .isPresent();
        long row = devices.devicesOf(otto).get(0).id();
        assertThatThrownBy(() -> devices.forgetDevice(row, people.named("maria").orElseThrow()))
                .isInstanceOf(RememberedDeviceNotFound.class);
    }

    @Test
    void aRememberedDeviceIsForgottenWithThePassword() {
        Actor maria = maria();
        List<String> codes = new ArrayList<>();
        withApp(maria, codes);
        Token device = secondStep
                .withRecoveryCode(waiting("maria"), codes.get(0), true, BROWSER, Optional.empty())
                .device()
                .orElseThrow();
        Token waiting = waiting("maria");
        signIn.changePassword(maria, PASSWORD, "another crossing by day", BROWSER);

        assertThat(devices.devicesOf(maria)).isEmpty();
        assertThatThrownBy(() -> secondStep.of(waiting)).isInstanceOf(SignInExpired.class);
        people.changePassword("maria", PASSWORD);
        assertThat(secondStep.withDevice(waiting("maria"), device, BROWSER, Optional.empty()))
                .isEmpty();
    }

    @Test
    void anAppThatWasBegunLongAgoAsksForThePasswordAgain() {
        Actor maria = maria();
        factors.beginApp(signIn.prove(maria, PASSWORD, BROWSER), "A blog");
        byte[] secret = (byte[]) database.values("select app_secret from second_factor where person_id = " + maria.id())
                .get(0);
        String shown = Totp.base32(secret);
        assertThat(factors.begunApp(maria, shown, "A blog").secret()).isEqualTo(shown);
        assertThatThrownBy(() -> factors.begunApp(maria, "", "A blog"))
                .as("to another session")
                .isInstanceOf(Invalid.class);
        database.change("update second_factor set app_begun_at = now() - interval '11 minutes'");

        assertThatThrownBy(() -> factors.begunApp(maria, shown, "A blog")).isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> factors.confirmApp(maria, shown, code(secret, 0), BROWSER))
                .isInstanceOf(Invalid.class);
        assertThat(factors.guards(maria.id())).isFalse();
        assertThatThrownBy(() -> factors.removeApp(signIn.prove(maria, PASSWORD, BROWSER)))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void nobodyRemovesAnothersPasskey() {
        Actor maria = maria();
        people.create(new NewPerson("otto", "otto@example.com", "", PASSWORD), Role.EDITOR);
        Actor otto = people.named("otto").orElseThrow();
        database.change(
                "insert into passkey (person_id, name, credential_id, credential, sign_count, synced, created_at)"
                        + " values (" + maria.id() + ", 'blue key', 'id', 'key', 0, false, now())");
        long key = database.number("select id from passkey");

        assertThatThrownBy(() -> factors.removePasskey(key, signIn.prove(otto, PASSWORD, BROWSER)))
                .isInstanceOf(PasskeyNotFound.class);
        assertThat(database.number("select count(*) from passkey")).isEqualTo(1);
    }

    @Test
    void ofTwoReplicasOneTakesACode() throws Exception {
        List<String> codes = new ArrayList<>();
        byte[] secret = withApp(maria(), codes);
        String code = code(secret, 0);
        List<Token> waiting = List.of(waiting("maria"), waiting("maria"));

        assertThat(successes(waiting.stream()
                        .<Callable<Boolean>>map(one ->
                                () -> entered(() -> secondStep.withCode(one, code, false, BROWSER, Optional.empty())))
                        .toList()))
                .as("one code in two browsers")
                .isEqualTo(1);
        Token one = waiting("maria");
        assertThat(successes(codes.subList(0, 2).stream()
                        .<Callable<Boolean>>map(recovery -> () -> entered(
                                () -> secondStep.withRecoveryCode(one, recovery, false, BROWSER, Optional.empty())))
                        .toList()))
                .as("two codes in one browser")
                .isEqualTo(1);
        assertThat(factors.of(people.named("maria").orElseThrow()).codesLeft()).isEqualTo(9);
    }

    @Test
    void guessingCodesEndsAndKeepsNobodyOut() {
        byte[] secret = withApp(maria());
        for (int i = 0; i < GuessLimits.CODES; i++) {
            assertThatThrownBy(() -> secondStep.withCode(waiting("maria"), "wrong", false, BROWSER, Optional.empty()))
                    .isInstanceOf(WrongSecondFactor.class);
        }
        assertThatThrownBy(
                        () -> secondStep.withCode(waiting("maria"), code(secret, 0), false, BROWSER, Optional.empty()))
                .as("however often the password is given again, and though the code is right")
                .isInstanceOf(TooManyAttempts.class);
        Browser elsewhere = new Browser("198.51.100.7", "Another");
        Token device = secondStep
                .withCode(waiting("maria"), code(secret, 0), true, elsewhere, Optional.empty())
                .device()
                .orElseThrow();

        for (int network = 0; network < GuessLimits.CODES_EVERYWHERE / GuessLimits.CODES; network++) {
            Browser attacker = new Browser("203.0." + network + ".1", "");
            for (int i = 0; i < GuessLimits.CODES; i++) {
                try {
                    secondStep.withCode(waiting("maria"), "wrong", false, attacker, Optional.empty());
                } catch (WrongSecondFactor | TooManyAttempts refused) {
                    continue;
                }
                throw new AssertionError("believed a wrong code");
            }
        }
        assertThatThrownBy(() ->
                        secondStep.withCode(waiting("maria"), code(secret, 1), false, elsewhere, Optional.empty()))
                .as("from many networks")
                .isInstanceOf(TooManyAttempts.class);
        assertThat(secondStep.withDevice(waiting("maria"), device, elsewhere, Optional.empty()))
                .as("a device that is remembered guesses nothing")
                .isPresent();
    }

    @Test
    void whoLostEverythingIsLetInByTheCommandLine() {
        Actor maria = maria();
        byte[] secret = withApp(maria);
        Token session = secondStep
                .withCode(waiting("maria"), code(secret, 0), true, BROWSER, Optional.empty())
                .session();
        factors.reset("MARIA");

        assertThat(sessions.recognise(session)).isEmpty();
        assertThat(devices.devicesOf(maria)).isEmpty();
        assertThat(factors.of(maria).on()).isFalse();
        signIn.with("maria", PASSWORD, BROWSER, Optional.empty());
        assertThatThrownBy(() -> factors.reset("nobody")).isInstanceOf(PersonNotFound.class);
    }

    @Test
    void aChangeOfTheSecondFactorEndsWhatWasBelievedBefore() {
        Actor maria = maria();
        Token before = signIn.with("maria", PASSWORD, BROWSER, Optional.empty());
        List<String> codes = new ArrayList<>();
        withApp(maria, codes);
        assertThat(sessions.recognise(before)).isEmpty();
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();

        FactorChanged anew = factors.newCodes(signIn.prove(maria, PASSWORD, BROWSER));
        assertThat(anew.codes()).hasSize(10).doesNotContainAnyElementsOf(codes);
        assertThatThrownBy(() ->
                        secondStep.withRecoveryCode(waiting("maria"), codes.get(0), false, BROWSER, Optional.empty()))
                .isInstanceOf(WrongSecondFactor.class);
        FactorChanged removed = factors.removeApp(signIn.prove(maria, PASSWORD, BROWSER));
        assertThat(sessions.recognise(anew.session())).isEmpty();
        assertThat(sessions.recognise(removed.session())).isPresent();
        assertThat(factors.of(maria).codesLeft()).isZero();
        assertThatThrownBy(() -> signIn.prove(maria, "wrong", BROWSER)).isInstanceOf(Invalid.class);
    }

    private byte[] withApp(Actor actor) {
        return withApp(actor, new ArrayList<>());
    }

    /** Sets up an app, whose secret is given back, by the code of the step before: those of this one and the next are left. */
    private byte[] withApp(Actor actor, List<String> codes) {
        factors.beginApp(signIn.prove(actor, PASSWORD, BROWSER), "A blog");
        byte[] secret = (byte[]) database.values("select app_secret from second_factor where person_id = " + actor.id())
                .get(0);
        codes.addAll(factors.confirmApp(actor, Totp.base32(secret), code(secret, -1), BROWSER)
                .codes());
        return secret;
    }

    private static String code(byte[] secret, int steps) {
        return Totp.code(secret, Totp.step(Instant.now()) + steps);
    }

    private Token waiting(String username) {
        try {
            signIn.with(username, PASSWORD, BROWSER, Optional.empty());
        } catch (SecondFactorNeeded needed) {
            return needed.pending();
        }
        throw new AssertionError("signed in by the password alone");
    }

    private static boolean entered(Runnable attempt) {
        try {
            attempt.run();
            return true;
        } catch (WrongSecondFactor | SignInExpired refused) {
            return false;
        }
    }

    private static long successes(List<Callable<Boolean>> attempts) throws Exception {
        ExecutorService replicas = Executors.newFixedThreadPool(attempts.size());
        try {
            long successes = 0;
            for (Future<Boolean> one : replicas.invokeAll(attempts)) {
                successes += one.get() ? 1 : 0;
            }
            return successes;
        } finally {
            replicas.shutdown();
        }
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
