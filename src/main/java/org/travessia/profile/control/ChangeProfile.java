package org.travessia.profile.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.travessia.account.control.Actor;
import org.travessia.account.control.NotSignedIn;
import org.travessia.account.control.People;
import org.travessia.account.control.PersonRepository;
import org.travessia.account.entity.Person;
import org.travessia.audit.control.AuditTrail;
import org.travessia.audit.entity.Deed;
import org.travessia.audit.entity.DeedKind;
import org.travessia.media.control.ListMedia;
import org.travessia.media.control.MediaNotFound;
import org.travessia.media.control.MediaRow;
import org.travessia.media.control.WriteMedia;
import org.travessia.media.entity.FileFormat;
import org.travessia.platform.Invalid;
import org.travessia.platform.Invalid.FieldError;
import org.travessia.platform.StaleVersion;
import org.travessia.web.WebAddress;

/** Says who somebody is, for the page of their posts. Everybody says it of themselves, and of nobody else. */
@ApplicationScoped
@Transactional
public class ChangeProfile {

    /** The longest text about somebody, in characters. */
    public static final int MAX_BIO = 2000;

    /** The longest address of another site, in characters. */
    public static final int MAX_WEBSITE = 500;

    private PersonRepository people;
    private ListMedia library;
    private WriteMedia write;
    private AuditTrail audit;

    /** For CDI's proxy only. */
    protected ChangeProfile() {}

    @Inject
    public ChangeProfile(PersonRepository people, ListMedia library, WriteMedia write, AuditTrail audit) {
        this.people = people;
        this.library = library;
        this.write = write;
        this.audit = audit;
    }

    /** What readers are told now. */
    public ProfileView profile(Actor self) {
        Person person = person(self);
        return new ProfileView(
                person.username(),
                person.displayName(),
                person.bio(),
                person.website().orElse(""),
                person.wishesCommentMail(),
                person.avatar(),
                person.version());
    }

    /** Pictures of the library that can be chosen, the newest first; see {@link ListMedia#page}. */
    public List<MediaRow> pictures(String words, Actor self) {
        return library.page(words, Optional.empty(), Optional.empty(), self).rows().stream()
                .filter(row -> row.format().isImage())
                .toList();
    }

    /**
     * Tells something else.
     *
     * @param commentMail whether to be told of comments by mail
     * @param version the version that the change began from
     * @throws Invalid with an error for each field that breaks a rule
     * @throws StaleVersion if the person changed it meanwhile, in another window
     */
    public void change(String displayName, String bio, String website, boolean commentMail, int version, Actor self) {
        Person person = person(self);
        String name = People.plain(displayName);
        String about = bio.strip();
        String home = website.strip();
        List<FieldError> errors = new ArrayList<>();
        if (name.isEmpty() || !People.isDisplayName(name)) {
            errors.add(new FieldError("displayName", "profile.displayName.form", List.of(Person.MAX_DISPLAY_NAME)));
        }
        if (about.codePointCount(0, about.length()) > MAX_BIO
                || about.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n')) {
            errors.add(new FieldError("bio", "profile.bio.form", List.of(MAX_BIO)));
        }
        if (home.length() > MAX_WEBSITE || !home.isEmpty() && !WebAddress.valid(home)) {
            errors.add(new FieldError("website", "profile.website.form", List.of(MAX_WEBSITE)));
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        if (person.version() != version) {
            throw new StaleVersion("person " + self.id() + " is at version " + person.version() + ", not " + version);
        }
        person.introduce(name, about, Optional.of(home).filter(address -> !address.isEmpty()), person.avatar());
        person.wishCommentMail(commentMail);
        people.flush();
        audit.record(Deed.of(DeedKind.PROFILE_CHANGED, person.id(), person.username()));
    }

    /**
     * Shows a picture of the library.
     *
     * @throws Invalid with field {@code media} if there is no such file, or it is no image
     */
    public void showPicture(long mediaId, Actor self) {
        MediaRow row;
        try {
            row = library.one(mediaId, self).row();
        } catch (MediaNotFound none) {
            throw new Invalid("media", "profile.picture.unknown");
        }
        if (!row.format().isImage()) {
            throw new Invalid("media", "media.notAnImage");
        }
        show(Optional.of(row.url()), self);
    }

    /**
     * Takes a picture into the library and shows it.
     *
     * @throws Invalid with field {@code file} if it is no image, or not one that the library takes
     */
    public void showPicture(byte[] bytes, String fileName, Actor self) {
        if (FileFormat.of(bytes).filter(FileFormat::isImage).isEmpty()) {
            throw new Invalid("file", "media.notAnImage");
        }
        showPicture(write.upload(bytes, fileName, "", self), self);
    }

    /** Shows no picture any more; the file stays in the library. */
    public void showNoPicture(Actor self) {
        show(Optional.empty(), self);
    }

    private void show(Optional<String> picture, Actor self) {
        Person person = person(self);
        person.introduce(person.displayName(), person.bio(), person.website(), picture);
        people.flush();
        audit.record(Deed.of(DeedKind.PROFILE_CHANGED, person.id(), person.username()));
    }

    private Person person(Actor self) {
        return people.byId(self.id()).orElseThrow(NotSignedIn::new);
    }
}
