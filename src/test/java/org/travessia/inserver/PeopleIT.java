package org.travessia.inserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.travessia.account.control.AccessTokens;
import org.travessia.account.control.Actor;
import org.travessia.account.control.Browser;
import org.travessia.account.control.ChangeEmail;
import org.travessia.account.control.GuessLimits;
import org.travessia.account.control.LinkNotGood;
import org.travessia.account.control.NewPerson;
import org.travessia.account.control.OneTimeLinkRepository;
import org.travessia.account.control.Passwords;
import org.travessia.account.control.People;
import org.travessia.account.control.PersonNotFound;
import org.travessia.account.control.PersonRepository;
import org.travessia.account.control.ResetLimits;
import org.travessia.account.control.ResetPassword;
import org.travessia.account.control.Sessions;
import org.travessia.account.control.SignIn;
import org.travessia.account.control.TooManyAttempts;
import org.travessia.account.control.WrongCredentials;
import org.travessia.account.entity.Role;
import org.travessia.account.entity.Scope;
import org.travessia.account.entity.Token;
import org.travessia.audit.control.AuditTrail;
import org.travessia.job.control.Jobs;
import org.travessia.mail.control.Outbox;
import org.travessia.mail.control.OutgoingMailRepository;
import org.travessia.people.control.ChangeRights;
import org.travessia.people.control.ErasePerson;
import org.travessia.people.control.ErasePerson.Posts;
import org.travessia.people.control.ErasePerson.Wish;
import org.travessia.people.control.InvitationRepository;
import org.travessia.people.control.Invitations;
import org.travessia.people.control.ListPeople;
import org.travessia.people.control.PersonRow;
import org.travessia.platform.Configuration;
import org.travessia.platform.Forbidden;
import org.travessia.platform.Invalid;
import org.travessia.post.control.NewPost;
import org.travessia.post.control.WritePost;
import org.travessia.web.Site;

/**
 * Rights that change, people who come and go, and the ways back in, on a real PostgreSQL. What writes mail is put together by hand,
 * with a mail server that the deployed application does not have: so nobody sends what is looked at here.
 */
@ExtendWith(ArquillianExtension.class)
class PeopleIT {

    private static final String PASSWORD = "a crossing by night 7";
    private static final String OTHER = "another crossing by day 8";
    private static final Browser BROWSER = new Browser("192.0.2.1", "A browser");
    private static final Pattern LINK =
            Pattern.compile("(?m)^https://blog\\.example\\.org(/account/[a-z-]+)\\?code=([A-Za-z0-9_-]{43})$");

    @Deployment
    static WebArchive application() {
        return TestArchive.with(PeopleIT.class, Database.class);
    }

    @Inject
    Database database;

    @Inject
    People people;

    @Inject
    PersonRepository persons;

    @Inject
    OneTimeLinkRepository links;

    @Inject
    Passwords passwords;

    @Inject
    SignIn signIn;

    @Inject
    Sessions sessions;

    @Inject
    AccessTokens tokens;

    @Inject
    ResetLimits resetLimits;

    @Inject
    OutgoingMailRepository mails;

    @Inject
    Jobs jobs;

    @Inject
    Instance<Site> site;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    @Inject
    InvitationRepository invitationRows;

    @Inject
    Invitations handedOver;

    @Inject
    ChangeRights rights;

    @Inject
    ErasePerson erase;

    @Inject
    ListPeople list;

    @Inject
    WritePost write;

    private ResetPassword resets;
    private ChangeEmail emails;
    private Invitations invitations;
    private Actor ada;
    private Actor maria;

