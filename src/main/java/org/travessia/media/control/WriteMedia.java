package org.travessia.media.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.travessia.account.control.Actor;
import org.travessia.account.entity.Person;
import org.travessia.audit.control.AuditTrail;
import org.travessia.audit.entity.Deed;
import org.travessia.audit.entity.DeedKind;
import org.travessia.job.control.Jobs;
import org.travessia.media.entity.FileName;
import org.travessia.media.entity.Media;
import org.travessia.media.entity.MediaItem;
import org.travessia.platform.Forbidden;
import org.travessia.platform.Invalid;
import org.travessia.platform.StaleVersion;

/** Fills and tends the library, one transaction each. */
@ApplicationScoped
@Transactional
public class WriteMedia {

    /** The most files in one request. */
    public static final int MOST_FILES = 20;

    /** The most megabytes in one request; web.WellFormedText and nginx let no more through. */
    public static final int MOST_MEGABYTES = 60;

    private static final String REF_LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final int REF_LENGTH = 20;

    private final SecureRandom random = new SecureRandom();

    private MediaRepository media;
    private Jobs jobs;
    private Event<MediaChanged> changes;
    private AuditTrail audit;
    private Clock clock;

    /** For CDI's proxy only. */
    protected WriteMedia() {}

    @Inject
    public WriteMedia(MediaRepository media, Jobs jobs, Event<MediaChanged> changes, AuditTrail audit, Clock clock) {
        this.media = media;
        this.jobs = jobs;
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
    }

    /** Makes what somebody brought somebody else's to look after. Who may say so is the caller's to know. */
    public void give(long fromId, long toId) {
        media.give(fromId, toId);
    }

    /**
     * Takes a file into the library. An image is turned upright and loses what its camera wrote into it; its variants are made
     * afterwards, in the background.
     *
     * @param fileName as the sender's disk has it; the address ends in a safe form of it
     * @param alt what is to be seen, may be empty
     * @return its id
     * @throws Invalid with field {@code file} or {@code alt}
     */
    public long upload(byte[] bytes, String fileName, String alt, Actor uploader) {
        String described = line("alt", alt);
        Media file = IncomingFile.checked(bytes, false, clock);
        Person person = media.person(uploader.id());
        media.add(file);
        MediaItem item =
                new MediaItem(newRef(), FileName.of(fileName, file.format()), file, Optional.of(person), clock);
        item.describe(described, "", clock);
        long id = media.add(item).id();
        makeVariants(file);
        return id;
    }

    /**
     * Says what a file shows.
     *
     * @param version the version that the edit began from
     * @throws MediaNotFound if there is none
     * @throws Forbidden if it is somebody else's and this person no editor, or a contributor's and in a published post
     * @throws Invalid with field {@code alt} or {@code caption}
     * @throws StaleVersion if somebody changed it since
     */
    public void describe(long id, String alt, String caption, int version, Actor editor) {
        MediaItem item = item(id);
        MediaRights.demandDescribe(editor, item, media.published(item.ref()));
        if (item.version() != version) {
            throw new StaleVersion("file " + id + " is at version " + item.version() + ", not " + version);
        }
        item.describe(line("alt", alt), line("caption", caption), clock);
        media.flush();
        changes.fire(new MediaChanged(item.ref()));
    }

    /**
     * Puts another file behind the address of one. Pages that show it are made again; who asks for the address itself gets the new
     * one within a minute.
     *
     * @throws MediaNotFound if there is none
     * @throws Forbidden if it is not this person's to replace
     * @throws Invalid with field {@code file}, also if it is of another format: the address ends in the old one's
     */
    public void replace(long id, byte[] bytes, Actor editor) {
        MediaItem item = item(id);
        MediaRights.demandReplace(editor, item);
        Media file = IncomingFile.checked(bytes, false, clock);
        if (!FileName.isSafe(item.fileName().value(), file.format())) {
            throw new Invalid("file", "media.otherFormat");
        }
        String before = item.hash();
        if (before.equals(file.hash())) {
            return;
        }
        media.add(file);
        item.becomes(file, clock);
        media.flush();
        // Pages that were made a moment ago still name them.
        media.unneeded(before, clock.instant());
        makeVariants(file);
        audit.record(deed(DeedKind.MEDIA_REPLACED, item));
        changes.fire(new MediaChanged(item.ref()));
    }

    /**
     * Removes a file for good, whether or not posts name it.
     *
     * @throws MediaNotFound if there is none
     * @throws Forbidden if it is not this person's to delete
     */
    public void delete(long id, Actor editor) {
        MediaItem item = item(id);
        MediaRights.demandReplace(editor, item);
        audit.record(deed(DeedKind.MEDIA_DELETED, item));
        media.remove(item);
        media.removeUnneeded(item.hash());
    }

    /**
     * Removes those of these files that no post names, even if one did not a moment ago; what this person may not delete is left.
     *
     * @return how many were removed
     */
    public int deleteUnused(List<Long> ids, Actor editor) {
        int removed = 0;
        for (long id : ids) {
            Optional<MediaItem> item = media.forChange(id)
                    .filter(found -> MediaRights.mayReplace(editor, found.uploadedBy(editor.id())))
                    .filter(found -> !media.used(found.ref()));
            if (item.isPresent()) {
                audit.record(deed(DeedKind.MEDIA_DELETED, item.get()));
                media.remove(item.get());
                media.removeUnneeded(item.get().hash());
                removed++;
            }
        }
        return removed;
    }

    private static Deed deed(DeedKind kind, MediaItem item) {
        return Deed.of(kind, item.id(), item.fileName().value());
    }

    private MediaItem item(long id) {
        return media.forChange(id).orElseThrow(() -> new MediaNotFound(String.valueOf(id)));
    }

    private void makeVariants(Media file) {
        if (!file.prepared()) {
            jobs.soon(VariantsJob.INSTANCE);
        }
    }

    private static String line(String field, String typed) {
        String text = typed.strip();
        if (text.codePointCount(0, text.length()) > MediaItem.MAX_TEXT) {
            throw new Invalid(field, "media.textLong", MediaItem.MAX_TEXT);
        }
        // A line break would end the image's place in a text.
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
    }

    /** A hundred random bits: what only a draft names is found by nobody. */
    private String newRef() {
        StringBuilder ref = new StringBuilder();
        while (ref.length() < REF_LENGTH) {
            ref.append(REF_LETTERS.charAt(random.nextInt(REF_LETTERS.length())));
        }
        return ref.toString();
    }
}
