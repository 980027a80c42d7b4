package org.travessia.transfer.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.travessia.account.control.ImportPeople;
import org.travessia.account.control.ImportPeople.Fate;
import org.travessia.account.control.ImportPeople.Outcome;
import org.travessia.account.control.PersonElsewhere;
import org.travessia.account.entity.Role;
import org.travessia.audit.control.AuditTrail;
import org.travessia.comment.control.ImportComments;
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
import org.travessia.post.control.ImportSource;
import org.travessia.post.control.PostDetails;
import org.travessia.post.control.WritePost;
import org.travessia.post.entity.PostKind;
import org.travessia.post.entity.Visibility;
import org.travessia.tag.control.FileUnder;
import org.travessia.transfer.control.ImportedPosts.Imported;

/**
 * Takes a blog of WordPress or Ghost from the file that they export.
 *
 * <ul>
 *   <li><b>Entries</b> are taken one by one, each in a transaction of its own: one that cannot be taken is reported, and the others are
 *       taken. Only a database that is away or read only ends the run: what was taken stays, and a second run does the rest.
 *   <li><b>Again</b>: a post remembers what it came from. What has not changed there stays as it is here; what has changed there is
 *       changed here, unless somebody has edited it here.
 *   <li><b>Old addresses</b> lead to the new ones.
 *   <li><b>Images</b> are taken from a copy of the folder of uploads; without one they stay where they are, and each is reported.
 * </ul>
 */
@ApplicationScoped
public class ImportBlog {

    private static final int TERMS_AT_ONCE = 100;
    private static final int MOST_WARNINGS = 20_000;
    private static final int MAX_MENU = 999;
    private static final int MAX_ADDRESS = 500;
    private static final int MAX_ALT = 500;
    private static final int MAX_SEO_TITLE = 200;
    private static final String NOTHING = "<!-- -->";

    private final WritePost write;
    private final TakeEntry takeEntry;
    private final TakeTerms takeTerms;
    private final ImportedPosts imported;
    private final ImportPeople importPeople;
    private final StoreMedia media;
    private final Markdown markdown;
    private final AuditTrail audit;
    private final Clock clock;

    /** For the proxy only. */
    protected ImportBlog() {
        this(null, null, null, null, null, null, null, null, null);
    }