    @BeforeEach
    void aBlogWithMail() {
        database.clear();
        database.change("delete from outgoing_mail");
        Configuration configuration = Configuration.from(Map.of(
                "BLOG_BASE_URL", "https://blog.example.org",
                "BLOG_SMTP_HOST", "smtp.example.org",
                "BLOG_MAIL_FROM", "blog@example.org"));
        Outbox outbox = new Outbox(mails, configuration, site, clock);
        resets = new ResetPassword(
                persons, links, people, passwords, resetLimits, outbox, jobs, configuration, site, audit, clock);
        emails = new ChangeEmail(persons, links, resetLimits, outbox, configuration, site, audit, clock);
        invitations = new Invitations(invitationRows, persons, people, outbox, configuration, site, audit, clock);
        people.createAdministrator("ada", "ada@example.com", PASSWORD);
        ada = people.named("ada").orElseThrow();
        people.create(new NewPerson("maria", "maria@example.com", "Maria", PASSWORD), Role.AUTHOR);
        maria = people.named("maria").orElseThrow();
    }

    // Another password.

    @Test
    void a_link_sets_another_password_once_and_ends_everything_else() {
        Token session = signedIn("maria");
        String program = tokens.create(maria, "backup", 30, Set.of(Scope.POSTS_READ));
        String first = resetLink("MARIA");
        String second = resetLink("Maria@Example.com");
        assertThat(database.values("select distinct recipient from outgoing_mail"))
                .containsExactly("maria@example.com");
        resets.admit(first);
        assertThatThrownBy(() -> reset(first, "short")).isInstanceOf(Invalid.class);
        assertThat(sessions.recognise(session)).isPresent();

        reset(first, OTHER);

        assertThat(sessions.recognise(session)).isEmpty();
        assertThat(tokens.recognise(program)).isEmpty();
        assertThatThrownBy(() -> signedIn("maria")).isInstanceOf(WrongCredentials.class);
        assertThat(sessions.of(maria)).isEmpty();
        for (String used : List.of(first, second, "", "A".repeat(43))) {
            assertThatThrownBy(() -> resets.admit(used)).isInstanceOf(LinkNotGood.class);
            assertThatThrownBy(() -> reset(used, PASSWORD)).isInstanceOf(LinkNotGood.class);
        }
        assertThat(signIn.with("maria", OTHER, BROWSER, Optional.empty())).isNotNull();
    }

    @Test
    void of_two_who_come_with_one_link_at_once_one_sets_the_password() throws Exception {
        String code = resetLink("maria");
        assertThat(succeeded(
                        LinkNotGood.class, () -> reset(code, OTHER), () -> reset(code, "a third crossing at noon 9")))
                .isEqualTo(1);
    }

    @Test
    void a_link_is_too_old_after_an_hour() {
        String code = resetLink("maria");
        database.change("update one_time_link set expires_at = now() - interval '1 second'");
        assertThatThrownBy(() -> resets.admit(code)).isInstanceOf(LinkNotGood.class);
        assertThatThrownBy(() -> reset(code, OTHER)).isInstanceOf(LinkNotGood.class);
    }

    @Test
    void a_link_does_what_it_is_for_and_nothing_else() {
        database.inTransaction(() -> emails.ask(maria, "new@example.com"));
        String forEmail = code("new@example.com");
        String forPassword = resetLink("maria");
        assertThatThrownBy(() -> reset(forEmail, OTHER)).isInstanceOf(LinkNotGood.class);
        assertThatThrownBy(() -> database.inTransaction(() -> emails.confirm(forPassword)))
                .isInstanceOf(LinkNotGood.class);
        assertThatThrownBy(() -> handedOver.admit(forPassword)).isInstanceOf(LinkNotGood.class);
    }

    @Test
    void nobody_is_written_to_who_is_unknown_suspended_or_has_no_address() {
        people.create(new NewPerson("otto", "otto@no-address.invalid", "", PASSWORD), Role.AUTHOR);
        rights.suspend(maria.id(), Optional.of(ada));
        for (String name :
                List.of("nobody", "nobody@example.com", "maria", "maria@example.com", "otto", "x".repeat(254))) {
            database.inTransaction(() -> resets.write(name));
        }
        assertThat(database.number("select count(*) from outgoing_mail")).isZero();
        assertThat(database.number("select count(*) from one_time_link")).isZero();
    }

