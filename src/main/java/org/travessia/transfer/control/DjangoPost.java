package org.travessia.transfer.control;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.travessia.media.control.MediaRepository;
import org.travessia.media.control.StoreMedia;
import org.travessia.media.entity.FileName;
import org.travessia.media.entity.Media;
import org.travessia.platform.Markdown;
import org.travessia.post.control.ImportSource;
import org.travessia.transfer.control.DjangoColumns.Field;
import org.travessia.transfer.control.DjangoDatabase.Column;
import org.travessia.transfer.control.DjangoDatabase.Row;

/** One row of a Django blog's posts, and what it means for this blog. Whatever is not taken as it was is told. */
final class DjangoPost {

    private static final Pattern ABSOLUTE = Pattern.compile("(?:[A-Za-z][A-Za-z0-9+.-]*:|//|#|\\?).*", Pattern.DOTALL);

    /** Looks at images as the blog would, and keeps none. */
    private static final StoreMedia NOWHERE = new StoreMedia(
            new MediaRepository() {
                @Override
                public void add(Media image) {
                    // A rehearsal.
                }

                @Override
                public void addImported(Media file, FileName name, Instant now) {
                    // The same.
                }
            },
            Clock.systemUTC());

    private final Row row;
    private final Reading reading;
    private final List<ImportReport.Note> warnings;
    private final String id;
    private final String name;
    private boolean images;

    /**
     * A row.
     *
     * @param warnings to which this adds what it has to tell
     */
    DjangoPost(Row row, Reading reading, List<ImportReport.Note> warnings) {
        this.row = row;
        this.reading = reading;
        this.warnings = warnings;
        this.id = DjangoText.key(
                row.text(reading.posts().table().key().orElseThrow()).orElse(""));
        this.name = DjangoText.plain(id + " " + reading.posts().text(row, Field.TITLE));
    }

    /**
     * What all rows have in common.
     *
     * @param mediaRoot the folder of uploaded files, a real path
     */
    record Reading(
            DjangoColumns posts,
            ImportDjango.Options options,
            DjangoText.Content content,
            Optional<Path> mediaRoot,
            StoreMedia media,
            Markdown markdown,
            Instant now) {}

    /** How the report calls it. */
    String name() {
        return name;
    }

    /** The slug as it was; empty if there is none. */
    String slug() {
        return reading.posts().text(row, Field.SLUG).strip();
    }

    /** The reference to the author, or the author's name. */
    Optional<String> author() {
        return reading.posts().column(Field.AUTHOR).flatMap(row::text).filter(text -> !text.isBlank());
    }

    /** Whether any image was taken. */
    boolean images() {
        return images;
    }

    /** Whether the row says when it was created. */
    boolean knowsCreation() {
        return time(Field.CREATED).isPresent();
    }

    /**
     * When everything happened.
     *
     * @param inOrder for a row that says nothing of it
     */
    ImportSource.Times times(Instant inOrder) {
        Instant published = time(Field.PUBLISHED).or(() -> time(Field.CREATED)).orElse(inOrder);
        Instant past = published.isAfter(reading.now()) ? reading.now() : published;
        Instant created = time(Field.CREATED).orElse(past);
        return new ImportSource.Times(
                created,
                published,
                time(Field.UPDATED).or(() -> time(Field.CREATED)).orElse(past));
    }

    private Optional<Instant> time(Field field) {
        return reading.posts().time(row, field, reading.options().zone());
    }

    /** The title in one line, no longer than a title may be. */
    String title() {
        String written = reading.posts().text(row, Field.TITLE);
        String title = DjangoText.title(written);
        if (title.endsWith("…") && !written.strip().endsWith("…")) {
            warn("django.post.titleCut");
        }
        return title;
    }

    /**
     * The text for this blog, its images as they were.
     *
     * @throws NotTaken if it is too long
     */
    String written() throws NotTaken {
        if (row.tooLarge(reading.posts().column(Field.TEXT).orElseThrow())) {
            throw new NotTaken(ImportReport.Note.of(name, "markdown.tooLong", Markdown.MAX_LENGTH));
        }
        String written = reading.posts().text(row, Field.TEXT);
        String clean = DjangoText.withoutControls(written);
        if (clean.length() != written.length()) {
            warn("import.controlsRemoved");
        }
        return DjangoText.markdown(clean, reading.content());
    }

    /** The text with its images taken into this blog, as far as there is a folder of them. */
    String withImages(String written) {
        return AddressInText.replace(
                written, AddressInText.all(written, reading.markdown().elements(written)), address -> {
                    Optional<String> here = onThisBlog(address);
                    images |= here.isPresent();
                    return here;
                });
    }

    /** The address of an uploaded file on this blog; others stay as they are. */
    private Optional<String> onThisBlog(AddressInText address) {
        String value = address.value();
        boolean uploaded = value.startsWith(reading.options().mediaUrl());
        Optional<String> here = Optional.empty();
        if (reading.mediaRoot().isPresent() && uploaded) {
            Path root = reading.mediaRoot().get();
            String path = "/" + value.substring(reading.options().mediaUrl().length());
            AddressInText within = new AddressInText(address.start(), address.end(), path, address.image());
            here = new RelativeAddresses(root, root.resolve("post"), Map.of(), store(), this::warn).onThisBlog(within);
        }
        boolean relative = !value.isBlank() && !ABSOLUTE.matcher(value).matches();
        boolean told = reading.mediaRoot().isPresent() && uploaded && address.image();
        if (here.isEmpty() && !told && (uploaded || address.image() && relative)) {
            warn("django.post.mediaLeft", DjangoText.plain(value));
        }
        return here;
    }

    private StoreMedia store() {
        return reading.options().rehearse() ? NOWHERE : reading.media();
    }

    /** Whether the post is public, of which one that is dated later is not. */
    boolean published(Instant date) {
        boolean published;
        Optional<Column> status = reading.posts().column(Field.STATUS);
        if (status.isPresent()) {
            String value = row.text(status.get()).orElse("");
            Optional<Boolean> known =
                    new DjangoStatus(status.get(), reading.options().publishedStatus()).published(value);
            if (known.isEmpty()) {
                warn("django.post.statusUnknown", DjangoText.plain(value));
            }
            published = known.orElse(false);
        } else {
            // No column says it: a post is public when it has a date, if it could have none (Django Girls).
            published = reading.posts().column(Field.PUBLISHED).isEmpty()
                    || row.text(reading.posts().column(Field.PUBLISHED).get()).isPresent();
        }
        if (published && date.isAfter(reading.now())) {
            warn("import.future");
            return false;
        }
        return published;
    }

    /** By which the next run knows the post: the app's and the model's name, and the row's key. */
    String source() {
        String table = reading.posts().table().name();
        int end = table.lastIndexOf('_');
        String model = end < 0 ? table : table.substring(0, end) + "." + table.substring(end + 1);
        return "django:" + model + ":" + id;
    }

    void warn(String messageKey, Object... arguments) {
        warnings.add(ImportReport.Note.of(name, messageKey, arguments));
    }
}
