package org.travessia.account.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;
import org.travessia.account.entity.Person;
import org.travessia.account.entity.Role;
import org.travessia.platform.Invalid;

/** The table {@code person}. */
@ApplicationScoped
public class PersonRepository {

    @PersistenceContext
    EntityManager em;

    /**
     * Saves somebody new and gives the id.
     *
     * @throws Invalid if somebody took the username or address since it was looked whether it is free
     */
    public long add(Person person) {
        taking(() -> em.persist(person));
        return person.id();
    }

    /**
     * Writes changes now, so that somebody else's change in the same moment is noticed here.
     *
     * @throws Invalid if somebody took the address since it was looked whether it is free
     */
    public void flush() {
        taking(() -> {});
    }

    private void taking(Runnable change) {
        try {
            change.run();
            em.flush();
        } catch (ConstraintViolationException taken) {
            switch (String.valueOf(taken.getConstraintName())) {
                case "person_username" -> throw new Invalid("username", "account.username.taken");
                case "person_email" -> throw new Invalid("email", "account.email.taken");
                default -> throw taken;
            }
        }
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

    /**
     * Somebody by what they type where they are asked who they are. What looks like an e-mail address is one first: nobody may catch
     * another's by calling themselves so.
     */
    public Optional<Person> byUsernameOrEmail(String typed) {
        return typed.indexOf('@') < 0 ? byUsername(typed) : byEmail(typed).or(() -> byUsername(typed));
    }

    private Optional<Person> byEmail(String email) {
        if (email.length() > Person.MAX_EMAIL || email.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        return em.createQuery("select p from Person p where lower(p.email) = lower(:email)", Person.class)
                .setParameter("email", email)
                .getResultStream()
                .findFirst();
    }

    /** Writes down when somebody signed in last; no version tells of it, so that no form becomes stale. */
    public void noteSignIn(long id, Instant now) {
        em.createNativeQuery("update person set signed_in_at = :now where id = :id")
                .setParameter("now", now)
                .setParameter("id", id)
                .executeUpdate();
    }

    /**
     * All administrators who can sign in, locked: of two transactions that would each leave only the other one's, the second
     * waits and then sees what the first has left.
     */
    public List<Person> administratorsForChange() {
        return em.createQuery(
                        "select p from Person p where p.role = ADMINISTRATOR and p.state = ACTIVE order by p.id",
                        Person.class)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** Removes somebody, and with them all that is only theirs. Posts must have another author by then. */
    public void remove(Person person) {
        em.remove(person);
        em.flush();
    }

    public Optional<Person> byId(long id) {
        return Optional.ofNullable(em.find(Person.class, id));
    }

    /** Somebody whom nobody else changes until the transaction ends. */
    public Optional<Person> locked(long id) {
        return Optional.ofNullable(em.find(Person.class, id, LockModeType.PESSIMISTIC_WRITE));
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

    /** Who can sign in and has had a role for longest. */
    public Optional<Person> firstWith(Role role) {
        return em.createQuery(
                        "select p from Person p where p.role = :role and p.state = ACTIVE order by p.id", Person.class)
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