    @Test
    void nobody_is_flooded_and_an_address_has_to_wait() {
        for (int i = 0; i < ResetLimits.BY_PERSON + 5; i++) {
            database.inTransaction(() -> resets.write("maria"));
        }
        assertThat(database.number("select count(*) from outgoing_mail")).isEqualTo(ResetLimits.BY_PERSON);
        // What was sent before stays good.
        resets.admit(code("maria@example.com"));

        Browser flood = new Browser("192.0.2.99", "");
        for (int i = 0; i < ResetLimits.BY_ADDRESS; i++) {
            String name = "nobody-" + i;
            database.inTransaction(() -> resets.ask(name, flood));
        }
        assertThatThrownBy(() -> database.inTransaction(() -> resets.ask("maria", flood)))
                .isInstanceOf(TooManyAttempts.class);
        database.inTransaction(() -> resets.ask("maria", BROWSER));
    }

    @Test
    void whoever_asks_is_answered_before_anybody_is_looked_up() {
        // Nothing that could look: an answer that took longer for somebody known would tell who is.
        ResetPassword blind =
                new ResetPassword(null, null, null, null, resetLimits, null, jobs, null, null, null, clock);
        for (String name : List.of("maria", "nobody", "maria@example.com", "", "\0", "x".repeat(1000))) {
            database.inTransaction(() -> blind.ask(name, BROWSER));
        }
    }

    @Test
    void who_was_guessed_at_gets_in_again_with_a_new_password() {
        for (int i = 0; i < GuessLimits.BY_ACCOUNT; i++) {
            assertThatThrownBy(() -> signIn.with("maria", "wrong", BROWSER, Optional.empty()))
                    .isInstanceOf(WrongCredentials.class);
        }
        assertThatThrownBy(() -> signedIn("maria")).isInstanceOf(TooManyAttempts.class);
        reset(resetLink("maria"), OTHER);
        assertThat(signIn.with("maria", OTHER, BROWSER, Optional.empty())).isNotNull();
    }

    // Another address.

    @Test
    void an_address_changes_once_it_is_confirmed_and_the_one_of_before_is_told() {
        database.inTransaction(() -> emails.ask(maria, "new@example.com"));
        assertThat(database.values("select recipient from outgoing_mail order by id"))
                .containsExactly("maria@example.com", "new@example.com");
        assertThat(body("maria@example.com")).contains("new@example.com").doesNotContain("code=");
        assertThat(emails.current(maria)).isEqualTo("maria@example.com");
        String code = code("new@example.com");
        assertThat(emails.admit(code)).isEqualTo("new@example.com");
        String reset = resetLink("maria");

        database.inTransaction(() -> emails.confirm(code));

        assertThat(emails.current(maria)).isEqualTo("new@example.com");
        assertThatThrownBy(() -> database.inTransaction(() -> emails.confirm(code)))
                .isInstanceOf(LinkNotGood.class);
        // It went to the address of before.
        assertThatThrownBy(() -> resets.admit(reset)).isInstanceOf(LinkNotGood.class);
    }

    @Test
    void the_last_address_asked_for_is_meant_and_a_new_password_ends_it() {
        database.inTransaction(() -> emails.ask(maria, "first@example.com"));
        database.inTransaction(() -> emails.ask(maria, "second@example.com"));
        assertThatThrownBy(() -> emails.admit(code("first@example.com"))).isInstanceOf(LinkNotGood.class);
        String code = code("second@example.com");
        people.changePassword("maria", OTHER);
        assertThatThrownBy(() -> emails.admit(code)).isInstanceOf(LinkNotGood.class);
    }

