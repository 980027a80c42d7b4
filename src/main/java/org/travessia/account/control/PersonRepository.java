package org.travessia.account.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.travessia.account.entity.Person;
import org.travessia.account.entity.Role;

/** The table {@code person}. */
@ApplicationScoped
public class PersonRepository {

    @PersistenceContext
    EntityManager em;

    /** Saves somebody new and gives the id. */
    public long add(Person person) {
        em.persist(person);
        em.flush();
        return person.id();
    }

    /** Writes changes now, so that somebody else's change in the same moment is noticed here. */
    public void flush() {
        em.flush();
    }

    /** Usernames differ by more than case. */
    public Optional<Person> byUsername(String username) {
        if (username.length() > Person.MAX_USERNAME || username.indexOf('\0') >= 0) {
            // Nobody's, and PostgreSQL would not even hear a NUL.
            return Optional.empty();
        }
        return em.createQuery("select p from Person p where lower(p.username) = lower(:username)", Person.class)
                .setParameter("username", username)
                .getResultStream()
                .findFirst();
    }

    public Optional<Person> byId(long id) {
        return Optional.ofNullable(em.find(Person.class, id));
    }

    public boolean usernameTaken(String username) {
        return exists("select 1 from Person p where lower(p.username) = lower(:value)", username);
    }

    public boolean emailTaken(String email) {
        return exists("select 1 from Person p where lower(p.email) = lower(:value)", email);
    }

    public boolean anyWith(Role role) {
        return exists("select 1 from Person p where p.role = :value", role);
    }

    /** Who has had a role for longest. */
    public Optional<Person> firstWith(Role role) {
        return em.createQuery("select p from Person p where p.role = :role order by p.id", Person.class)
                .setParameter("role", role)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** Replaces a hash by another of the same password, unless the password was changed meanwhile. */
    public void rehash(long id, String former, String hash) {
        em.createQuery("update Person p set p.passwordHash = :hash where p.id = :id and p.passwordHash = :former")
                .setParameter("hash", hash)
                .setParameter("id", id)
                .setParameter("former", former)
                .executeUpdate();
    }

    private boolean exists(String query, Object value) {
        return !em.createQuery(query, Integer.class)
                .setParameter("value", value)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }
}
