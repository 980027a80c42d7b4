package org.travessia.account.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.travessia.account.entity.Person;
import org.travessia.account.entity.Token;
import org.travessia.audit.control.AuditTrail;
import org.travessia.audit.entity.Deed;
import org.travessia.audit.entity.DeedKind;
import org.travessia.platform.Invalid;

/**
 * Believes people who know their password. Hashing takes long, so no transaction is open meanwhile: a flood of guesses must
 * not take every connection of the pool.
 */
@ApplicationScoped
public class SignIn {

    private People people;
    private Passwords passwords;
    private Sessions sessions;
    private SecondStep secondStep;
    private GuessLimits limits;
    private AuditTrail audit;

    /** For CDI's proxy only. */
    protected SignIn() {}

    @Inject
    public SignIn(
            People people,
            Passwords passwords,
            Sessions sessions,
            SecondStep secondStep,
            GuessLimits limits,
            AuditTrail audit) {
        this.people = people;
        this.passwords = passwords;
        this.sessions = sessions;
        this.secondStep = secondStep;
        this.limits = limits;
        this.audit = audit;
    }

    /**
     * Begins a session, if the password is all that is asked for.
     *
     * @param former the session that the browser had until now, which ends
     * @return the secret for the cookie
     * @throws WrongCredentials if nobody has this username and password; it takes as long for a username that does not exist
     * @throws TooManyAttempts if the account or the address has to wait
     * @throws SecondFactorNeeded if the person has a second factor: then it is for {@link SecondStep} to begin the session
     */
    public Token with(String username, String password, Browser browser, Optional<Token> former) {
        String name = People.plain(username);
        Believed believed = verified(name, password, browser.address());
        if (secondStep.guards(believed.personId())) {
            throw new SecondFactorNeeded(secondStep.await(believed.personId()));
        }
        return sessions.begin(believed.personId(), believed.hash(), browser, former);
    }

    /**
     * Gives a signed-in person another password and ends every session and token that the old one gave.
     *
     * @return the secret of the one session that begins anew
     * @throws Invalid if the current password is wrong or the new one will not do
     * @throws TooManyAttempts if the current password was wrong too often
     */
    public Token changePassword(Actor actor, String current, String replacement, Browser browser) {
        Person person = people.byId(actor.id()).orElseThrow(NotSignedIn::new);
        passwords.check("password", replacement, person.username());
        prove(actor, current, browser);
        people.replacePassword(actor.id(), passwords.hash(replacement));
        return sessions.begin(actor.id(), browser, Optional.empty());
    }

    /**
     * Asks a signed-in person for the password again, before what a stranger at their desk must not do.
     *
     * @throws Invalid with field {@code current} if it is wrong
     * @throws TooManyAttempts if it was wrong too often
     */
    public PasswordProof prove(Actor actor, String current, Browser browser) {
        Person person = people.byId(actor.id()).orElseThrow(NotSignedIn::new);
        try {
            verified(person.username(), current, browser.address());
        } catch (WrongCredentials wrong) {
            throw new Invalid("current", "account.password.wrong");
        }
        return new PasswordProof(actor, browser);
    }

    /** Somebody whose password was right, by this hash. */
    private record Believed(long personId, String hash) {}

    private Believed verified(String username, String password, String address) {
        Optional<Person> person = people.byUsername(username);
        // The database finds one person by spellings that Java would count apart. With another password what was
        // guessed of the one
        // before counts no more: whoever guesses on cannot keep its owner out.
        String account = person.map(known -> known.username() + ' ' + known.passwordHash())
                .orElse(username);
        limits.count(account, address);
        String hash = person.map(Person::passwordHash).orElseGet(passwords::dummy);
        // Who is suspended is told what a stranger is told, and no sooner.
        if (!passwords.matches(password, hash) || person.filter(Person::active).isEmpty()) {
            audit.recordApart(failed(person));
            throw new WrongCredentials();
        }
        limits.wasRight(account, address);
        if (!passwords.outdated(hash)) {
            return new Believed(person.get().id(), hash);
        }
        String anew = passwords.hash(password);
        people.rehash(person.get().id(), hash, anew);
        return new Believed(person.get().id(), anew);
    }

    /** Who is not known is not named: people type their password where the username belongs. */
    private static Deed failed(Optional<Person> known) {
        return known.map(person -> Deed.of(DeedKind.SIGN_IN_FAILED, person.id(), person.username()))
                .orElseGet(() -> Deed.of(DeedKind.SIGN_IN_FAILED));
    }
}
