package org.travessia.transfer.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.travessia.audit.control.AuditTrail;
import org.travessia.media.control.StoreMedia;
import org.travessia.media.entity.ImageHeader;
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
import org.travessia.post.control.PostDetails;
import org.travessia.post.control.WritePost;
import org.travessia.post.entity.PostKind;
import org.travessia.transfer.control.ImportedPosts.Imported;

/**
 * Makes posts of a folder of Markdown files, a course for example.
 *
 * <ul>
 *   <li><b>Which files</b>: all that end in {@code .md} or {@code .markdown}, in folders as well, by name; not those whose name,
 *       or whose folder's name, begins with a dot, and none that a link brings in from outside. Of a site of Jekyll or Hugo those
 *       that would be a page of it ({@link SiteFolder}). A zip is taken as the folder that it was made of.
 *   <li><b>Again</b>: a post remembers its file, by the folder's name and the path within it. A second run changes nothing; a
 *       changed file changes its post (the file wins over what was edited in the blog), which keeps its address, its date and, if
 *       the file says nothing of it, whether it is published.
 *   <li><b>Dates</b>: the front matter's; else the files of one run are a minute apart, the last one now, so that a course
 *       stands in its order. A date to come makes a draft. What this blog's export calls scheduled or thrown away is that again.
 *   <li><b>Images</b> with relative addresses are stored and their addresses replaced, and so are <b>links</b> between files.
 *       Every other character of a text stays as it is.
 *   <li><b>Failures</b>: each post is a transaction of its own; a file that cannot be taken is reported, and the others are
 *       taken. Only a database that is away or read only ends the run: what was taken stays, and a second run does the rest.
 * </ul>
 */
@ApplicationScoped
public class ImportFolder {

    private static final Logger LOG = Logger.getLogger(ImportFolder.class);
    private static final int MAX_FOLDERS_DEEP = 20;

    private final WritePost write;
    private final TakeEntry takeEntry;
    private final ImportedPosts imported;
    private final StoreMedia media;
    private final Markdown markdown;
    private final AuditTrail audit;
    private final Clock clock;

    /** For the proxy only. */
    protected ImportFolder() {
        this(null, null, null, null, null, null, null);
    }

