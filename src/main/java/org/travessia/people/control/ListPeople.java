package org.travessia.people.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import org.travessia.account.control.PersonNotFound;
import org.travessia.account.entity.Person;

/** Who is here, for administrators; one statement, however many there are. */
@ApplicationScoped
@Transactional(TxType.SUPPORTS)
public class ListPeople {

    /** How many a page has. */
    public static final int SIZE = 50;

    private PeopleRepository people;

    /** For CDI's proxy only. */
    protected ListPeople() {}

    @Inject
    public ListPeople(PeopleRepository people) {
        this.people = people;
    }

    /**
     * A page.
     *
     * @param after the username behind which it begins; empty for the first
     */
    public PeoplePage page(String after) {
        // Nobody's is longer, and PostgreSQL hears no NUL.
        String place = after.length() > Person.MAX_USERNAME || after.indexOf('\0') >= 0 ? "" : after;
        List<PersonRow> rows = people.after(place, SIZE + 1);
        return rows.size() <= SIZE
                ? new PeoplePage(rows, Optional.empty())
                : new PeoplePage(
                        rows.subList(0, SIZE), Optional.of(rows.get(SIZE - 1).username()));
    }

    /**
     * Somebody.
     *
     * @throws PersonNotFound if there is nobody with this id
     */
    public PersonRow one(long id) {
        return people.one(id).orElseThrow(() -> new PersonNotFound(id));
    }
}
