package org.travessia.people.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.travessia.account.control.Actor;
import org.travessia.account.control.People;
import org.travessia.account.control.PersonNotFound;
import org.travessia.account.control.PersonRepository;
import org.travessia.account.entity.Person;
import org.travessia.account.entity.PersonState;
import org.travessia.account.entity.Role;
import org.travessia.audit.control.AuditTrail;
import org.travessia.audit.entity.Deed;
import org.travessia.audit.entity.DeedKind;
import org.travessia.platform.Invalid;

/**
 * Changes what people may do. With other rights somebody signs in anew; what somebody has started by a right that is gone, such as
 * inviting, ends with it.
 */
@ApplicationScoped
@Transactional
public class ChangeRights {

    private PersonRepository people;
    private People accounts;
    private InvitationRepository invitations;
    private Administrators administrators;
    private AuditTrail audit;

    /** For CDI's proxy only. */
    protected ChangeRights() {}

    @Inject
    public ChangeRights(
            PersonRepository people,
            People accounts,
            InvitationRepository invitations,
            Administrators administrators,
            AuditTrail audit) {
        this.people = people;
        this.accounts = accounts;
        this.invitations = invitations;
        this.administrators = administrators;
        this.audit = audit;
    }

    /**
     * Gives somebody another role and ends their sessions; their tokens act with the new role.
     *
     * @param by who wants it; none from the command line
     * @return whether it was another role
     * @throws PersonNotFound if there is nobody with this id
     * @throws Invalid if nobody would be an administrator any more
     */
    public boolean become(long id, Role role, Optional<Actor> by) {
        if (role != Role.ADMINISTRATOR) {
            administrators.demandAnotherThan(id, by, "role");
        }
        Person person = person(id);
        if (person.role() == role) {
            return false;
        }
        audit.record(Deed.of(DeedKind.ROLE_CHANGED, id, person.username())
                .with("from", person.role())
                .with("to", role));
        person.become(role);
        people.flush();
        accounts.endSessions(id);
        invitations.removeOf(id);
        return true;
    }

    /**
     * Lets somebody sign in no more, and ends their sessions and tokens.
     *
     * @param by who wants it; none from the command line
     * @throws PersonNotFound if there is nobody with this id
     * @throws Invalid if it is oneself, or nobody would be an administrator any more
     */
    public void suspend(long id, Optional<Actor> by) {
        if (by.filter(actor -> actor.id() == id).isPresent()) {
            throw new Invalid("role", "people.suspend.self");
        }
        administrators.demandAnotherThan(id, by, "role");
        Person person = person(id);
        person.suspend();
        audit.record(Deed.of(DeedKind.PERSON_SUSPENDED, id, person.username()));
        people.flush();
        accounts.endAll(id);
        invitations.removeOf(id);
    }

    /**
     * Lets somebody sign in again.
     *
     * @throws PersonNotFound if there is nobody with this id
     */
    public void reinstate(long id) {
        Person person = person(id);
        person.reinstate();
        audit.record(Deed.of(DeedKind.PERSON_REINSTATED, id, person.username()));
        people.flush();
        // A sign-in that was under way when they were suspended may have left something.
        accounts.endAll(id);
    }

    /**
     * Ends all sessions of somebody.
     *
     * @throws PersonNotFound if there is nobody with this id
     */
    public void endSessions(long id) {
        Person person = person(id);
        accounts.endSessions(id);
        audit.record(Deed.of(DeedKind.PERSON_SIGNED_OUT, id, person.username()));
    }

    private Person person(long id) {
        return people.byId(id)
                .filter(person -> person.state() != PersonState.FORMER)
                .orElseThrow(() -> new PersonNotFound(id));
    }
}
