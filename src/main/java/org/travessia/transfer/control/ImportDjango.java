package org.travessia.transfer.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.travessia.account.control.Actor;
import org.travessia.account.control.ImportPeople;
import org.travessia.account.control.ImportPeople.Fate;
import org.travessia.account.control.ImportPeople.Outcome;
import org.travessia.account.control.People;
import org.travessia.account.control.PersonElsewhere;
import org.travessia.account.entity.Role;
import org.travessia.audit.control.AuditTrail;
import org.travessia.media.control.StoreMedia;
import org.travessia.platform.Causes;
import org.travessia.platform.DatabaseFault;
import org.travessia.platform.Forbidden;
import org.travessia.platform.Invalid;
import org.travessia.platform.Markdown;
import org.travessia.platform.NotFound;
import org.travessia.platform.ReadOnly;
import org.travessia.platform.Sha256;
import org.travessia.platform.Slug;
import org.travessia.post.control.EditPost;
import org.travessia.post.control.ImportSource;
import org.travessia.post.control.NewPost;
import org.travessia.post.control.WritePost;
import org.travessia.transfer.control.DjangoColumns.Field;
import org.travessia.transfer.control.DjangoDatabase.Column;
import org.travessia.transfer.control.DjangoDatabase.Row;
import org.travessia.transfer.control.ImportedPosts.Imported;

/**
 * Takes the people and the posts of a blog made with Django.
 *
 * <ul>
 *   <li><b>Which tables</b>: {@code blog_post} and the one that its author column refers to, {@code auth_user} as a rule; their
 *       columns are found by name ({@link DjangoColumns}).
 *   <li><b>People</b> come first, all in one transaction; then each post in one of its own. What was interrupted is completed by
 *       running it again.
 *   <li><b>Again</b>: a post remembers its row. One that has not changed there is left alone; one that has changed there changes
 *       here, unless somebody edited it here, which is reported. It keeps its address. People who are here are never changed.
 *   <li><b>Failures</b>: a row that cannot be taken is reported, and the others are taken.
 * </ul>
 */
@ApplicationScoped
public class ImportDjango {

    /** In a fingerprint: the text's images were taken, which a run without their folder does not undo. */
    private static final String WITH_IMAGES = "+images";

    private final ImportPeople importPeople;
    private final People people;
    private final WritePost write;
    private final ImportedPosts imported;
    private final StoreMedia media;
    private final Markdown markdown;
    private final AuditTrail audit;
    private final Clock clock;

    /** For the proxy only. */
    protected ImportDjango() {
        this(null, null, null, null, null, null, null, null);
    }

