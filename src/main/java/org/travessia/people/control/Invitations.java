package org.travessia.people.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.travessia.account.control.Actor;
import org.travessia.account.control.LinkNotGood;
import org.travessia.account.control.NewPerson;
import org.travessia.account.control.People;
import org.travessia.account.control.PersonRepository;
import org.travessia.account.entity.Person;
import org.travessia.account.entity.Role;
import org.travessia.account.entity.Token;
import org.travessia.audit.control.AuditTrail;
import org.travessia.audit.entity.Deed;
import org.travessia.audit.entity.DeedKind;
import org.travessia.mail.control.NewMail;
import org.travessia.mail.control.Outbox;
import org.travessia.people.entity.Invitation;
import org.travessia.platform.Configuration;
import org.travessia.platform.Invalid;
import org.travessia.web.Messages;
import org.travessia.web.Site;

/**
 * Asks people to join, and lets those join who are asked: by a link that says nothing but a secret. What they may do and which address
 * they have is what the administrator said, whatever they send.
 */
@ApplicationScoped
@Transactional
public class Invitations {

    /** Where a link leads; its query is {@code code}. */
    public static final String PATH = "/account/invitation";

    private static final int MOST_SHOWN = 100;

    private InvitationRepository invitations;
    private PersonRepository people;
    private People makePeople;
    private Outbox outbox;
    private Configuration configuration;
    private Instance<Site> site;
    private AuditTrail audit;
    private Clock clock;

    /** For CDI's proxy only. */
    protected Invitations() {}

    @Inject
    public Invitations(
            InvitationRepository invitations,
            PersonRepository people,
            People makePeople,
            Outbox outbox,
            Configuration configuration,
            Instance<Site> site,
            AuditTrail audit,
            Clock clock) {
        this.invitations = invitations;
        this.people = people;
        this.makePeople = makePeople;
        this.outbox = outbox;
        this.configuration = configuration;
        this.site = site;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether the blog sends the links itself; where it does not, whoever invites hands them over. */
    @Transactional(TxType.SUPPORTS)
    public boolean mailed() {
        return outbox.open();
    }

    /**
     * Asks somebody to join, by mail where the blog sends any. Whoever was asked before is asked anew, and the link of before is void.
     *
     * @param inviter none from the command line, which sends no mail either
     * @return the link, which nobody can be shown again
     * @throws Invalid with field {@code email} if it is no address, or somebody here has it
     */
    public String invite(String email, Role role, Optional<Actor> inviter) {
        String address = People.plain(email);
        if (address.length() > Person.MAX_EMAIL || !People.isEmail(address)) {
            throw new Invalid("email", "account.email.form");
        }
        if (people.emailTaken(address)) {
            throw new Invalid("email", "account.email.taken");
        }
        Instant now = clock.instant();
        Token token = Token.random();
        Optional<Long> inviterId = inviter.map(Actor::id);
        Optional<Invitation> before = invitations.byEmail(address);
        audit.record(Deed.of(DeedKind.PERSON_INVITED, address, address).with("role", role));
        if (before.isPresent()) {
            before.get().renew(role, inviterId, token, now);
        } else {
            invitations.add(new Invitation(address, role, inviterId, token, now));
        }
        return send(address, token, inviter);
    }

    /**
     * Sends a new link; the one of before is void.
     *
     * @return the link, which nobody can be shown again
     * @throws InvitationNotFound if it was taken up or withdrawn
     */
    public String resend(long id, Actor inviter) {
        Invitation invitation = invitations.byId(id).orElseThrow(() -> new InvitationNotFound(id));
        Token token = Token.random();
        invitation.renew(invitation.role(), Optional.of(inviter.id()), token, clock.instant());
        audit.record(Deed.of(DeedKind.PERSON_INVITED, invitation.email(), invitation.email())
                .with("role", invitation.role()));
        return send(invitation.email(), token, Optional.of(inviter));
    }

    /**
     * Asks no more.
     *
     * @throws InvitationNotFound if it was taken up or withdrawn
     */
    public void withdraw(long id) {
        Invitation invitation = invitations.byId(id).orElseThrow(() -> new InvitationNotFound(id));
        invitations.remove(invitation);
        audit.record(Deed.of(DeedKind.INVITATION_WITHDRAWN, invitation.email(), invitation.email()));
    }

    /** Those that are not taken up yet, the newest first. */
    public List<InvitationView> pending() {
        Instant now = clock.instant();
        return invitations.pending(MOST_SHOWN).stream()
                .map(invitation -> view(invitation, now))
                .toList();
    }

    /**
     * Lets somebody see the form.
     *
     * @throws LinkNotGood if the link is none, was used, withdrawn or is too old
     */
    public InvitationView admit(String code) {
        Instant now = clock.instant();
        return Token.parse(code)
                .flatMap(token -> invitations.living(token, now))
                .map(invitation -> view(invitation, now))
                .orElseThrow(LinkNotGood::new);
    }

    /**
     * Makes the person who was asked to join, and uses the link up; where a value breaks a rule it stays good.
     *
     * @return the id
     * @throws LinkNotGood if the link is none, was used, withdrawn or is too old
     * @throws Invalid if a value breaks a rule or somebody has the username
     */
    public long accept(String code, String username, String displayName, String password) {
        Invitation invitation = Token.parse(code)
                .flatMap(token -> invitations.livingForChange(token, clock.instant()))
                .orElseThrow(LinkNotGood::new);
        long id = makePeople.create(
                new NewPerson(username, invitation.email(), displayName, password), invitation.role());
        invitations.remove(invitation);
        return id;
    }

    private String send(String email, Token token, Optional<Actor> inviter) {
        // From the settings, never from the request: nobody but the operator says where the link leads.
        String link = configuration.baseUrl() + PATH + "?code=" + token.value();
        if (inviter.isPresent() && outbox.open()) {
            Site here = site.get();
            Messages messages = Messages.in(here.language());
            outbox.write(new NewMail(
                    email,
                    messages.locale(),
                    "invitation",
                    messages.text("people.invite.mail.subject", here.title()),
                    NewMail.text(
                            here.title(),
                            "",
                            messages.text(
                                    "people.invite.mail.text", inviter.get().displayName(), here.title()),
                            link,
                            messages.text("people.invite.mail.once", Invitation.GOOD_FOR.toDays()))));
        }
        return link;
    }

    private static InvitationView view(Invitation invitation, Instant now) {
        return new InvitationView(
                invitation.id(),
                invitation.email(),
                invitation.role(),
                invitation.expiresAt(),
                !invitation.expiresAt().isAfter(now));
    }
}
