package org.travessia.account.control;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.travessia.account.entity.OneTimeLink;
import org.travessia.account.entity.OneTimeLink.Purpose;
import org.travessia.account.entity.Person;
import org.travessia.account.entity.Token;
import org.travessia.audit.control.AuditTrail;
import org.travessia.audit.entity.Deed;
import org.travessia.audit.entity.DeedKind;
import org.travessia.job.control.Jobs;
import org.travessia.mail.control.NewMail;
import org.travessia.mail.control.Outbox;
import org.travessia.platform.Configuration;
import org.travessia.platform.Invalid;
import org.travessia.platform.Sha256;
import org.travessia.web.Messages;
import org.travessia.web.Site;

/**
 * Gives people who forgot their password another one, by a link in a mail to the address that they have here.
 *
 * <p>Whether somebody is known is only looked up later, in the background: whoever asks is answered by the same words, after the same
 * work, whoever they name. The new password opens no session: whatever else is asked at the sign-in is asked then.
 */
@ApplicationScoped
@Transactional
public class ResetPassword {

    /** Where a link leads; its query is {@code code}. */
    public static final String PATH = "/account/reset-password";

    /** Whom somebody named is looked up by this; its data is what was typed. */
    static final TaskDescriptor<String> TASK = TaskDescriptor.of("password-reset", String.class);

    private PersonRepository people;
    private OneTimeLinkRepository links;
    private People passwordsOf;
    private Passwords passwords;
    private ResetLimits limits;
    private Outbox outbox;
    private Jobs jobs;
    private Configuration configuration;
    private Instance<Site> site;
    private AuditTrail audit;
    private Clock clock;

    /** For CDI's proxy only. */
    protected ResetPassword() {}

    @Inject
    public ResetPassword(
            PersonRepository people,
            OneTimeLinkRepository links,
            People passwordsOf,
            Passwords passwords,
            ResetLimits limits,
            Outbox outbox,
            Jobs jobs,
            Configuration configuration,
            Instance<Site> site,
            AuditTrail audit,
            Clock clock) {
        this.people = people;
        this.links = links;
        this.passwordsOf = passwordsOf;
        this.passwords = passwords;
        this.limits = limits;
        this.outbox = outbox;
        this.jobs = jobs;
        this.configuration = configuration;
        this.site = site;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether there is a way to send a link. */
    @Transactional(TxType.SUPPORTS)
    public boolean possible() {
        return outbox.open();
    }

    /**
     * Sends a link to whoever is named, if they are here.
     *
     * @param typed a username or an e-mail address
     * @throws TooManyAttempts if the address has to wait
     */
    public void ask(String typed, Browser browser) {
        limits.count(browser.address());
        String name = People.plain(typed);
        // PostgreSQL keeps no NUL, and nobody has so long a name.
        if (name.isEmpty() || name.length() > Person.MAX_EMAIL || name.indexOf('\0') >= 0) {
            return;
        }
        // One task for one name, however often it is asked for at once. The name itself is gone with the task.
        String key =
                HexFormat.of().formatHex(Sha256.of(name.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8)));
        jobs.soon(TASK.instance(key).data(name).build());
    }

    /** Writes the mail, some time after somebody asked for it, if the name is somebody's who can sign in. */
    public void write(String name) {
        Optional<Person> found = people.byUsernameOrEmail(name)
                .filter(Person::active)
                .filter(person -> !People.isNoAddress(person.email()));
        if (!outbox.open() || found.isEmpty() || !limits.mayWriteTo(found.get().id())) {
            return;
        }
        Person person = found.get();
        Instant now = clock.instant();
        links.sweep(now);
        Token token = Token.random();
        links.add(OneTimeLink.forPassword(person, token, now));
        audit.record(Deed.of(DeedKind.PASSWORD_LINK_SENT, person.id(), person.username()));
        Site here = site.get();
        Messages messages = Messages.in(here.language());
        String text = NewMail.text(
                here.title(),
                "",
                messages.text("account.reset.mail.text", person.displayName(), person.username(), here.title()),
                // From the settings, never from the request: whoever asks does not say where the link leads.
                configuration.baseUrl() + PATH + "?code=" + token.value(),
                messages.text("account.reset.mail.once", OneTimeLink.GOOD_FOR.toMinutes()));
        outbox.write(new NewMail(
                person.email(),
                messages.locale(),
                "password-reset",
                messages.text("account.reset.mail.subject", here.title()),
                text));
    }

    /**
     * Lets somebody see the form.
     *
     * @throws LinkNotGood if the link is none, was used or is too old
     */
    @Transactional(TxType.SUPPORTS)
    public void admit(String code) {
        Token.parse(code)
                .flatMap(token -> links.living(token, Purpose.PASSWORD, clock.instant()))
                .orElseThrow(LinkNotGood::new);
    }

    /**
     * Sets the new password and uses the link up, ends every session and token, and all other links. Where the password will not do
     * the link stays good.
     *
     * @throws LinkNotGood if the link is none, was used or is too old
     * @throws Invalid if the password will not do
     */
    public void with(String code, String password) {
        Person person = Token.parse(code)
                .flatMap(token -> links.take(token, Purpose.PASSWORD, clock.instant()))
                .orElseThrow(LinkNotGood::new)
                .person();
        passwords.check("password", password, person.username());
        passwordsOf.replacePassword(person.id(), passwords.hash(password));
    }
}
