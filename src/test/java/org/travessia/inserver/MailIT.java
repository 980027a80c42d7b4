package org.travessia.inserver;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.travessia.account.control.Actor;
import org.travessia.account.control.Browser;
import org.travessia.account.entity.Role;
import org.travessia.account.entity.Token;
import org.travessia.audit.control.AuditTrail;
import org.travessia.comment.control.CommentLimits;
import org.travessia.comment.control.CommentRepository;
import org.travessia.comment.control.KeepComment;
import org.travessia.comment.control.ModerateComments;
import org.travessia.comment.control.ModerationRepository;
import org.travessia.comment.control.NewComment;
import org.travessia.comment.control.SpamWordRepository;
import org.travessia.comment.control.SubmitComment;
import org.travessia.comment.control.TellOfComments;
import org.travessia.mail.control.NewMail;
import org.travessia.mail.control.Outbox;
import org.travessia.mail.control.OutgoingMailRepository;
import org.travessia.platform.Configuration;
import org.travessia.platform.GuestMarkdown;
import org.travessia.post.control.NewPost;
import org.travessia.post.control.WritePost;
import org.travessia.web.Site;

/**
 * What is written into the outbox, on a real PostgreSQL. The use cases are put together by hand, with a mail server that the deployed
 * application does not have: so nobody sends what is looked at here. How it is sent is cli.SendMailIT's.
 */
@ExtendWith(ArquillianExtension.class)
class MailIT {

    private static final Browser BROWSER = new Browser("192.0.2.77", "A browser");

    @Deployment
    static WebArchive application() {
        return TestArchive.with(MailIT.class, Database.class);
    }

    @Inject
    UserTransaction transaction;

    @Inject
    Database database;

    @Inject
    WritePost write;

    @Inject
    Outbox closed;

    @Inject
    SubmitComment silent;

    @Inject
    OutgoingMailRepository mails;

    @Inject
    CommentRepository comments;

    @Inject
    SpamWordRepository spamWords;

    @Inject
    ModerationRepository decisions;

    @Inject
    AuditTrail audit;

    @Inject
    CommentLimits limits;

    @Inject
    GuestMarkdown markdown;

    @Inject
    Instance<Site> site;

    @Inject
    Clock clock;

    private Outbox outbox;
    private SubmitComment submit;
    private ModerateComments moderate;
    private Actor author;
    private Actor editor;

    @BeforeEach
    void people() {
        database.clear();
        database.change("delete from outgoing_mail");
        mode("FREE");
        Configuration configuration = Configuration.from(Map.of(
                "BLOG_BASE_URL", "https://blog.example.org",
                "BLOG_SMTP_HOST", "smtp.example.org",
                "BLOG_MAIL_FROM", "blog@example.org"));
        outbox = new Outbox(mails, configuration, site, clock);
        TellOfComments tell = new TellOfComments(comments, outbox, configuration, site);
        submit = new SubmitComment(new KeepComment(comments, spamWords, tell), limits, markdown, clock);
        moderate = new ModerateComments(comments, decisions, spamWords, markdown, tell, audit, clock);
        author = database.person("otto", Role.AUTHOR);
        editor = database.person("edda", Role.EDITOR);
        database.person("ada", Role.ADMINISTRATOR);
        database.person("olga", Role.AUTHOR);
        post("Título <b>", author);
    }

    @AfterEach
    void inEnglishAgain() {
        database.change("update site set language = 'en'");
    }

    @Test
    void what_is_rolled_back_is_never_sent() throws Exception {
        transaction.begin();
        outbox.write(mail("a", "Rolled back"));
        outbox.gather(mail("a", "Rolled back"), Duration.ZERO);
        transaction.rollback();
        assertThat(subjects()).isEmpty();

        transaction.begin();
        outbox.write(mail("a", "Committed"));
        transaction.commit();
        assertThat(subjects()).containsExactly("Committed");
    }

    @Test
    void nothing_is_written_where_there_is_no_mail_server() {
        closed.write(mail("a", "A"));
        closed.gather(mail("a", "A"), Duration.ZERO);
        silent.submit(comment("titulo-b", "Hello"), Optional.empty(), BROWSER, Token.random());
        assertThat(subjects()).isEmpty();
    }

    @Test
    void a_topic_is_bounded_for_everybody_by_themselves() {
        for (int i = 0; i < Outbox.MOST_AN_HOUR + 5; i++) {
            inTransaction(() -> outbox.write(mail("a", "A")));
        }
        inTransaction(() -> outbox.write(mail("b", "B")));
        inTransaction(() -> outbox.write(new NewMail("olga@example.com", Locale.ENGLISH, "a", "C", "Text")));
        assertThat(database.number("select count(*) from outgoing_mail where subject = 'A'"))
                .isEqualTo(Outbox.MOST_AN_HOUR);
        assertThat(subjects()).contains("B", "C");

        database.change("update outgoing_mail set created_at = now() - interval '61 minutes'");
        inTransaction(() -> outbox.write(mail("a", "Later")));
        assertThat(subjects()).contains("Later");
    }