    @Test
    void nobody_learns_who_else_has_an_address_or_gets_it() {
        database.inTransaction(() -> emails.ask(maria, "ADA@example.com"));
        assertThat(database.values("select recipient from outgoing_mail")).containsExactly("maria@example.com");
        assertThat(database.number("select count(*) from one_time_link")).isZero();

        database.inTransaction(() -> emails.ask(maria, "new@example.com"));
        String code = code("new@example.com");
        people.create(new NewPerson("otto", "New@example.com", "", PASSWORD), Role.AUTHOR);
        assertThatThrownBy(() -> database.inTransaction(() -> emails.confirm(code)))
                .isInstanceOf(Invalid.class);
        for (String wrong :
                List.of("", "x", "a@b\r\nBcc: c@example.com", "maria@example.com", "a@" + "b".repeat(260))) {
            assertThatThrownBy(() -> database.inTransaction(() -> emails.ask(maria, wrong)))
                    .as(wrong)
                    .isInstanceOf(Invalid.class);
        }
    }

    // Invitations.

    @Test
    void who_is_invited_joins_once_as_was_said() {
        String code = invited("otto@example.com", Role.EDITOR);
        assertThat(body("otto@example.com")).contains("ada invites you");
        assertThat(list.page("").rows()).hasSize(2);
        assertThatThrownBy(() -> accept(code, "maria")).isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> accept(code, "ot\r\nto")).isInstanceOf(Invalid.class);

        accept(code, "otto");