    @Inject
    public ImportFolder(
            WritePost write,
            TakeEntry takeEntry,
            ImportedPosts imported,
            StoreMedia media,
            Markdown markdown,
            AuditTrail audit,
            Clock clock) {
        this.write = write;
        this.takeEntry = takeEntry;
        this.imported = imported;
        this.media = media;
        this.markdown = markdown;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Takes a folder, or a zip of one.
     *
     * @param authorId who will have written the posts
     * @param publish whether posts whose files say nothing of it are published
     * @param rehearse whether nothing is to be changed
     * @throws Invalid with field {@code folder} if there is no such folder, with {@code file} if a zip is refused
     */
    public ImportReport run(Path folder, long authorId, boolean publish, boolean rehearse) {
        Path root;
        try {
            root = folder.toRealPath();
        } catch (IOException missing) {
            throw new Invalid("folder", "import.notAFolder", folder);
        }
        if (Files.isDirectory(root)) {
            return recorded(new Run(root, authorId, publish, rehearse).report(), rehearse);
        }
        if (!ZipFolder.isZip(root)) {
            throw new Invalid("folder", "import.notAFolder", folder);
        }
        try (ZipFolder unpacked = ZipFolder.unpack(root, ZipFolder.Bounds.USUAL)) {
            return recorded(new Run(unpacked.folder(), authorId, publish, rehearse).report(), rehearse);
        }
    }

    private ImportReport recorded(ImportReport report, boolean rehearsed) {
        if (!rehearsed) {
            audit.record(report.deed("folder"));
        }
        return report;
    }

    /** Looks at images as the blog would, and keeps none. */
    private static StoreMedia nowhere() {
        return new StoreMedia(null, Clock.systemUTC()) {
            @Override
            public String store(byte[] bytes, String fileName) {
                ImageHeader.read(bytes).orElseThrow(() -> new Invalid("file", "media.notAnImage"));
                return "/media/" + Sha256.hex(bytes) + "/image";
            }
        };
    }

    /**
     * What is known of a file before any is taken, so that files can link to later ones.
     *
     * @param path of the post on this blog
     */
    private record Lesson(
            Path file,
            String name,
            String source,
            PostKind kind,
            String slug,
            String path,
            Optional<Imported> before) {}

    /** One import, with its findings. */
    private final class Run {

        private final Path root;
        private final long authorId;
        private final boolean publish;
        private final boolean rehearse;
        private final SiteFolder site;
        private final StoreMedia images;
        private final Instant now = clock.instant();
        private final ImportReport report = new ImportReport();
        private final Set<ImportReport.Note> told = new HashSet<>();

        Run(Path root, long authorId, boolean publish, boolean rehearse) {
            this.root = root;
            this.authorId = authorId;
            this.publish = publish;
            this.rehearse = rehearse;
            this.site = SiteFolder.of(root);
            this.images = rehearse ? nowhere() : media;
        }

        ImportReport report() {
            Map<Path, Lesson> lessons = survey();
            Map<Path, String> addresses = new LinkedHashMap<>();
            lessons.forEach((file, lesson) -> addresses.put(file, lesson.path()));
            int place = 0;
            for (Lesson lesson : lessons.values()) {
                if (!report.stopped().isEmpty()) {
                    break;
                }
                place++;
                Instant inOrder = now.minusSeconds(60L * (lessons.size() - place));
                attempt(lesson.name(), () -> take(lesson, addresses, inOrder));
            }
            return report;
        }

        /** Every file that can be read, with the address that its post has or will have. */
        private Map<Path, Lesson> survey() {
            Map<Path, Lesson> lessons = new LinkedHashMap<>();
            Set<String> promised = new HashSet<>();
            for (Path file : files()) {
                if (!report.stopped().isEmpty()) {
                    break;
                }
                String name = name(file);
                attempt(name, () -> {
                    if (!file.toRealPath().startsWith(root)) {
                        throw new NotTaken(ImportReport.Note.of(name, "import.outside"));
                    }
                    MarkdownFile read = MarkdownFile.read(file, name, markdown);
                    if (site.needsFrontMatter(name)
                            && read.frontMatter().entries().isEmpty()) {
                        return;
                    }
                    String source = root.getFileName() == null ? name : root.getFileName() + "/" + name;
                    Optional<Imported> before = imported.of(source);
                    String slug = declaredSlug(read)
                            .or(() -> before.map(Imported::slug))
                            .or(() -> site.slug(name)
                                    .flatMap(stem -> Slug.parse(stem).or(() -> Slug.suggestedBy(stem)))
                                    .map(stem -> imported.free(stem, promised)))
                            .orElseGet(() -> imported.freeSlug(read.title(), promised));
                    PostKind kind = site.page(name, read.frontMatter()) ? PostKind.PAGE : PostKind.POST;
                    if (kind == PostKind.PAGE && imported.reserved(slug)) {
                        slug = imported.free(Slug.parse(slug).orElseThrow().numbered(2), promised);
                    }
                    promised.add(slug);
                    lessons.put(file, new Lesson(file, name, source, kind, slug, kind.path(slug), before));
                });
            }
            return lessons;
        }

        private List<Path> files() {
            try (Stream<Path> found = Files.walk(root, MAX_FOLDERS_DEEP)) {
                return found.filter(path -> !path.equals(root))
                        .filter(path -> name(path).endsWith(".md") || name(path).endsWith(".markdown"))
                        .filter(path -> !("/" + name(path)).contains("/."))
                        .filter(path -> site.takes(name(path)))
                        .filter(path -> !Files.isDirectory(path))
                        .sorted(Comparator.comparing(this::name))
                        .toList();
            } catch (IOException | UncheckedIOException unreadable) {
                throw new Invalid("folder", "import.unreadableFolder", unreadable.getMessage());
            }
        }

        private String name(Path file) {
            return root.relativize(file).toString().replace('\\', '/');
        }

        private Optional<String> declaredSlug(MarkdownFile read) {
            return read.frontMatter().value("slug").flatMap(Slug::parse).map(Slug::toString);
        }

        private void take(Lesson lesson, Map<Path, String> addresses, Instant inOrder) throws NotTaken {
            MarkdownFile read = MarkdownFile.read(lesson.file(), lesson.name(), markdown);
            warnOfFrontMatter(lesson, read);
            if (read.controlsRemoved()) {
                warn(lesson, "import.controlsRemoved");
            }
            RelativeAddresses relative = new RelativeAddresses(
                    root,
                    lesson.file(),
                    addresses,
                    images,
                    (key, arguments) -> warn(lesson, key, arguments),
                    site::absolute);
            String written =
                    SiteTags.convert(read.body(), site.kind(), (key, arguments) -> warn(lesson, key, arguments));
            String text = AddressInText.replace(
                    written, AddressInText.all(written, markdown.elements(written)), relative::onThisBlog);
            Optional<Instant> date = date(lesson, read, "date")
                    .or(() -> site.day(lesson.name())
                            .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant()));
            boolean future = date.filter(now::isBefore).isPresent();
            boolean trashed = date(lesson, read, "trashed_at").isPresent();
            // One that has passed as well: the post has come out since, and this run must not take it back.
            Optional<Instant> scheduled = trashed ? Optional.empty() : date(lesson, read, "scheduled_at");
            if (future) {
                warn(lesson, "import.future");
            }
            Optional<PostDetails> details = new FrontMatterDetails(
                            read.frontMatter(),
                            lesson.kind(),
                            relative,
                            (key, arguments) -> warn(lesson, key, arguments))
                    .details();
            ImportSource source = source(lesson, read, text, future, trashed, scheduled, details);
            Optional<Boolean> declared = site.draft(lesson.name())
                    ? Optional.of(false)
                    : read.frontMatter().published();
            List<String> oldPaths = site.oldAddresses(
                    lesson.name(),
                    read.frontMatter(),
                    SiteFolder.day(date.orElse(inOrder)),
                    read.frontMatter().values("categories"));
            if (lesson.before().isPresent()) {
                Imported before = lesson.before().get();
                boolean published = scheduled.isPresent() || !future && !trashed && declared.orElse(before.published());
                update(lesson, before, read.title(), text, published, scheduled, source, details, oldPaths);
            } else {
                boolean published = scheduled.isPresent() || !future && !trashed && declared.orElse(publish);
                Instant at = scheduled.or(() -> date).orElse(inOrder);
                create(lesson, read.title(), text, published, at, trashed, source, details, oldPaths);
            }
        }

        private void create(
                Lesson lesson,
                String title,
                String text,
                boolean published,
                Instant date,
                boolean trashed,
                ImportSource source,
                Optional<PostDetails> details,
                List<String> oldPaths) {
            if (rehearse) {
                write.check(title, Optional.of(lesson.slug()), text);
            } else {
                takeEntry.create(
                        new NewPost(
                                title,
                                Optional.of(lesson.slug()),
                                text,
                                published,
                                Optional.of(date),
                                authorId,
                                Optional.of(source),
                                details.orElse(PostDetails.PLAIN)),
                        trashed,
                        oldPaths,
                        lesson.path());
            }
            report.created().add(ImportReport.Note.of(lesson.name()));
        }

        private void update(
                Lesson lesson,
                Imported before,
                String title,
                String text,
                boolean published,
                Optional<Instant> scheduled,
                ImportSource source,
                Optional<PostDetails> details,
                List<String> oldPaths) {
            if (before.fingerprint().filter(source.fingerprint()::equals).isPresent()) {
                report.unchanged().add(lesson.name());
                return;
            }
            Optional<String> slug = Optional.of(lesson.slug()).filter(wanted -> !wanted.equals(before.slug()));
            if (rehearse) {
                write.check(title, slug, text);
            } else {
                takeEntry.update(
                        before.id(),
                        new EditPost(
                                title,
                                slug,
                                text,
                                published,
                                scheduled,
                                Optional.empty(),
                                authorId,
                                Optional.of(source),
                                details),
                        oldPaths,
                        lesson.path());
            }
            report.updated().add(ImportReport.Note.of(lesson.name()));
        }

        /** The whole of what the file asks for, so that a changed image or link counts as a change as well. */
        private ImportSource source(
                Lesson lesson,
                MarkdownFile read,
                String text,
                boolean future,
                boolean trashed,
                Optional<Instant> scheduled,
                Optional<PostDetails> details) {
            String asked = String.join(
                    "\0",
                    read.title(),
                    declaredSlug(read).orElse(""),
                    read.frontMatter().published() + (future ? " later" : ""),
                    text
                            + details.map(said -> "\0" + said).orElse("")
                            + scheduled.map(time -> "\0" + time).orElse("")
                            + (trashed ? "\0trashed" : ""));
            return new ImportSource(
                    lesson.source(),
                    Sha256.hex(asked.getBytes(StandardCharsets.UTF_8)),
                    date(lesson, read, "lastmod")
                            .filter(time -> !time.isAfter(now))
                            .flatMap(changed -> date(lesson, read, "date")
                                    .filter(time -> !time.isAfter(now))
                                    .map(at -> new ImportSource.Times(at, at, changed))));
        }

        private void warnOfFrontMatter(Lesson lesson, MarkdownFile read) {
            Set<String> ignored = read.frontMatter().ignored();
            if (!ignored.isEmpty()) {
                warn(lesson, "import.frontMatterIgnored", String.join(", ", ignored));
            }
            if (declaredSlug(read).isEmpty()) {
                read.frontMatter()
                        .value("slug")
                        .ifPresent(slug -> warn(lesson, "import.frontMatterWrong", "slug", slug));
            }
        }

        private Optional<Instant> date(Lesson lesson, MarkdownFile read, String entry) {
            try {
                return read.frontMatter().date(entry);
            } catch (DateTimeException wrong) {
                warn(
                        lesson,
                        "import.frontMatterWrong",
                        entry,
                        read.frontMatter().value(entry).orElse(""));
                return Optional.empty();
            }
        }

        private void warn(Lesson lesson, String messageKey, Object... arguments) {
            ImportReport.Note note = ImportReport.Note.of(lesson.name(), messageKey, arguments);
            if (told.add(note)) {
                report.warnings().add(note);
            }
        }

        /**
         * Does something with one file; whatever goes wrong with it is told and no reason to stop, unless it would go wrong
         * with every other file as well.
         */
        private void attempt(String name, Step step) {
            try {
                step.run();
            } catch (NotTaken notTaken) {
                report.failed().add(notTaken.note());
            } catch (Invalid invalid) {
                invalid.errors()
                        .forEach(error -> report.failed()
                                .add(new ImportReport.Note(name, error.messageKey(), error.arguments())));
            } catch (Forbidden | NotFound notTheirs) {
                report.failed().add(ImportReport.Note.of(name, "import.notAllowed"));
            } catch (IOException unreadable) {
                report.failed().add(ImportReport.Note.of(name, "import.unreadable"));
            } catch (ReadOnly closed) {
                report.stopped().add(ImportReport.Note.of(name, "import.readOnly"));
            } catch (RuntimeException unexpected) {
                String reason = Causes.deepest(unexpected).toString();
                boolean away = DatabaseFault.away(unexpected);
                LOG.debug("The trace", unexpected);
                (away ? report.stopped() : report.failed())
                        .add(ImportReport.Note.of(name, away ? "import.databaseAway" : "import.unexpected", reason));
            }
        }
    }

    private interface Step {
        void run() throws NotTaken, IOException;
    }
}
