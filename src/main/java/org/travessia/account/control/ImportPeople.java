package org.travessia.account.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.travessia.account.entity.Person;
import org.travessia.account.entity.Role;
import org.travessia.audit.control.AuditTrail;
import org.travessia.audit.entity.Deed;
import org.travessia.audit.entity.DeedKind;

/**
 * Takes people from another program. Who is here already stays as they are: no password, role or address of theirs is changed by
 * what a foreign database says.
 */
@ApplicationScoped
@Transactional
public class ImportPeople {

    private final PersonRepository people;
    private final SetupCodeRepository setupCodes;
    private final Passwords passwords;
    private final AuditTrail audit;
    private final Clock clock;

    /** For the proxy only. */
    protected ImportPeople() {
        this(null, null, null, null, null);
    }

    @Inject
    public ImportPeople(
            PersonRepository people,
            SetupCodeRepository setupCodes,
            Passwords passwords,
            AuditTrail audit,
            Clock clock) {
        this.people = people;
        this.setupCodes = setupCodes;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of somebody. */
    public enum Fate {
        /** A new person of this blog. */
        CREATED,
        /** Was here before: the same username and the same e-mail address. */
        SAME,
        /** Not taken, see the reasons. */
        REFUSED
    }

    /**
     * What became of one person.
     *
     * @param id the person's on this blog; 0 if refused, or not made because this was a rehearsal
     * @param role what the person may do on this blog
     * @param reasons keys of the bundle {@code i18n/messages}: why the person was refused, or what was not taken
     */
    public record Outcome(Fate fate, long id, Role role, List<String> reasons) {}

    /**
     * Takes them all in one transaction, so that a failure leaves none.
     *
     * @param rehearse whether nothing is to be changed
     * @return an outcome for each, in their order
     */
    public List<Outcome> take(List<PersonElsewhere> wanted, boolean rehearse) {
        Set<String> usernames = new HashSet<>();
        Set<String> emails = new HashSet<>();
        List<Outcome> outcomes = new ArrayList<>();
        for (PersonElsewhere person : wanted) {
            outcomes.add(take(person, usernames, emails, rehearse));
        }
        return outcomes;
    }

    private Outcome take(PersonElsewhere wanted, Set<String> usernames, Set<String> emails, boolean rehearse) {
        String username = People.plain(wanted.username());
        if (username.length() > Person.MAX_USERNAME) {
            return refused("django.person.usernameLong", wanted.role());
        }
        if (!People.USERNAME.matcher(username).matches()) {
            return refused("django.person.usernameForm", wanted.role());
        }
        if (!usernames.add(username.toLowerCase(Locale.ROOT))) {
            return refused("django.person.usernameTwice", wanted.role());
        }
        String email = People.plain(wanted.email());
        Optional<Person> here = people.byUsername(username);
        if (here.isPresent()) {
            Person known = here.get();
            boolean same =
                    known.email().equalsIgnoreCase(email) || known.email().equals(People.noAddress(username));
            emails.add(known.email().toLowerCase(Locale.ROOT));
            return same
                    ? new Outcome(Fate.SAME, known.id(), known.role(), List.of())
                    : refused("django.person.usernameTaken", wanted.role());
        }
        List<String> reasons = new ArrayList<>();
        String address = address(email, username, emails, reasons);
        String hash = hash(wanted, reasons);
        long id = rehearse ? 0 : add(wanted, username, address, hash);
        return new Outcome(Fate.CREATED, id, wanted.role(), reasons);
    }

    private static Outcome refused(String reason, Role role) {
        return new Outcome(Fate.REFUSED, 0, role, List.of(reason));
    }

    private String address(String email, String username, Set<String> emails, List<String> reasons) {
        String reason;
        if (email.isEmpty()) {
            reason = "django.person.emailEmpty";
        } else if (email.length() > Person.MAX_EMAIL
                || !People.EMAIL.matcher(email).matches()) {
            reason = "django.person.emailForm";
        } else if (!emails.add(email.toLowerCase(Locale.ROOT)) || people.emailTaken(email)) {
            reason = "django.person.emailTaken";
        } else {
            return email;
        }
        reasons.add(reason);
        return People.noAddress(username);
    }

    private String hash(PersonElsewhere wanted, List<String> reasons) {
        if (wanted.passwordHash().isEmpty()) {
            reasons.add("django.person.passwordNone");
            return Passwords.NONE;
        }
        String hash = wanted.passwordHash().get();
        if (!passwords.known(hash)) {
            reasons.add("django.person.passwordUnknown");
            return Passwords.NONE;
        }
        return hash;
    }

    private long add(PersonElsewhere wanted, String username, String address, String hash) {
        if (wanted.role() == Role.ADMINISTRATOR) {
            // However the administrator came to be, nobody may be made one by a code any more.
            setupCodes.clear();
        }
        long id = people.add(new Person(
                username,
                address,
                displayName(wanted.displayName(), username),
                hash,
                wanted.role(),
                wanted.createdAt().orElseGet(clock::instant)));
        audit.record(Deed.of(DeedKind.PERSON_CREATED, id, username).with("role", wanted.role()));
        return id;
    }

    private static String displayName(String wanted, String username) {
        String plain = People.plain(wanted).replaceAll("\\p{Cntrl}+", " ").strip();
        String name = plain.isEmpty() ? username : plain;
        return name.codePointCount(0, name.length()) <= Person.MAX_DISPLAY_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, Person.MAX_DISPLAY_NAME))
                        .strip();
    }
}
