package org.travessia.people.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.travessia.account.control.Actor;
import org.travessia.account.control.Passwords;
import org.travessia.account.control.People;
import org.travessia.account.control.PersonNotFound;
import org.travessia.account.control.PersonRepository;
import org.travessia.account.control.SignIn;
import org.travessia.account.entity.Person;
import org.travessia.account.entity.PersonState;
import org.travessia.account.entity.Role;
import org.travessia.audit.control.AuditTrail;
import org.travessia.audit.entity.Deed;
import org.travessia.audit.entity.DeedKind;
import org.travessia.comment.control.ForgetCommenter;
import org.travessia.mail.control.Outbox;
import org.travessia.media.control.WriteMedia;
import org.travessia.platform.Forbidden;
import org.travessia.platform.Invalid;
import org.travessia.post.control.HandOverPosts;
import org.travessia.web.Messages;
import org.travessia.web.Site;

/**
 * Erases somebody for good: the account, what lets them in, their drafts that were never saved, mail to them, and who they were in
 * comments. Their posts stay unless it is asked that they go. Who calls it has asked for the password, see {@link SignIn#prove}.
 */
@ApplicationScoped
@Transactional
public class ErasePerson {

    private PersonRepository people;
    private Administrators administrators;
    private HandOverPosts posts;
    private WriteMedia files;
    private ForgetCommenter comments;
    private Outbox outbox;
    private Instance<Site> site;
    private AuditTrail audit;
    private Clock clock;

    /** For CDI's proxy only. */
    protected ErasePerson() {}

    @Inject
    public ErasePerson(
            PersonRepository people,
            Administrators administrators,
            HandOverPosts posts,
            WriteMedia files,
            ForgetCommenter comments,
            Outbox outbox,
            Instance<Site> site,
            AuditTrail audit,
            Clock clock) {
        this.people = people;
        this.administrators = administrators;
        this.posts = posts;
        this.files = files;
        this.comments = comments;
        this.outbox = outbox;
        this.site = site;
        this.audit = audit;
        this.clock = clock;
    }

    /** What becomes of the posts. */
    public enum Posts {
        /** They stay, by a former author without a name. */
        KEEP,
        /** They are somebody else's from now on. */
        GIVE,
        /** They go as well, for good. */
        ERASE
    }

    /**
     * What is asked.
     *
     * @param heir the username of who gets the posts; only where they are given
     * @param typed the username of who is erased, typed to confirm
     */
    public record Wish(Posts posts, String heir, String typed) {}

    /**
     * Erases somebody, as an administrator wants it.
     *
     * @throws PersonNotFound if there is nobody with this id
     * @throws Invalid if what was typed is not the username, nobody can get the posts, or nobody would be an administrator any more
     */
    public void other(long id, Wish wish, Actor by) {
        administrators.demandAnotherThan(id, Optional.of(by), "typed");
        erase(person(id), wish, Optional.empty());
    }

    /**
     * Erases oneself.
     *
     * @throws Invalid if what was typed is not the username, or nobody would be an administrator any more
     * @throws Forbidden if the posts are not this person's to take away or give
     */
    public void oneself(Actor self, Wish wish) {
        if (wish.posts() == Posts.GIVE || wish.posts() == Posts.ERASE && !mayEraseOwnPosts(self)) {
            throw new Forbidden("posts are not " + self.id() + "'s to give or take away");
        }
        administrators.demandAnotherThan(self.id(), Optional.empty(), "typed");
        erase(person(self.id()), wish, Optional.of(self.id()));
    }

    /** Whether somebody may take their posts along; a contributor's were published by others. */
    public static boolean mayEraseOwnPosts(Actor self) {
        return !self.is(Role.CONTRIBUTOR);
    }

    /** How many posts and pages somebody has, of any state. */
    public long posts(long id) {
        return posts.count(id);
    }

    private void erase(Person person, Wish wish, Optional<Long> self) {
        if (!People.plain(wish.typed()).equals(person.username())) {
            throw new Invalid("typed", "people.erase.typed.wrong", person.username());
        }
        Messages messages = Messages.in(site.get().language());
        long id = person.id();
        switch (wish.posts()) {
            case KEEP -> {
                if (posts.count(id) > 0) {
                    give(id, former(messages.text("people.former.author")));
                }
            }
            case GIVE -> give(id, heir(wish.heir(), id));
            case ERASE -> posts.eraseAll(id);
        }
        comments.forget(id, messages.text("people.former.commenter"));
        outbox.forget(person.email());
        people.remove(person);
        // Without the name: an entry is kept for good, and the person is not.
        Deed deed = Deed.of(DeedKind.PERSON_ERASED, id, Long.toString(id))
                .with("posts", wish.posts().name().toLowerCase(Locale.ROOT));
        audit.record(self.map(own -> deed.by(own, Long.toString(own))).orElse(deed));
    }

    private void give(long id, long to) {
        posts.give(id, to);
        files.give(id, to);
    }

    private long heir(String username, long erased) {
        return people.byUsername(People.plain(username))
                .filter(Person::active)
                .map(Person::id)
                .filter(id -> id != erased)
                .orElseThrow(() -> new Invalid("heir", "people.erase.heir.unknown"));
    }

    /** Nobody, with a name that says so, and an address of their posts that says nothing of who it was. */
    private long former(String name) {
        String username = "former-" + UUID.randomUUID().toString().substring(0, 13);
        Person nobody = new Person(
                username,
                People.noAddress(username),
                name,
                Passwords.NONE,
                // The least; nobody can ever use it.
                Role.CONTRIBUTOR,
                clock.instant());
        nobody.becomeFormer();
        return people.add(nobody);
    }

    private Person person(long id) {
        return people.byId(id)
                .filter(person -> person.state() != PersonState.FORMER)
                .orElseThrow(() -> new PersonNotFound(id));
    }
}
