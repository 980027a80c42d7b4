package org.travessia.account.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.text.Normalizer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.travessia.account.entity.Person;
import org.travessia.account.entity.Role;
import org.travessia.audit.control.AuditTrail;
import org.travessia.audit.entity.Deed;
import org.travessia.audit.entity.DeedKind;
import org.travessia.platform.Invalid;
import org.travessia.platform.Invalid.FieldError;

/** Makes people and changes what they are known by. */
@ApplicationScoped
public class People {

    static final Pattern USERNAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._+@-]*");
    static final Pattern EMAIL =
            Pattern.compile("[^\\s\\p{Cntrl}@<>()\\[\\],;:\\\\\"]+@[^\\s\\p{Cntrl}@<>()\\[\\],;:\\\\\"]+");

    private static final String NOWHERE = "@no-address.invalid";

    private PersonRepository people;
    private Sessions sessions;
    private AccessTokenRepository tokens;
    private SetupCodeRepository setupCodes;
    private OneTimeLinkRepository links;
    private Passwords passwords;
    private AuditTrail audit;
    private Clock clock;

    /** For CDI's proxy only. */
    protected People() {}

    @Inject
    public People(
            PersonRepository people,
            Sessions sessions,
            AccessTokenRepository tokens,
            SetupCodeRepository setupCodes,
            OneTimeLinkRepository links,
            Passwords passwords,
            AuditTrail audit,
            Clock clock) {
        this.people = people;
        this.sessions = sessions;
        this.tokens = tokens;
        this.setupCodes = setupCodes;
        this.links = links;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Makes an administrator, who is displayed by the username.
     *
     * @throws Invalid if a value breaks a rule or somebody has the username or address already
     */
    @Transactional
    public long createAdministrator(String username, String email, String password) {
        return create(new NewPerson(username, email, "", password), Role.ADMINISTRATOR);
    }

    /**
     * Makes somebody new.
     *
     * @throws Invalid if a value breaks a rule or somebody has the username or address already
     */
    @Transactional
    public long create(NewPerson person, Role role) {
        String username = plain(person.username());
        String email = plain(person.email());
        String displayName = plain(person.displayName()).isEmpty() ? username : plain(person.displayName());
        check(username, email, displayName, person.password());
        if (role == Role.ADMINISTRATOR) {
            // However the administrator came to be, nobody may be made one by a code any more.
            setupCodes.clear();
        }
        long id = people.add(
                new Person(username, email, displayName, passwords.hash(person.password()), role, clock.instant()));
        audit.record(Deed.of(DeedKind.PERSON_CREATED, id, username).with("role", role));
        return id;
    }

    /**
     * Gives somebody a new password and ends every session and token that the old one gave.
     *
     * @throws PersonNotFound if nobody has the username
     * @throws Invalid if the password will not do
     */
    @Transactional
    public void changePassword(String username, String password) {
        Person person = people.byUsername(plain(username)).orElseThrow(() -> new PersonNotFound(username));
        passwords.check("password", password, person.username());
        replacePassword(person.id(), passwords.hash(password));
    }

    /**
     * Gives somebody a password that was hashed before and ends every session and token that the old one gave.
     *
     * @param hash a PHC string
     */
    @Transactional
    public void replacePassword(long id, String hash) {
        Person person = people.byId(id).orElseThrow(NotSignedIn::new);
        person.changePassword(hash);
        // Whoever begins a session with the old one meanwhile has begun it by now, or will see the new one.
        people.flush();
        endAll(id);
        audit.record(Deed.of(DeedKind.PASSWORD_CHANGED, id, person.username()));
    }

    /** Ends all sessions of somebody; tokens go on. */
    @Transactional
    public void endSessions(long id) {
        sessions.endEverywhere(id);
    }

    /** Ends all that lets somebody in but the password: sessions, tokens, and links that were sent by mail. */
    @Transactional
    public void endAll(long id) {
        sessions.endEverywhere(id);
        tokens.revokeAll(id);
        links.removeOf(id);
    }

    /** Keeps the same password hashed another way, unless it was changed meanwhile. */
    @Transactional
    public void rehash(long id, String former, String hash) {
        people.rehash(id, former, hash);
    }

    /** Somebody by username, whatever the case, with the password's hash: for this package only. */
    @Transactional(TxType.SUPPORTS)
    Optional<Person> byUsername(String username) {
        return people.byUsername(username);
    }

    /** Somebody by id, with the password's hash: for this package only. */
    @Transactional(TxType.SUPPORTS)
    Optional<Person> byId(long id) {
        return people.byId(id);
    }

    /** Who has an id, if they are still there and not suspended. */
    @Transactional(TxType.SUPPORTS)
    public Optional<Actor> withId(long id) {
        return people.byId(id).filter(Person::active).map(Actor::of);
    }

    /** Who has a username, whatever the case. */
    @Transactional(TxType.SUPPORTS)
    public Optional<Actor> named(String username) {
        return people.byUsername(plain(username)).map(Actor::of);
    }

    /** The administrator who came first, if there is one. */
    @Transactional(TxType.SUPPORTS)
    public Optional<Actor> firstAdministrator() {
        return people.firstWith(Role.ADMINISTRATOR).map(Actor::of);
    }

    private void check(String username, String email, String displayName, String password) {
        List<FieldError> errors = new ArrayList<>();
        if (username.length() > Person.MAX_USERNAME
                || !USERNAME.matcher(username).matches()) {
            errors.add(new FieldError("username", "account.username.form", List.of(Person.MAX_USERNAME)));
        } else if (people.usernameTaken(username) || people.emailTaken(username)) {
            errors.add(new FieldError("username", "account.username.taken", List.of()));
        }
        if (email.length() > Person.MAX_EMAIL || !EMAIL.matcher(email).matches()) {
            errors.add(new FieldError("email", "account.email.form", List.of()));
        } else if (people.emailTaken(email)) {
            errors.add(new FieldError("email", "account.email.taken", List.of()));
        }
        if (!isDisplayName(displayName)) {
            errors.add(new FieldError("displayName", "account.displayName.form", List.of(Person.MAX_DISPLAY_NAME)));
        }
        try {
            passwords.check("password", password, username);
        } catch (Invalid weak) {
            errors.addAll(weak.errors());
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }

    /** Whether a text has the form of an e-mail address. */
    public static boolean isEmail(String text) {
        return EMAIL.matcher(text).matches();
    }

    /** Whether a text can be the name that readers see: one line that is not too long. */
    public static boolean isDisplayName(String text) {
        return text.length() <= Person.MAX_DISPLAY_NAME && text.codePoints().noneMatch(Character::isISOControl);
    }

    /**
     * An address that nobody has (RFC 2606), one for each username, by which the next import knows the person again. A username has no
     * equals sign, so that no two share one.
     */
    public static String noAddress(String username) {
        return username.toLowerCase(Locale.ROOT).replace('@', '=') + NOWHERE;
    }

    /** Whether an address is one that nobody has. */
    static boolean isNoAddress(String email) {
        return email.endsWith(NOWHERE);
    }

    /** A name as it is kept. One name, one spelling: what looks the same is the same. */
    public static String plain(String text) {
        return Normalizer.normalize(text == null ? "" : text, Normalizer.Form.NFKC)
                .strip();
    }
}
