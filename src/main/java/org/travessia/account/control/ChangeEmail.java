package org.travessia.account.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import org.travessia.account.entity.OneTimeLink;
import org.travessia.account.entity.OneTimeLink.Purpose;
import org.travessia.account.entity.Person;
import org.travessia.account.entity.Token;
import org.travessia.audit.control.AuditTrail;
import org.travessia.audit.entity.Deed;
import org.travessia.audit.entity.DeedKind;
import org.travessia.mail.control.NewMail;
import org.travessia.mail.control.Outbox;
import org.travessia.platform.Configuration;
import org.travessia.platform.Invalid;
import org.travessia.web.Messages;
import org.travessia.web.Site;

/**
 * Gives somebody another e-mail address, once they have shown that mail to it arrives; the address of before is told at once. Who calls
 * {@link #ask} has asked for the password, see {@link SignIn#prove}.
 */
@ApplicationScoped
@Transactional
public class ChangeEmail {

    /** Where a link leads; its query is {@code code}. */
    public static final String PATH = "/account/confirm-email";

    private PersonRepository people;
    private OneTimeLinkRepository links;
    private ResetLimits limits;
    private Outbox outbox;
    private Configuration configuration;
    private Instance<Site> site;
    private AuditTrail audit;
    private Clock clock;

    /** For CDI's proxy only. */
    protected ChangeEmail() {}

    @Inject
    public ChangeEmail(
            PersonRepository people,
            OneTimeLinkRepository links,
            ResetLimits limits,
            Outbox outbox,
            Configuration configuration,
            Instance<Site> site,
            AuditTrail audit,
            Clock clock) {
        this.people = people;
        this.links = links;
        this.limits = limits;
        this.outbox = outbox;
        this.configuration = configuration;
        this.site = site;
        this.audit = audit;
        this.clock = clock;
    }

    /** The address that somebody has now. */
    @Transactional(TxType.SUPPORTS)
    public String current(Actor self) {
        return person(self).email();
    }

    /** Whether a new address must be confirmed; where the blog sends no mail it cannot be, and nobody is written to. */
    @Transactional(TxType.SUPPORTS)
    public boolean confirmed() {
        return outbox.open();
    }

    /**
     * Sends a link to the new address, and word of it to the one of before. Where the blog sends no mail it changes the address.
     *
     * <p>That somebody else has the address already is told to nobody but who owns it: then no link is sent.
     *
     * @throws Invalid with field {@code email} if it is no address, or one's own; without mail also if somebody has it
     * @throws TooManyAttempts if too many were asked for
     */
    public void ask(Actor self, String typed) {
        String email = People.plain(typed);
        if (email.length() > Person.MAX_EMAIL || !People.isEmail(email)) {
            throw new Invalid("email", "account.email.form");
        }
        limits.countEmail(self);
        Person person = person(self);
        if (email.equalsIgnoreCase(person.email())) {
            throw new Invalid("email", "account.changeEmail.same");
        }
        if (!outbox.open()) {
            change(person, email);
            return;
        }
        audit.record(Deed.of(DeedKind.EMAIL_CHANGE_ASKED));
        Instant now = clock.instant();
        links.sweep(now);
        // The last one asked for is the one that is meant.
        links.removeOf(self.id(), Purpose.EMAIL);
        Site here = site.get();
        Messages messages = Messages.in(here.language());
        outbox.write(new NewMail(
                person.email(),
                messages.locale(),
                "email-change-notice",
                messages.text("account.changeEmail.notice.subject", here.title()),
                NewMail.text(
                        here.title(),
                        "",
                        messages.text("account.changeEmail.notice.text", person.displayName(), email, here.title()),
                        messages.text("account.changeEmail.notice.advice", configuration.baseUrl() + "/account"))));
        if (people.emailTaken(email)) {
            return;
        }
        Token token = Token.random();
        links.add(OneTimeLink.forEmail(person, email, token, now));
        outbox.write(new NewMail(
                email,
                messages.locale(),
                "email-change",
                messages.text("account.changeEmail.mail.subject", here.title()),
                NewMail.text(
                        here.title(),
                        "",
                        messages.text("account.changeEmail.mail.text", person.displayName(), here.title()),
                        configuration.baseUrl() + PATH + "?code=" + token.value(),
                        messages.text("account.changeEmail.mail.once", OneTimeLink.GOOD_FOR.toMinutes()))));
    }

    /**
     * The address that a link makes somebody's own.
     *
     * @throws LinkNotGood if the link is none, was used or is too old
     */
    @Transactional(TxType.SUPPORTS)
    public String admit(String code) {
        return Token.parse(code)
                .flatMap(token -> links.living(token, Purpose.EMAIL, clock.instant()))
                .flatMap(OneTimeLink::email)
                .orElseThrow(LinkNotGood::new);
    }

    /**
     * Changes the address, uses the link up and makes those void that went to the address of before.
     *
     * @throws LinkNotGood if the link is none, was used or is too old
     * @throws Invalid with field {@code email} if somebody took the address meanwhile
     */
    public void confirm(String code) {
        OneTimeLink link = Token.parse(code)
                .flatMap(token -> links.take(token, Purpose.EMAIL, clock.instant()))
                .orElseThrow(LinkNotGood::new);
        change(link.person(), link.email().orElseThrow());
    }

    private void change(Person person, String email) {
        if (people.emailTaken(email)) {
            throw new Invalid("email", "account.email.taken");
        }
        person.changeEmail(email);
        audit.record(Deed.of(DeedKind.EMAIL_CHANGED, person.id(), person.username()));
        people.flush();
        links.removeOf(person.id());
    }

    private Person person(Actor self) {
        return people.byId(self.id()).orElseThrow(NotSignedIn::new);
    }
}