        Actor otto = people.named("otto").orElseThrow();
        assertThat(otto.role()).isEqualTo(Role.EDITOR);
        assertThat(list.one(otto.id()).email()).isEqualTo("otto@example.com");
        assertThatThrownBy(() -> accept(code, "otto2")).isInstanceOf(LinkNotGood.class);
        assertThat(invitations.pending()).isEmpty();
    }

    @Test
    void of_two_who_come_with_one_invitation_at_once_one_joins() throws Exception {
        String code = invited("otto@example.com", Role.EDITOR);
        assertThat(succeeded(
                        LinkNotGood.class,
                        () -> handedOver.accept(code, "otto", "", PASSWORD),
                        () -> handedOver.accept(code, "otto2", "", PASSWORD)))
                .isEqualTo(1);
        assertThat(list.page("").rows()).hasSize(3);
    }

    @Test
    void of_two_who_want_one_name_at_once_one_gets_it_and_the_other_is_told() throws Exception {
        String one = invited("one@example.com", Role.AUTHOR);
        String two = invited("two@example.com", Role.AUTHOR);
        assertThat(succeeded(
                        Invalid.class,
                        () -> handedOver.accept(one, "otto", "", PASSWORD),
                        () -> handedOver.accept(two, "OTTO", "", PASSWORD)))
                .isEqualTo(1);
    }

    @Test
    void an_invitation_sent_again_withdrawn_or_too_old_opens_nothing() {
        String first = invited("otto@example.com", Role.EDITOR);
        String again = invited("Otto@example.com", Role.AUTHOR);
        assertThatThrownBy(() -> accept(first, "otto")).isInstanceOf(LinkNotGood.class);
        long id = invitations.pending().get(0).id();
        String resent = secret(in(() -> invitations.resend(id, ada)));
        assertThatThrownBy(() -> accept(again, "otto")).isInstanceOf(LinkNotGood.class);
        assertThat(handedOver.admit(resent).role()).isEqualTo(Role.AUTHOR);
        database.change("update invitation set expires_at = now() - interval '1 second'");
        assertThatThrownBy(() -> accept(resent, "otto")).isInstanceOf(LinkNotGood.class);
        assertThat(invitations.pending().get(0).expired()).isTrue();
        handedOver.withdraw(id);
        assertThat(invitations.pending()).isEmpty();
        assertThatThrownBy(() -> invited("ada@example.com", Role.AUTHOR)).isInstanceOf(Invalid.class);
    }

    @Test
    void an_invitation_stands_on_the_right_of_who_invites() {
        Actor grace = administrator("grace");
        String code = secret(in(() -> invitations.invite("otto@example.com", Role.ADMINISTRATOR, Optional.of(grace))));
        rights.become(grace.id(), Role.EDITOR, Optional.of(ada));
        assertThatThrownBy(() -> accept(code, "otto")).isInstanceOf(LinkNotGood.class);
    }

    // Rights.

    @Test
    void another_role_ends_sessions_and_tokens_act_with_it() {
        Token session = signedIn("maria");
        String program = tokens.create(maria, "backup", 30, Set.of(Scope.POSTS_READ));
        rights.become(maria.id(), Role.CONTRIBUTOR, Optional.of(ada));
        assertThat(sessions.recognise(session)).isEmpty();
        assertThat(tokens.recognise(program).orElseThrow().role()).isEqualTo(Role.CONTRIBUTOR);
    }

    @Test
    void who_is_suspended_is_out_at_once_and_nothing_of_before_comes_back() {
        Token session = signedIn("maria");
        String program = tokens.create(maria, "backup", 30, Set.of(Scope.POSTS_READ));
        String link = resetLink("maria");
        rights.suspend(maria.id(), Optional.of(ada));
        assertThatThrownBy(() -> signedIn("maria")).isInstanceOf(WrongCredentials.class);
        assertThatThrownBy(() -> sessions.begin(maria.id(), BROWSER, Optional.empty()))
                .isInstanceOf(WrongCredentials.class);
        // Somebody got through in the same moment.
        database.change(
                "insert into session (token_hash, person_id, created_at, last_used_at, expires_at, address, user_agent) "
                        + "values (sha256('late'), " + maria.id()
                        + ", now(), now(), now() + interval '1 day', '', '')");
        assertThat(database.number("select count(*) from session")).isEqualTo(1);

        rights.reinstate(maria.id());

        assertThat(database.number("select count(*) from session where person_id = " + maria.id()))
                .isZero();
        assertThat(sessions.recognise(session)).isEmpty();
        assertThat(tokens.recognise(program)).isEmpty();
        assertThatThrownBy(() -> resets.admit(link)).isInstanceOf(LinkNotGood.class);
        assertThat(signedIn("maria")).isNotNull();
        assertThat(list.one(maria.id()).signedInAt()).isNotNull();
    }

    @Test
    void a_session_and_a_token_of_who_is_suspended_are_not_recognised_though_they_be_there() {
        Token session = signedIn("maria");
        String program = tokens.create(maria, "backup", 30, Set.of(Scope.POSTS_READ));
        database.change("update person set state = 'SUSPENDED' where username = 'maria'");
        assertThat(sessions.recognise(session)).isEmpty();
        assertThat(tokens.recognise(program)).isEmpty();
    }

    @Test
    void the_last_administrator_stays_one() {
        assertThatThrownBy(() -> rights.become(ada.id(), Role.EDITOR, Optional.of(ada)))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> rights.suspend(ada.id(), Optional.empty())).isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> erase.oneself(ada, new Wish(Posts.KEEP, "", "ada")))
                .isInstanceOf(Invalid.class);
        // One who cannot sign in is none.
        Actor grace = administrator("grace");
        rights.suspend(grace.id(), Optional.of(ada));
        assertThatThrownBy(() -> rights.become(ada.id(), Role.EDITOR, Optional.of(ada)))
                .isInstanceOf(Invalid.class);
        rights.reinstate(grace.id());
        rights.become(ada.id(), Role.EDITOR, Optional.of(ada));
        assertThatThrownBy(() -> rights.become(grace.id(), Role.EDITOR, Optional.of(ada)))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void two_administrators_who_take_each_others_rights_at_once_leave_one() throws Exception {
        for (int i = 0; i < 5; i++) {
            Actor grace = administrator("grace" + i);
            assertThat(succeeded(
                            Forbidden.class,
                            () -> rights.become(ada.id(), Role.EDITOR, Optional.of(grace)),
                            () -> rights.become(grace.id(), Role.EDITOR, Optional.of(ada))))
                    .isEqualTo(1);
            assertThat(database.number("select count(*) from person where role = 'ADMINISTRATOR'"))
                    .isEqualTo(1);
            database.change("update person set role = 'ADMINISTRATOR' where username = 'ada'");
            database.change("update person set role = 'EDITOR' where username <> 'ada'");
        }
    }

    // Erasing.

    @Test
    void posts_stay_by_nobody_unless_it_is_asked_that_they_go() {
        long post = post("Of Maria");
        comment(post);
        signedIn("maria");
        resetLink("maria");
        for (Wish wrong : List.of(
                new Wish(Posts.KEEP, "", "Maria"),
                new Wish(Posts.GIVE, "nobody", "maria"),
                new Wish(Posts.GIVE, "maria", "maria"))) {
            assertThatThrownBy(() -> erase.other(maria.id(), wrong, ada)).isInstanceOf(Invalid.class);
        }
        assertThat(people.named("maria")).isPresent();

        erase.other(maria.id(), new Wish(Posts.KEEP, "", "maria"), ada);

        assertThat(people.named("maria")).isEmpty();
        assertThat(database.values(
                        "select p.display_name from person p join post on author_id = p.id where post.id = " + post))
                .containsExactly("Former author");
        for (String table :
                List.of("person", "comment", "session", "one_time_link", "outgoing_mail", "post", "revision")) {
            assertThat(database.values("select t::text from " + table + " t where t::text ilike '%maria@example.com%' "
                            + "or t::text ilike '%192.0.2%'"))
                    .as(table)
                    .isEmpty();
        }
        assertThat(database.values("select author_name || coalesce(author_email, '') || markdown from comment"))
                .containsExactly("Former memberHello");
        assertThat(list.page("").rows()).extracting(PersonRow::username).containsExactly("ada");
        long nobody = database.number("select id from person where state = 'FORMER'");
        assertThatThrownBy(() -> list.one(nobody)).isInstanceOf(PersonNotFound.class);
        assertThatThrownBy(() -> rights.reinstate(nobody)).isInstanceOf(PersonNotFound.class);
        assertThatThrownBy(() -> rights.become(nobody, Role.ADMINISTRATOR, Optional.of(ada)))
                .isInstanceOf(PersonNotFound.class);
    }

    @Test
    void posts_are_given_to_somebody_or_erased_with_their_author() {
        long kept = post("Given");
        people.create(new NewPerson("otto", "otto@example.com", "", PASSWORD), Role.AUTHOR);
        erase.other(maria.id(), new Wish(Posts.GIVE, "OTTO", "maria"), ada);
        Actor otto = people.named("otto").orElseThrow();
        assertThat(database.number("select author_id from post where id = " + kept))
                .isEqualTo(otto.id());

        database.change("insert into webhook_endpoint (url, description, events, secret, created_at)"
                + " values ('https://receiver.example.org', '', 'post.deleted', 'whsec_c2VjcmV0', now())");
        erase.oneself(otto, new Wish(Posts.ERASE, "", "otto"));
        assertThat(database.values("select event from webhook_delivery")).containsExactly("post.deleted");
        assertThat(database.values("select username from audit_entry where deed = 'person.erased' and target_id = '"
                        + otto.id() + "'"))
                .as("nobody's name is kept who erased themselves")
                .containsExactly(Long.toString(otto.id()));
        assertThat(database.number("select count(*) from post")).isZero();
        assertThat(database.number("select count(*) from person")).isEqualTo(1);
        assertThat(database.values("select path from redirect where target is null"))
                .containsExactly("/posts/given");
    }

    @Test
    void a_contributor_takes_no_posts_along() {
        post("Published by others");
        rights.become(maria.id(), Role.CONTRIBUTOR, Optional.of(ada));
        Actor self = people.named("maria").orElseThrow();
        for (Posts choice : List.of(Posts.ERASE, Posts.GIVE)) {
            assertThatThrownBy(() -> erase.oneself(self, new Wish(choice, "ada", "maria")))
                    .isInstanceOf(Forbidden.class);
        }
        erase.oneself(self, new Wish(Posts.KEEP, "", "maria"));
        assertThat(database.number("select count(*) from post")).isEqualTo(1);
    }

    @Test
    void nobody_is_called_what_is_somebodys_address() {
        assertThatThrownBy(() -> people.create(
                        new NewPerson("Maria@example.com", "catch@example.com", "", PASSWORD), Role.CONTRIBUTOR))
                .isInstanceOf(Invalid.class);
        // One that came before the address did, from another program.
        database.change("update person set username = 'maria@example.com' where id = " + ada.id());
        resetLink("maria@example.com");
        assertThat(database.values("select recipient from outgoing_mail")).containsExactly("maria@example.com");
    }

    // The list.

    @Test
    void the_list_is_read_in_parts_of_one_statement() {
        for (int i = 0; i < ListPeople.SIZE; i++) {
            database.person("p%02d".formatted(i), Role.AUTHOR);
        }
        List<String> seen = new ArrayList<>();
        assertThat(database.statementsOf(() -> list.page("").rows().forEach(row -> seen.add(row.username()))))
                .isEqualTo(1);
        String after = list.page("").after().orElseThrow();
        list.page(after).rows().forEach(row -> seen.add(row.username()));
        assertThat(list.page(after).after()).isEmpty();
        assertThat(seen).hasSize(ListPeople.SIZE + 2).doesNotHaveDuplicates().isSorted();
        assertThat(list.page("\0").rows()).isNotEmpty();
    }

    private String resetLink(String who) {
        database.inTransaction(() -> resets.write(who));
        return code("maria@example.com");
    }

    private void reset(String code, String password) {
        database.inTransaction(() -> resets.with(code, password));
    }

    private String invited(String email, Role role) {
        String link = in(() -> invitations.invite(email, role, Optional.of(ada)));
        assertThat(link).startsWith("https://blog.example.org/account/invitation?code=");
        return secret(link);
    }

    private void accept(String code, String username) {
        database.inTransaction(() -> invitations.accept(code, username, "", PASSWORD));
    }

    private Actor administrator(String username) {
        people.createAdministrator(username, username + "@example.com", PASSWORD);
        return people.named(username).orElseThrow();
    }

    private Token signedIn(String username) {
        return signIn.with(username, PASSWORD, BROWSER, Optional.empty());
    }

    private long post(String title) {
        return write.create(
                new NewPost(title, Optional.empty(), "Text", true, Optional.empty(), maria.id(), Optional.empty()));
    }

    private void comment(long post) {
        database.change(
                "insert into comment (post_id, status, person_id, author_name, author_email, markdown, html, "
                        + "renderer_version, created_at, decided_at, address_hash, user_agent) values (" + post
                        + ", 'APPROVED', " + maria.id()
                        + ", 'Maria', 'maria@example.com', 'Hello', 'Hello', 1, now(), now(), sha256('192.0.2.1'), 'A browser')");
    }

    private String body(String recipient) {
        return (String) database.values(
                        "select body from outgoing_mail where recipient = '" + recipient + "' order by id desc limit 1")
                .get(0);
    }

    /** The secret of the newest mail to somebody; the link must lead to the configured address. */
    private String code(String recipient) {
        Matcher matcher = LINK.matcher(body(recipient));
        assertThat(matcher.find()).as(body(recipient)).isTrue();
        return matcher.group(2);
    }

    private static String secret(String link) {
        return link.substring(link.indexOf('=') + 1);
    }

    private <T> T in(Supplier<T> work) {
        List<T> result = new ArrayList<>();
        database.inTransaction(() -> result.add(work.get()));
        return result.get(0);
    }

    /** How many of several things done at once succeed; the others fail for one reason. */
    private static int succeeded(Class<? extends Exception> reason, Runnable... attempts) throws Exception {
        ExecutorService crowd = Executors.newFixedThreadPool(attempts.length);
        try {
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (Runnable attempt : attempts) {
                calls.add(() -> {
                    attempt.run();
                    return true;
                });
            }
            int succeeded = 0;
            for (Future<Boolean> one : crowd.invokeAll(calls)) {
                try {
                    succeeded += one.get() ? 1 : 0;
                } catch (ExecutionException refused) {
                    assertThat(refused.getCause()).isInstanceOf(reason);
                }
            }
            return succeeded;
        } finally {
            crowd.shutdown();
        }
    }
}
