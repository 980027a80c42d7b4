package org.travessia.people.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import org.travessia.account.control.Actor;
import org.travessia.account.control.PersonRepository;
import org.travessia.account.entity.Person;
import org.travessia.platform.Forbidden;
import org.travessia.platform.Invalid;

/** Sees to it that the blog always has an administrator, whoever else takes rights away in the same moment. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Administrators {

    private PersonRepository people;

    /** For CDI's proxy only. */
    protected Administrators() {}

    @Inject
    public Administrators(PersonRepository people) {
        this.people = people;
    }

    /**
     * Says whether somebody may stop being one. To be asked before anybody is looked at: it waits for whoever takes rights away now.
     *
     * @param by who wants it; none from the command line
     * @param field of the form that it is said beside
     * @throws Forbidden if that person is no administrator any more
     * @throws Invalid if nobody else is one
     */
    void demandAnotherThan(long id, Optional<Actor> by, String field) {
        List<Person> all = people.administratorsForChange();
        if (by.filter(actor -> all.stream().noneMatch(person -> person.id() == actor.id()))
                .isPresent()) {
            throw new Forbidden("not an administrator any more");
        }
        if (all.size() == 1 && all.get(0).id() == id) {
            throw new Invalid(field, "people.lastAdministrator");
        }
    }
}