    @Inject
    public ImportBlog(
            WritePost write,
            TakeEntry takeEntry,
            TakeTerms takeTerms,
            ImportedPosts imported,
            ImportPeople importPeople,
            StoreMedia media,
            Markdown markdown,
            AuditTrail audit,
            Clock clock) {
        this.write = write;
        this.takeEntry = takeEntry;
        this.takeTerms = takeTerms;
        this.imported = imported;
        this.importPeople = importPeople;
        this.media = media;
        this.markdown = markdown;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * How to take it.
     *
     * @param authorId whose the entries become that have no author who was taken; may publish
     * @param mediaFolder a copy of the folder of uploads
     * @param zone of times that do not say theirs
     * @param rehearse whether nothing is to be changed
     */
    public record Options(Path file, long authorId, Optional<Path> mediaFolder, ZoneId zone, boolean rehearse) {}

    /**
     * Takes WordPress's export (WXR).
     *
     * @throws Invalid with field {@code file} if it is none
     */
    public ForeignReport wordPress(Options options) {
        WordPressBlog blog = new WordPressBlog(options.file(), options.zone());
        ForeignBlog.Survey survey = blog.survey();
        return recorded(new Run(options, blog, survey, blog.mediaPrefixes()).report(), "wordpress");
    }

    /**
     * Takes Ghost's export.
     *
     * @throws Invalid with field {@code file} if it is none
     */
    public ForeignReport ghost(Options options) {
        GhostBlog blog = new GhostBlog(options.file(), markdown);
        ForeignBlog.Survey survey = blog.survey();
        return recorded(
                new Run(options, blog, survey, List.of("/content/images/", "/content/media/", "/content/files/"))
                        .report(),
                "ghost");
    }

    private ForeignReport recorded(ForeignReport report, String from) {
        if (!report.rehearsed()) {
            audit.record(report.entries().deed(from));
        }
        return report;
    }

    /** One import, with its findings. */
    private final class Run implements ForeignBlog.Notes {

        private final Options options;
        private final ForeignBlog blog;
        private final ForeignBlog.Survey survey;
        private final ForeignMedia images;
        private final Instant now = clock.instant();
        private final Map<String, Outcome> authors = new HashMap<>();
        private final Map<String, String> categoryNames = new HashMap<>();
        private final Set<String> promised = new HashSet<>();
        private final Set<ImportReport.Note> told = new HashSet<>();
        private final ForeignReport report;

        Run(Options options, ForeignBlog blog, ForeignBlog.Survey survey, List<String> mediaPrefixes) {
            this.options = options;
            this.blog = blog;
            this.survey = survey;
            this.images = new ForeignMedia(options.mediaFolder(), mediaPrefixes, media, options.rehearse());
            this.report = new ForeignReport(
                    options.rehearse(),
                    new ImportReport(),
                    new ImportReport(),
                    survey.tags().size() + survey.categories().size(),
                    new ForeignReport.Count());
            survey.categories().forEach(category -> categoryNames.put(category.key(), category.name()));
        }

        ForeignReport report() {
            attempt("", this::people);
            attempt("", this::terms);
            if (!survey.menus().isEmpty()) {
                warn("", "import.menusLeft", survey.menus().size());
            }
            if (report.entries().stopped().isEmpty()) {
                blog.entries(
                        entry -> {
                            attempt(entry.name(), () -> new Taking(entry).take());
                            return report.entries().stopped().isEmpty();
                        },
                        this);
            }
            return report;
        }

        @Override
        public void warn(String name, String messageKey, Object... arguments) {
            ImportReport.Note note = ImportReport.Note.of(name, messageKey, arguments);
            // A text with twenty search fields is told of once; of a file that is nothing but faults enough is told.
            if (told.size() < MOST_WARNINGS && told.add(note)) {
                report.entries().warnings().add(note);
            }
        }

        @Override
        public void fail(String name, String messageKey, Object... arguments) {
            report.entries().failed().add(ImportReport.Note.of(name, messageKey, arguments));
        }

        // --- Those who wrote, and what they wrote about ---

        private void people() {
            List<PersonElsewhere> wanted =
                    survey.people().stream().map(ForeignBlog.Author::person).toList();
            List<Outcome> outcomes = importPeople.take(wanted, options.rehearse());
            Map<String, String> usernames = new HashMap<>();
            for (int each = 0; each < outcomes.size(); each++) {
                Outcome outcome = outcomes.get(each);
                String username = wanted.get(each).username();
                authors.put(survey.people().get(each).key(), outcome);
                tell(DjangoText.plain(username), outcome);
                if (outcome.fate() != Fate.REFUSED) {
                    usernames.put(username, username);
                }
            }
            if (!options.rehearse()) {
                takeTerms.authors(usernames);
            }
        }

        private void tell(String name, Outcome outcome) {
            ImportReport people = report.people();
            switch (outcome.fate()) {
                case CREATED -> {
                    people.created().add(ImportReport.Note.of(name, "import.person." + outcome.role()));
                    outcome.reasons().forEach(reason -> people.warnings().add(ImportReport.Note.of(name, reason)));
                }
                case SAME -> people.unchanged().add(name);
                case REFUSED ->
                    outcome.reasons().forEach(reason -> people.failed().add(ImportReport.Note.of(name, reason)));
            }
        }

        private void terms() {
            List<ForeignBlog.Tag> tags =
                    survey.tags().stream().filter(tag -> possible(tag.name())).toList();
            List<ForeignBlog.Category> categories = survey.categories().stream()
                    .filter(category -> !category.key().equals("uncategorized") && possible(category.name()))
                    .toList();
            if (options.rehearse()) {
                return;
            }
            for (int from = 0; from < tags.size(); from += TERMS_AT_ONCE) {
                takeTerms.tags(tags.subList(from, Math.min(tags.size(), from + TERMS_AT_ONCE)));
            }
            takeTerms.categories(categories);
        }

        private boolean possible(String name) {
            if (!TakeTerms.possible(name)) {
                warn("", "import.termLeft", DjangoText.plain(name));
                return false;
            }
            return true;
        }

        /**
         * Does something with one entry; whatever goes wrong with it is told and no reason to stop, unless it would go wrong with every
         * other one as well.
         */
        private void attempt(String name, Step step) {
            ImportReport entries = report.entries();
            try {
                step.run();
            } catch (NotTaken notTaken) {
                entries.failed().add(notTaken.note());
            } catch (Invalid invalid) {
                invalid.errors()
                        .forEach(error -> entries.failed()
                                .add(new ImportReport.Note(name, error.messageKey(), error.arguments())));
            } catch (Forbidden | NotFound notTheirs) {
                entries.failed().add(ImportReport.Note.of(name, "import.notAllowed"));
            } catch (ReadOnly closed) {
                entries.stopped().add(ImportReport.Note.of(name, "import.readOnly"));
            } catch (RuntimeException unexpected) {
                boolean away = DatabaseFault.away(unexpected);
                (away ? entries.stopped() : entries.failed())
                        .add(ImportReport.Note.of(
                                name,
                                away ? "import.databaseAway" : "import.unexpected",
                                Causes.deepest(unexpected).toString()));
            }
        }

        // --- The entries ---

        /** One entry on its way. */
        private final class Taking {

            private final Entry entry;
            private int imagesTaken;

            Taking(Entry entry) {
                this.entry = entry;
            }

            void take() throws NotTaken {
                String text = text();
                PostDetails details = details();
                String asked = Sha256.hex(String.join(
                                "\0",
                                entry.title(),
                                entry.markdown(),
                                entry.state() + " " + entry.trashed(),
                                details.toString().replaceAll("/media/[0-9a-f]{64}/[^,\\]]*", "image"),
                                String.valueOf(entry.times()))
                        .getBytes(StandardCharsets.UTF_8));
                Optional<Imported> before = imported.of(entry.source());
                if (before.isPresent()) {
                    update(before.get(), text, details, asked);
                } else {
                    create(text, details, asked);
                }
            }

            private void create(String text, PostDetails details, String asked) {
                String slug = slug();
                TakeEntry.Wanted wanted = wanted(slug, text, details, asked);
                if (options.rehearse()) {
                    write.check(entry.title(), Optional.of(slug), text);
                    report.remarks().add(remarks().size());
                } else {
                    count(takeEntry.create(wanted, remarks()));
                }
                promised.add(slug);
                report.entries()
                        .created()
                        .add(ImportReport.Note.of(entry.name(), "import.at." + state(), wanted.path()));
            }

            private void count(ImportComments.Outcome outcome) {
                report.remarks().add(outcome.taken());
                if (outcome.left() > 0) {
                    warn(entry.name(), "import.commentsLeft", outcome.left());
                }
            }

            /** The comments that this blog shows; those on a page, and what was spam there, it does not. */
            private List<ImportComments.Elsewhere> remarks() {
                List<Entry.Remark> wanted = entry.remarks().stream()
                        .filter(remark -> !remark.spam() && entry.kind() == Entry.Kind.POST)
                        .toList();
                if (wanted.size() < entry.remarks().size()) {
                    warn(entry.name(), "import.commentsLeft", entry.remarks().size() - wanted.size());
                }
                return wanted.stream()
                        .map(remark -> new ImportComments.Elsewhere(
                                entry.source() + "#" + remark.id(),
                                remark.parent() == 0
                                        ? Optional.empty()
                                        : Optional.of(entry.source() + "#" + remark.parent()),
                                remark.author(),
                                remark.email(),
                                remark.url(),
                                remark.text(),
                                remark.at().filter(time -> !time.isAfter(now)),
                                remark.approved()))
                        .toList();
            }

            private void update(Imported before, String text, PostDetails details, String asked) throws NotTaken {
                String[] known = before.fingerprint().orElse("").split("[:+]", 3);
                boolean same = known[0].equals(asked)
                        && known.length > 1
                        && known[1].matches("\\d{1,6}")
                        && Integer.parseInt(known[1]) >= imagesTaken;
                if (!options.rehearse()) {
                    // Comments may be new though the entry is not.
                    count(takeEntry.comments(before.id(), remarks()));
                }
                if (same) {
                    report.entries().unchanged().add(entry.name());
                    return;
                }
                String path = details.kind().path(before.slug());
                if (known.length < 3 || !known[2].equals(before.state())) {
                    throw new NotTaken(ImportReport.Note.of(entry.name(), "django.post.editedHere", path));
                }
                if (options.rehearse()) {
                    write.check(entry.title(), Optional.empty(), text);
                } else {
                    takeEntry.update(before.id(), wanted(before.slug(), text, details, asked));
                }
                report.entries().updated().add(ImportReport.Note.of(entry.name(), "import.at.public", path));
            }

            private TakeEntry.Wanted wanted(String slug, String text, PostDetails details, String asked) {
                boolean published = entry.state() != Entry.State.DRAFT && !entry.trashed();
                Instant at = entry.times()
                        .published()
                        .or(() -> entry.times().created())
                        .orElse(now);
                Instant past = at.isAfter(now) ? now : at;
                Instant created = entry.times()
                        .created()
                        .filter(time -> !time.isAfter(now))
                        .orElse(past);
                ImportSource.Times times = new ImportSource.Times(
                        created,
                        at,
                        entry.times()
                                .updated()
                                .filter(time -> !time.isAfter(now))
                                .orElse(past));
                // A fingerprint of what was asked, how many images came with it, and what was made of it.
                boolean out = published && !at.isAfter(now);
                String state = Imported.state(entry.title(), slug, text, out);
                Outcome author = author();
                return new TakeEntry.Wanted(
                        entry.title(),
                        slug,
                        text,
                        published,
                        Optional.of(at),
                        entry.trashed(),
                        details,
                        new ImportSource(entry.source(), asked + "+" + imagesTaken + ":" + state, Optional.of(times)),
                        author == null ? options.authorId() : author.id(),
                        author == null || author.role() != Role.CONTRIBUTOR,
                        options.authorId(),
                        published ? paths() : List.of());
            }

            /** The end of the key of what is said of where it is. */
            private String state() {
                if (entry.trashed()) {
                    return "trash";
                }
                return entry.state() == Entry.State.PUBLISHED
                        ? entry.visibility().name().toLowerCase(Locale.ROOT)
                        : entry.state().name().toLowerCase(Locale.ROOT);
            }

            private Outcome author() {
                Optional<Outcome> known = entry.author().map(authors::get).filter(one -> one.fate() != Fate.REFUSED);
                if (known.isEmpty()) {
                    entry.author()
                            .ifPresent(key -> warn(entry.name(), "django.post.authorLeft", DjangoText.plain(key)));
                }
                return known.orElse(null);
            }

            private String slug() {
                String written = entry.wantedSlug().orElse("");
                Optional<Slug> wanted = Slug.parse(written).or(() -> Slug.suggestedBy(written));
                String free = wanted.map(slug -> imported.free(slug, promised))
                        .orElseGet(() -> imported.freeSlug(entry.title(), promised));
                if (entry.kind() == Entry.Kind.PAGE && imported.reserved(free)) {
                    free = imported.free(Slug.parse(free).orElseThrow().numbered(2), promised);
                }
                if (!written.isEmpty() && !free.equals(written)) {
                    warn(entry.name(), "django.post.slugChanged", DjangoText.plain(written), free);
                }
                return free;
            }

            /** The text with its images on this blog, as far as they are there. */
            private String text() {
                String written = entry.markdown();
                if (written.isBlank()) {
                    warn(entry.name(), "import.textEmpty");
                    return NOTHING;
                }
                return AddressInText.replace(
                        written,
                        AddressInText.all(written, markdown.elements(written)),
                        address -> here(address.value(), address.image()));
            }

            private Optional<String> here(String address, boolean image) {
                if (!image && !images.uploaded(address)) {
                    return Optional.empty();
                }
                ForeignMedia.Taken taken = images.take(address);
                taken.reason().ifPresent(reason -> warn(entry.name(), reason, DjangoText.plain(address)));
                if (taken.address().isPresent()) {
                    imagesTaken++;
                }
                return taken.address();
            }

            private PostDetails details() {
                List<String> tags = new ArrayList<>();
                Optional<String> category = entry.categories().stream()
                        .map(key -> categoryNames.getOrDefault(key, key))
                        .filter(TakeTerms::possible)
                        .findFirst();
                entry.tags().stream()
                        .map(Entry.Term::name)
                        .filter(TakeTerms::possible)
                        .forEach(tags::add);
                List<String> more = entry.categories().stream()
                        .map(key -> categoryNames.getOrDefault(key, key))
                        .filter(TakeTerms::possible)
                        .skip(1)
                        .toList();
                if (!more.isEmpty()) {
                    warn(entry.name(), "import.categoriesBecameTags", DjangoText.list(more));
                    tags.addAll(more);
                }
                List<String> distinct = distinct(tags);
                if (distinct.size() > FileUnder.MOST_TAGS) {
                    warn(
                            entry.name(),
                            "import.tagsLeft",
                            FileUnder.MOST_TAGS,
                            DjangoText.list(distinct.subList(FileUnder.MOST_TAGS, distinct.size())));
                    distinct = distinct.subList(0, FileUnder.MOST_TAGS);
                }
                if (entry.parent().isPresent()) {
                    warn(entry.name(), "import.parentLeft");
                }
                Optional<Entry.FeatureImage> feature = entry.featureImage();
                return new PostDetails(
                        entry.kind() == Entry.Kind.PAGE ? PostKind.PAGE : PostKind.POST,
                        Visibility.valueOf(entry.visibility().name()),
                        entry.password(),
                        Optional.empty(),
                        language(),
                        Optional.empty(),
                        List.copyOf(distinct),
                        category,
                        entry.pinned(),
                        entry.kind() == Entry.Kind.PAGE && entry.menuOrder() > 0
                                ? Optional.of(Math.min(entry.menuOrder(), MAX_MENU))
                                : Optional.empty(),
                        feature.flatMap(image -> address(here(image.url(), true).orElse(image.url()), "featureImage")),
                        feature.flatMap(image -> Entry.line(image.alt(), MAX_ALT))
                                .orElse(""),
                        entry.summary().orElse(""),
                        entry.seoTitle()
                                .flatMap(title -> Entry.line(title, MAX_SEO_TITLE))
                                .orElse(""),
                        entry.seoDescription().orElse(""),
                        entry.canonicalUrl()
                                .filter(url -> url.matches("(?i)https?://.*"))
                                .flatMap(url -> address(url, "canonicalUrl")),
                        entry.commentsOpen());
            }

            private List<String> distinct(List<String> names) {
                Set<String> seen = new LinkedHashSet<>();
                return names.stream()
                        .filter(name -> seen.add(name.toLowerCase(Locale.ROOT)))
                        .toList();
            }

            private Optional<String> language() {
                return entry.language().flatMap(tag -> {
                    String lower = tag.toLowerCase(Locale.ROOT);
                    return lower.startsWith("en")
                            ? Optional.of("en")
                            : lower.startsWith("pt") ? Optional.of("pt-BR") : Optional.empty();
                });
            }

            private Optional<String> address(String url, String field) {
                if (url.length() <= MAX_ADDRESS
                        && url.matches(
                                "(?i)(?:https?://[^\\s/][^\\s\"<>^`{|}\\\\]*|/[^\\s/\"<>^`{|}\\\\][^\\s\"<>^`{|}\\\\]*)")) {
                    return Optional.of(url);
                }
                warn(entry.name(), "import.addressDropped", DjangoText.plain(url));
                return Optional.empty();
            }

            /** Old addresses as redirects keep them: decoded, without a slash at the end. */
            private List<String> paths() {
                return entry.oldAddresses().stream()
                        .map(Taking::decoded)
                        .map(path -> path.length() > 1 ? path.replaceFirst("/+$", "") : path)
                        .filter(path -> path.startsWith("/") && path.length() > 1)
                        .distinct()
                        .toList();
            }

            private static String decoded(String path) {
                try {
                    return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
                } catch (IllegalArgumentException notEncoded) {
                    return path;
                }
            }
        }
    }

    private interface Step {
        void run() throws NotTaken;
    }
}
