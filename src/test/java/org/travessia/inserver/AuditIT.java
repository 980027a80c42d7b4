package org.travessia.inserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.travessia.account.control.Browser;
import org.travessia.account.control.People;
import org.travessia.account.control.SignIn;
import org.travessia.account.control.WrongCredentials;
import org.travessia.audit.control.AuditFilter;
import org.travessia.audit.control.AuditPage;
import org.travessia.audit.control.AuditRow;
import org.travessia.audit.control.AuditTrail;
import org.travessia.audit.control.Caller;
import org.travessia.audit.control.ReadAudit;
import org.travessia.audit.control.VerifyAudit;
import org.travessia.audit.control.VerifyAudit.Broken;
import org.travessia.audit.control.VerifyAudit.Fault;
import org.travessia.audit.entity.Deed;
import org.travessia.audit.entity.DeedKind;
import org.travessia.audit.entity.Origin;
import org.travessia.audit.entity.Source;

/** The audit log in the real server, on a real PostgreSQL; attacked by somebody who may do everything to its table. */
@ExtendWith(ArquillianExtension.class)
class AuditIT {

    private static final String PASSWORD = "a crossing by night 7";
    private static final AuditFilter ALL = new AuditFilter(Optional.empty(), Optional.empty());

    @Deployment
    static WebArchive application() {
        return TestArchive.with(AuditIT.class, Database.class);
    }

    @Inject
    AuditTrail audit;

    @Inject
    Caller caller;

    @Inject
    ReadAudit read;

    @Inject
    VerifyAudit verify;

    @Inject
    People people;

    @Inject
    SignIn signIn;

    @Inject
    Database database;

    @Inject
    UserTransaction transaction;

    @BeforeEach
    void nobody() {
        database.clear();
        caller.comes(Origin.request(Source.WEB, "192.0.2.7", Optional.of("request-7")));
        caller.is(3, "maria", Optional.empty());
    }

    @Test
    void theTableIsWhatHibernateExpects() {
        database.validateSchema();
    }

    @Test
    void anEntrySaysWhoWhatAndFromWhere() {
        audit.record(Deed.of(DeedKind.TOKEN_CREATED, 5, "backup").with("days", 30));

        AuditRow row = last();
        assertThat(row.deed()).isEqualTo("token.created");
        assertThat(row.kind()).contains(DeedKind.TOKEN_CREATED);
        assertThat(row.personId()).contains(3L);
        assertThat(row.username()).contains("maria");
        assertThat(row.targetId()).contains("5");
        assertThat(row.targetName()).contains("backup");
        assertThat(row.details()).containsExactly("days", "30");
        assertThat(row.source()).isEqualTo(Source.WEB);
        assertThat(row.address()).contains("192.0.2.7");
        assertThat(row.requestId()).contains("request-7");
        assertThat(row.hash()).hasSize(64);
    }

    @Test
    void whatIsRolledBackWasNotDoneButWhatFailedWasTried() throws Exception {
        long before = another().number();
        transaction.begin();
        audit.record(Deed.of(DeedKind.POST_ERASED, 1, "never"));
        audit.recordApart(Deed.of(DeedKind.SIGN_IN_FAILED));
        transaction.rollback();

        assertThat(last().deed()).isEqualTo("account.sign-in-failed");
        assertThat(last().number()).isEqualTo(before + 1);
    }

    @Test
    void theDatabaseRefusesToChangeIt() {
        another();
        for (String statement : new String[] {
            "update audit_entry set deed = 'post.erased' where number = 1",
            "update audit_entry set number = null, hash = null where number = 1",
            "delete from audit_entry where number = 1",
            "truncate audit_entry",
            "insert into audit_entry (id, at, deed, source, number, hash) values (gen_random_uuid(), now(), 'x', 'JOB', 1, sha256(''))"
        }) {
            assertThatThrownBy(() -> database.change(statement)).as(statement).isInstanceOf(RuntimeException.class);
        }
        assertThat(verify.verify(Optional.empty()).broken()).isEmpty();
    }