    @Inject
    public ImportDjango(
            ImportPeople importPeople,
            People people,
            WritePost write,
            ImportedPosts imported,
            StoreMedia media,
            Markdown markdown,
            AuditTrail audit,
            Clock clock) {
        this.importPeople = importPeople;
        this.people = people;
        this.write = write;
        this.imported = imported;
        this.media = media;
        this.markdown = markdown;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What is wanted of a database.
     *
     * @param postTable the table of posts
     * @param peopleTable the table of people; empty to find it
     * @param author whose posts without an author become; empty for the first administrator's
     * @param zone of times that do not say theirs
     * @param content what the texts are: auto, markdown, html or text
     * @param media the folder of uploaded files ({@code MEDIA_ROOT}); empty to leave images as they are
     * @param mediaUrl where the blog served that folder ({@code MEDIA_URL})
     * @param publishedStatus the values of the status column that mean public; empty for the usual ones
     * @param rehearse whether nothing is to be changed
     */
    public record Options(
            String postTable,
            Optional<String> peopleTable,
            Optional<String> author,
            ZoneId zone,
            String content,
            Optional<Path> media,
            String mediaUrl,
            Set<String> publishedStatus,
            boolean rehearse) {}

    /**
     * Takes a database.
     *
     * @throws Invalid if it cannot be read, or has no table of posts with a title and a text, or nobody is called as the author is
     */
    public DjangoReport run(DjangoDatabase database, Options options) {
        DjangoReport report = new Run(database, options).report();
        if (!options.rehearse()) {
            audit.record(report.posts().deed("django"));
        }
        return report;
    }

    /** One import, with its findings. */
    private final class Run {

        private final DjangoDatabase database;
        private final Options options;
        private final Instant now = clock.instant();
        private final DjangoTables tables;
        private final DjangoColumns posts;
        private final DjangoPost.Reading reading;
        private final Map<String, String> profiles;
        private final Map<String, Outcome> authors = new HashMap<>();
        private final Map<String, String> authorNames = new HashMap<>();
        private final Set<String> promised = new HashSet<>();
        private final ImportReport ofPeople = new ImportReport();
        private final ImportReport ofPosts = new ImportReport();
        private Optional<Long> fallback = Optional.empty();

        Run(DjangoDatabase database, Options options) {
            this.database = database;
            this.options = options;
            this.tables = DjangoTables.find(database, options.postTable(), options.peopleTable());
            this.posts = tables.posts();
            this.profiles = tables.profiles();
            this.reading = new DjangoPost.Reading(
                    posts,
                    options,
                    DjangoText.Content.valueOf(options.content().toUpperCase(Locale.ROOT)),
                    options.media().map(Run::realFolder),
                    media,
                    markdown,
                    now);
        }

        DjangoReport report() {
            tables.people().ifPresent(this::takePeople);
            fallback = fallbackAuthor();
            long count = database.count(posts.table().name(), DjangoTables.MAX_COUNTED);
            List<Long> place = new ArrayList<>(List.of(0L));
            database.each(posts.table(), posts.all(), posts.table().key().orElseThrow(), row -> {
                place.set(0, place.get(0) + 1);
                Instant inOrder = now.minusSeconds(60 * Math.max(0, count - place.get(0)));
                new PostRow(row, inOrder).attempt();
            });
            return new DjangoReport(
                    options.rehearse(),
                    posts.table().name(),
                    posts.taken(),
                    posts.notTaken(),
                    tables.people().map(columns -> columns.table().name()).orElse(""),
                    tables.people().map(DjangoColumns::taken).orElse(List.of()),
                    ofPeople,
                    ofPosts,
                    tables.notTaken());
        }

        // --- The people ---

        private void takePeople(DjangoColumns columns) {
            Set<String> writers = tables.writers();
            List<String> keys = new ArrayList<>();
            List<PersonElsewhere> wanted = new ArrayList<>();
            List<Boolean> inactive = new ArrayList<>();
            Column key = columns.table().key().orElseThrow();
            database.each(columns.table(), columns.all(), key, row -> {
                String id = row.text(key).orElse("");
                boolean active = columns.truth(row, Field.ACTIVE, true);
                keys.add(id);
                inactive.add(!active);
                wanted.add(person(
                        row,
                        columns,
                        active,
                        writers.contains(id) || writers.contains(columns.text(row, Field.USERNAME))));
            });
            List<Outcome> outcomes = importPeople.take(wanted, options.rehearse());
            for (int each = 0; each < outcomes.size(); each++) {
                String name = DjangoText.plain(wanted.get(each).username());
                Outcome outcome = outcomes.get(each);
                authors.put(keys.get(each), outcome);
                authorNames.put(keys.get(each), name);
                report(name, outcome, inactive.get(each));
            }
        }

        private PersonElsewhere person(Row row, DjangoColumns columns, boolean active, boolean writes) {
            Role role = writes ? Role.AUTHOR : Role.CONTRIBUTOR;
            // Who may not even sign in there must not be an administrator here as soon as a password is set.
            if (active && columns.truth(row, Field.SUPERUSER, false)) {
                role = Role.ADMINISTRATOR;
            } else if (active && columns.truth(row, Field.STAFF, false)) {
                role = Role.EDITOR;
            }
            String fullName = (columns.text(row, Field.FIRST_NAME) + " " + columns.text(row, Field.LAST_NAME)).strip();
            Optional<String> password = Optional.of(columns.text(row, Field.PASSWORD))
                    .filter(hash -> active && !hash.isEmpty() && !hash.startsWith("!"));
            return new PersonElsewhere(
                    columns.text(row, Field.USERNAME),
                    columns.text(row, Field.EMAIL),
                    fullName.isEmpty() ? columns.text(row, Field.DISPLAY_NAME) : fullName,
                    password,
                    role,
                    columns.time(row, Field.JOINED, options.zone()));
        }

        private void report(String name, Outcome outcome, boolean inactive) {
            switch (outcome.fate()) {
                case CREATED -> {
                    ofPeople.created().add(ImportReport.Note.of(name, "import.person." + outcome.role()));
                    outcome.reasons().stream()
                            .map(reason -> inactive && reason.equals("django.person.passwordNone")
                                    ? "django.person.inactive"
                                    : reason)
                            .forEach(reason -> ofPeople.warnings().add(ImportReport.Note.of(name, reason)));
                }
                case SAME -> ofPeople.unchanged().add(name);
                case REFUSED ->
                    outcome.reasons().forEach(reason -> ofPeople.failed().add(ImportReport.Note.of(name, reason)));
            }
        }

        private Optional<Long> fallbackAuthor() {
            if (options.author().isPresent()) {
                String username = options.author().get();
                Optional<Long> named = people.named(username).map(Actor::id);
                boolean rehearsed = options.rehearse() && authorNames.containsValue(username);
                return Optional.of(named.or(() -> rehearsed ? Optional.of(0L) : Optional.empty())
                        .orElseThrow(() -> new Invalid("author", "django.noAuthor", username)));
            }
            boolean rehearsed = options.rehearse()
                    && authors.values().stream()
                            .anyMatch(one -> one.fate() == Fate.CREATED && one.role() == Role.ADMINISTRATOR);
            return people.firstAdministrator().map(Actor::id).or(() -> rehearsed ? Optional.of(0L) : Optional.empty());
        }

        // --- The posts ---

        /** One row of the table of posts. */
        private final class PostRow {

            private final DjangoPost post;
            private final Instant inOrder;

            PostRow(Row row, Instant inOrder) {
                this.post = new DjangoPost(row, reading, ofPosts.warnings());
                this.inOrder = inOrder;
            }

            /**
             * Takes the row; whatever goes wrong with it is told and no reason to stop, unless it would go wrong with every other
             * row as well.
             */
            void attempt() {
                if (!ofPosts.stopped().isEmpty()) {
                    return;
                }
                try {
                    take();
                } catch (NotTaken notTaken) {
                    ofPosts.failed().add(notTaken.note());
                } catch (Invalid invalid) {
                    invalid.errors()
                            .forEach(error -> ofPosts.failed()
                                    .add(new ImportReport.Note(post.name(), error.messageKey(), error.arguments())));
                } catch (Forbidden | NotFound notTheirs) {
                    ofPosts.failed().add(ImportReport.Note.of(post.name(), "import.notAllowed"));
                } catch (ReadOnly closed) {
                    ofPosts.stopped().add(ImportReport.Note.of(post.name(), "import.readOnly"));
                } catch (RuntimeException unexpected) {
                    boolean away = DatabaseFault.away(unexpected);
                    (away ? ofPosts.stopped() : ofPosts.failed())
                            .add(ImportReport.Note.of(
                                    post.name(),
                                    away ? "import.databaseAway" : "import.unexpected",
                                    Causes.deepest(unexpected).toString()));
                }
            }

            private void take() throws NotTaken {
                String title = post.title();
                String written = post.written();
                String body = post.withImages(written);
                ImportSource.Times times = post.times(inOrder);
                boolean published = post.published(times.published());
                String source = post.source();
                String asked = Sha256.hex(String.join("\0", title, written, String.valueOf(published))
                        .getBytes(StandardCharsets.UTF_8));
                Optional<Imported> before = imported.of(source);
                if (before.isPresent()) {
                    update(before.get(), title, body, published, source, asked, times);
                } else {
                    create(title, body, published, source, asked, times);
                }
            }

            private void create(
                    String title, String body, boolean published, String source, String asked, ImportSource.Times times)
                    throws NotTaken {
                long author = author();
                String slug = slug(title);
                if (options.rehearse()) {
                    write.check(title, Optional.of(slug), body);
                } else {
                    String state = Imported.state(title, slug, body, published);
                    write.create(new NewPost(
                            title,
                            Optional.of(slug),
                            body,
                            published,
                            Optional.of(times.published()),
                            author,
                            Optional.of(new ImportSource(source, fingerprint(asked, state), Optional.of(times)))));
                }
                promised.add(slug);
                ofPosts.created()
                        .add(ImportReport.Note.of(
                                post.name(), published ? "import.at.public" : "import.at.draft", "/posts/" + slug));
            }

            private void update(
                    Imported before,
                    String title,
                    String body,
                    boolean published,
                    String source,
                    String asked,
                    ImportSource.Times times)
                    throws NotTaken {
                String[] known = before.fingerprint().orElse("").split(":", 2);
                boolean same = known[0].equals(asked + WITH_IMAGES) || known[0].equals(asked) && !post.images();
                if (same) {
                    ofPosts.unchanged().add(post.name());
                    return;
                }
                if (isAnother(before, times)) {
                    throw new NotTaken(
                            ImportReport.Note.of(post.name(), "django.post.another", "/posts/" + before.slug()));
                }
                if (known.length < 2 || !known[1].equals(before.state())) {
                    throw new NotTaken(
                            ImportReport.Note.of(post.name(), "django.post.editedHere", "/posts/" + before.slug()));
                }
                if (options.rehearse()) {
                    write.check(title, Optional.empty(), body);
                } else {
                    String state = Imported.state(title, before.slug(), body, published);
                    write.update(
                            before.id(),
                            new EditPost(
                                    title,
                                    Optional.empty(),
                                    body,
                                    published,
                                    Optional.empty(),
                                    before.authorId(),
                                    Optional.of(
                                            new ImportSource(source, fingerprint(asked, state), Optional.of(times)))));
                }
                ofPosts.updated().add(ImportReport.Note.of(post.name(), "import.at.public", "/posts/" + before.slug()));
            }

            /** A second blog has posts of the same numbers; the time of their creation, which nobody edits, tells them apart. */
            private boolean isAnother(Imported before, ImportSource.Times times) {
                return post.knowsCreation()
                        && !before.createdAt().equals(times.created().truncatedTo(ChronoUnit.MICROS));
            }

            private String slug(String title) {
                String written = post.slug();
                Optional<Slug> wanted = Slug.parse(written).or(() -> Slug.suggestedBy(written));
                String free = wanted.map(slug -> imported.free(slug, promised))
                        .orElseGet(() -> imported.freeSlug(title, promised));
                if (!written.isEmpty() && !free.equals(written)) {
                    post.warn("django.post.slugChanged", DjangoText.plain(written), free);
                }
                return free;
            }

            private String fingerprint(String asked, String state) {
                return asked + (post.images() ? WITH_IMAGES : "") + ":" + state;
            }

            private long author() throws NotTaken {
                Optional<String> written = post.author();
                Optional<Outcome> known = written.map(key -> authors.get(profiles.getOrDefault(key, key)))
                        .or(() -> written.flatMap(this::authorByName));
                Optional<Long> taken =
                        known.filter(outcome -> outcome.fate() != Fate.REFUSED).map(Outcome::id);
                if (taken.isPresent()) {
                    return taken.get();
                }
                if (fallback.isEmpty()) {
                    throw new NotTaken(ImportReport.Note.of(post.name(), "django.post.noAuthor"));
                }
                written.ifPresent(key -> post.warn(
                        "django.post.authorLeft",
                        DjangoText.plain(authorNames.getOrDefault(profiles.getOrDefault(key, key), key))));
                return fallback.get();
            }

            /** Where the author column is a name and no reference. */
            private Optional<Outcome> authorByName(String written) {
                return authorNames.entrySet().stream()
                        .filter(entry -> entry.getValue().equalsIgnoreCase(written.strip()))
                        .map(entry -> authors.get(entry.getKey()))
                        .filter(outcome -> outcome.fate() != Fate.REFUSED)
                        .findFirst();
            }
        }

        private static Path realFolder(Path folder) {
            try {
                Path real = folder.toRealPath();
                if (Files.isDirectory(real)) {
                    return real;
                }
            } catch (IOException missing) {
                // Said below, as for a file in its place.
            }
            throw new Invalid("media", "import.notAFolder", folder);
        }
    }
}