    @Test
    void what_is_gathered_is_the_last_word_once_an_hour() {
        inTransaction(() -> outbox.gather(mail("a", "One"), Duration.ofMinutes(5)));
        inTransaction(() -> outbox.gather(mail("a", "Two"), Duration.ofMinutes(5)));
        assertThat(subjects()).containsExactly("Two");
        assertThat(minutesUntil("Two")).isBetween(4L, 5L);

        // Begun, so that what comes now is another mail; and sent.
        database.change(
                "update outgoing_mail set gathering = false, attempts = 1, due_at = now(), sent_at = now(), body = null");
        inTransaction(() -> outbox.gather(mail("a", "Three"), Duration.ofMinutes(5)));
        inTransaction(() -> outbox.gather(mail("a", "Four"), Duration.ofMinutes(5)));
        assertThat(subjects()).containsExactly("Two", "Four");
        assertThat(minutesUntil("Four")).isBetween(59L, 60L);

        database.change("update outgoing_mail set due_at = now() - interval '2 hours' where sent_at is not null");
        database.change("delete from outgoing_mail where subject = 'Four'");
        inTransaction(() -> outbox.gather(mail("a", "Five"), Duration.ofMinutes(5)));
        assertThat(minutesUntil("Five")).isBetween(4L, 5L);
    }

    @Test
    void the_author_is_told_of_a_comment_that_is_shown() {
        database.change("update site set language = 'pt-BR'");
        long id = said("titulo-b", "A **first**\n\n" + "thought ".repeat(300));
        assertThat(recipients()).containsExactly("otto@example.com");
        assertThat(subjects()).containsExactly("Novo comentário em “Título <b>”");
        String text = text();
        assertThat(text)
                .contains("Grace comentou em “Título <b>”:")
                .contains("> A first")
                .contains("https://blog.example.org/posts/titulo-b?comment=" + id + "#comment-" + id)
                .contains("https://blog.example.org/account/profile")
                .doesNotContain("**", "grace@example.net", "192.0.2.77", "guest.example");
        assertThat(text.length()).isLessThan(1500);
        assertThat(database.values("select language from outgoing_mail")).containsExactly("pt-BR");
    }

    @Test
    void of_one_that_waits_the_author_and_all_moderators_are_told() {
        mode("MODERATED");
        long first = said("titulo-b", "One");
        assertThat(recipients()).containsExactlyInAnyOrder("otto@example.com", "edda@example.com", "ada@example.com");
        said("titulo-b", "Two");
        said("titulo-b", "Three");
        assertThat(database.values("select subject from outgoing_mail where recipient = 'edda@example.com'"))
                .containsExactly("Comments waiting for a decision: 3");
        assertThat(database.values("select body from outgoing_mail where recipient = 'edda@example.com'"))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("> Three", "https://blog.example.org/admin/comments\n");
        assertThat(database.values(
                        "select body from outgoing_mail where recipient = 'otto@example.com' order by id limit 1"))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("> One", "https://blog.example.org/admin/comments/" + first);
        assertThat(database.number("select count(*) from outgoing_mail")).isEqualTo(5);
    }

    @Test
    void spam_own_comments_and_wishes_tell_nobody() {
        database.change("update comment_policy set words = 'casino'");
        said("titulo-b", "casino");
        inTransaction(() -> submit.submit(comment("titulo-b", "My own"), Optional.of(author), BROWSER, Token.random()));
        assertThat(subjects()).isEmpty();

        mode("MODERATED");
        database.change("update person set comment_mail = false where username in ('otto', 'edda')");
        said("titulo-b", "Good");
        assertThat(recipients()).containsExactly("ada@example.com");
    }

    @Test
    void a_contributor_is_told_of_what_readers_see_only() {
        long given = post("Of Cora", author);
        Actor cora = database.person("cora", Role.CONTRIBUTOR);
        database.change("update post set author_id = " + cora.id() + " where id = " + given);
        said("of-cora", "Shown");
        assertThat(recipients()).containsExactly("cora@example.com");
        database.change("delete from outgoing_mail");
        mode("MODERATED");
        said("of-cora", "Waiting");
        assertThat(recipients()).containsExactlyInAnyOrder("edda@example.com", "ada@example.com");
    }

    @Test
    void a_moderators_answer_is_a_comment_too() {
        long id = said("titulo-b", "A question");
        database.change("delete from outgoing_mail");
        inTransaction(() -> moderate.reply(id, "An *answer*", editor));
        assertThat(recipients()).containsExactly("otto@example.com");
        assertThat(text()).contains("edda commented on", "> An answer");
        database.change("delete from outgoing_mail");
        inTransaction(() -> moderate.reply(id, "My own answer", author));
        assertThat(subjects()).isEmpty();
    }

    private void mode(String mode) {
        database.change(
                "update comment_policy set mode = '" + mode
                        + "', close_after_days = null, max_links = 2, most_at_once = 1000, words = '', spam_learned = 0, ham_learned = 0");
    }

    private long said(String slug, String text) {
        long[] id = new long[1];
        inTransaction(() -> id[0] = submit.submit(comment(slug, text), Optional.empty(), BROWSER, Token.random())
                .id());
        return id[0];
    }

    private NewComment comment(String slug, String text) {
        return new NewComment(
                slug,
                Optional.empty(),
                "Grace",
                "grace@example.net",
                "https://guest.example/",
                text,
                "",
                database.agedStamp(slug));
    }

    private long post(String title, Actor writer) {
        return write.create(
                new NewPost(title, Optional.empty(), "Text", true, Optional.empty(), writer.id(), Optional.empty()));
    }

    private static NewMail mail(String topic, String subject) {
        return new NewMail("otto@example.com", Locale.ENGLISH, topic, subject, "Text");
    }

    private List<Object> subjects() {
        return database.values("select subject from outgoing_mail order by id");
    }

    private List<Object> recipients() {
        return database.values("select recipient from outgoing_mail order by id");
    }

    private String text() {
        return (String) database.values("select body from outgoing_mail").get(0);
    }

    private long minutesUntil(String subject) {
        return database.number(
                "select floor(extract(epoch from due_at - now()) / 60 + 0.01) from outgoing_mail where subject = '"
                        + subject + "'");
    }

    private void inTransaction(Runnable work) {
        database.inTransaction(work);
    }
}