    @Test
    void hostileTextsAreKeptAsTheyAreAndTheChainHolds() {
        for (String text : new String[] {
            "a\r\nb", "\0", "\uD800", "12:x,", "-,", "", "ção 日本 😀", "'; drop table audit_entry; --", "x".repeat(5000)
        }) {
            audit.record(
                    Deed.of(DeedKind.POST_ERASED, text, text).with(text, text).by(1, text));
        }

        assertThat(verify.verify(Optional.empty()).broken()).isEmpty();
    }

    @Test
    void manyAtOnceMakeOneChain() throws Exception {
        long before = another().number();
        Callable<Void> work = () -> {
            for (int n = 0; n < 25; n++) {
                audit.record(Deed.of(DeedKind.POST_PUBLISHED, n, "post"));
            }
            return null;
        };
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<Void> each : threads.invokeAll(Collections.nCopies(8, work))) {
                each.get();
            }
        } finally {
            threads.shutdown();
        }

        assertThat(last().number()).isEqualTo(before + 200);
        assertThat(last().source()).as("no request").isEqualTo(Source.JOB);
        assertThat(verify.verify(Optional.empty()).broken()).isEmpty();
    }

    @Test
    void aLongTransactionKeepsNobodyWaiting() throws Exception {
        transaction.begin();
        audit.record(Deed.of(DeedKind.BLOG_RESTORED));
        database.number("select count(*) from audit_entry");
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            other.submit(() -> audit.record(Deed.of(DeedKind.SIGNED_OUT))).get(5, TimeUnit.SECONDS);
        } finally {
            other.shutdown();
            transaction.commit();
        }

        assertThat(last().deed()).as("in the order of the commits").isEqualTo("blog.restored");
    }

    @Test
    void everyWayToTamperIsFound() throws Exception {
        for (int n = 0; n < 5; n++) {
            audit.record(Deed.of(DeedKind.POST_ERASED, n, "post " + n));
        }
        VerifyAudit.Verdict whole = verify.verify(Optional.empty());
        assertThat(whole.broken()).isEmpty();
        assertThat(whole.entries()).isEqualTo(last().number());
        assertThat(whole.head()).isEqualTo(last().hash());
        assertThat(verify.verify(Optional.of(whole.head())).broken()).isEmpty();
        long last = last().number();
        long middle = last - 2;

        for (String column : new String[] {
            "at = at + interval '1 microsecond'",
            "id = gen_random_uuid()",
            "deed = 'post.trashed'",
            "person_id = null",
            "username = 'otto'",
            "target_id = '9'",
            "target_name = target_name || ' '",
            "details = '{a,b}'",
            "details = '{a,NULL}'",
            "at = 'infinity'",
            "source = 'API'",
            "token_id = 1",
            "os_user = 'root'",
            "address = '192.0.2.8'",
            "request_id = null",
            "hash = sha256('x')"
        }) {
            assertBroken(Fault.CHANGED, middle, "update audit_entry set " + column + " where number = " + middle);
        }
        assertBroken(Fault.MISSING, middle, "delete from audit_entry where number = " + middle);
        assertBroken(Fault.MISSING, 1, "delete from audit_entry where number = 1");
        assertBroken(Fault.MISSING, last + 1, insert(last + 2));
        assertBroken(Fault.CHANGED, last + 1, insert(last + 1));
        assertBroken(Fault.CHANGED, 0, insert(0));
        assertBroken(
                Fault.CHANGED,
                middle,
                "update audit_entry set number = -5 where number = " + middle,
                "update audit_entry set number = " + middle + " where number = " + (middle + 1),
                "update audit_entry set number = " + (middle + 1) + " where number = -5");
        assertBroken(
                Fault.LOOSE,
                0,
                "insert into audit_entry (id, at, deed, source) values (gen_random_uuid(), now(), 'post.erased', 'JOB')");

        String cut = "delete from audit_entry where number = " + last;
        assertThat(tampered(Optional.empty(), cut))
                .as("nobody can see it from within")
                .isEmpty();
        assertThat(tampered(Optional.of(whole.head()), cut)).contains(new Broken(Fault.HEAD_UNKNOWN, 0));
        assertThat(tampered(Optional.of(whole.head()), "delete from audit_entry"))
                .contains(new Broken(Fault.HEAD_UNKNOWN, 0));
        assertThat(verify.verify(Optional.of(whole.head())).broken()).isEmpty();
    }

    @Test
    void pagesAreReadByIndexes() {
        for (int n = 0; n < ReadAudit.PAGE + 5; n++) {
            audit.record(Deed.of(DeedKind.POST_TRASHED, n, "x").by(99, "Zuleika"));
        }
        AuditFilter hers = new AuditFilter(Optional.of("zuleika"), Optional.of("post.trashed"));
        AuditPage first = read.page(hers, Optional.empty(), Optional.empty());
        assertThat(first.rows()).hasSize(ReadAudit.PAGE);
        assertThat(first.newer()).isEmpty();
        AuditPage second = read.page(hers, first.older(), Optional.empty());
        assertThat(second.rows()).isNotEmpty().allMatch(row -> row.username().equals(Optional.of("Zuleika")));
        assertThat(read.page(hers, Optional.empty(), second.newer()).rows()).isEqualTo(first.rows());
        assertThat(database.statementsOf(() -> read.page(hers, Optional.empty(), Optional.empty())))
                .isEqualTo(1);
        assertThat(read.page(new AuditFilter(Optional.of("%"), Optional.empty()), Optional.empty(), Optional.empty())
                        .rows())
                .isEmpty();

        String from = "select * from audit_entry where number < 1000 ";
        assertThat(database.explain(from + "order by number desc limit 51")).contains("audit_entry_number_key");
        assertThat(database.explain(from + "and deed = 'x' order by number desc limit 51"))
                .contains("audit_entry_deed");
        assertThat(database.explain(from + "and lower(username) = 'x' order by number desc limit 51"))
                .contains("audit_entry_person");
        assertThat(database.explain(from + "and lower(username) = 'x' and deed = 'x' order by number desc limit 51"))
                .contains("audit_entry_person_deed");
    }

    @Test
    void whoFailsToSignInIsNamedOnlyIfThereIsSuchAPerson() {
        Browser browser = new Browser("192.0.2.1", "A browser");
        people.createAdministrator("ada", "ada@example.com", PASSWORD);
        assertThat(last().deed()).isEqualTo("person.created");
        assertThatThrownBy(() -> signIn.with("ADA", "wrong", browser, Optional.empty()))
                .isInstanceOf(WrongCredentials.class);
        assertThat(last().targetName()).contains("ada");
        assertThatThrownBy(() -> signIn.with(PASSWORD, "", browser, Optional.empty()))
                .isInstanceOf(WrongCredentials.class);
        assertThat(last().deed()).isEqualTo("account.sign-in-failed");
        assertThat(last().toString()).doesNotContain(PASSWORD);

        signIn.with("ada", PASSWORD, browser, Optional.empty());
        assertThat(last().deed()).isEqualTo("account.signed-in");
        assertThat(last().username()).contains("ada");
    }

    private void assertBroken(Fault fault, long number, String... statements) throws Exception {
        assertThat(tampered(Optional.empty(), statements))
                .as(String.join("; ", statements))
                .contains(new Broken(fault, number));
    }

    /** What is found after somebody has tampered with the table, which is then as it was. */
    private Optional<Broken> tampered(Optional<String> head, String... statements) throws Exception {
        transaction.begin();
        try {
            database.change("alter table audit_entry disable trigger user");
            for (String statement : statements) {
                database.change(statement);
            }
            return verify.verify(head).broken();
        } finally {
            transaction.rollback();
        }
    }

    private static String insert(long number) {
        return "insert into audit_entry (id, at, deed, source, number, hash)"
                + " values (gen_random_uuid(), now(), 'post.erased', 'JOB', " + number + ", sha256('forged'))";
    }

    private AuditRow last() {
        List<AuditRow> rows = new ArrayList<>();
        read.each(ALL, Instant.EPOCH, 1, rows::add);
        return rows.get(0);
    }

    /** One more entry. */
    private AuditRow another() {
        audit.record(Deed.of(DeedKind.SIGNED_OUT));
        return last();
    }
}
