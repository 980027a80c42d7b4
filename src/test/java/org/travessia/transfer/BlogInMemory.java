package org.travessia.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.travessia.audit.control.AuditTrail;
import org.travessia.audit.entity.Deed;
import org.travessia.media.control.MediaRepository;
import org.travessia.media.control.StoreMedia;
import org.travessia.media.entity.FileName;
import org.travessia.media.entity.Media;
import org.travessia.platform.Invalid;
import org.travessia.platform.Markdown;
import org.travessia.platform.Slug;
import org.travessia.post.control.EditPost;
import org.travessia.post.control.ImportSource;
import org.travessia.post.control.NewPost;
import org.travessia.post.control.PostDetails;
import org.travessia.post.control.PostRules;
import org.travessia.post.control.WritePost;
import org.travessia.redirect.control.Redirects;
import org.travessia.transfer.control.ImportedPosts;

/** The blog that an import writes to, without a database. */
final class BlogInMemory {

    record Stored(
            long id,
            String title,
            String slug,
            String markdown,
            boolean published,
            Instant publishedAt,
            long authorId,
            Instant createdAt,
            String source,
            String fingerprint,
            PostDetails details) {}

    private final Map<Long, Stored> posts = new LinkedHashMap<>();
    private final Map<String, String> redirected = new LinkedHashMap<>();
    private final Set<String> images = new LinkedHashSet<>();

    /** By the hash of the file as it was: an image is kept without what its camera wrote into it. */
    private final Map<String, String> addresses = new LinkedHashMap<>();

    private final Markdown markdown;
    private int writes;

    BlogInMemory(Markdown markdown) {
        this.markdown = markdown;
    }

    List<Stored> all() {
        return new ArrayList<>(posts.values());
    }

    Optional<Stored> bySource(String source) {
        return posts.values().stream()
                .filter(post -> post.source().equals(source))
                .findFirst();
    }

    Set<String> images() {
        return images;
    }

    int writes() {
        return writes;
    }

    /** Where the blog serves this image. */
    String addressOf(Path image) throws IOException {
        return Optional.ofNullable(addresses.get(Media.hash(Files.readAllBytes(image))))
                .orElseThrow();
    }

    WritePost writing() {
        return new WritePost(null, null, null, null, markdown, null, null, Clock.systemUTC()) {
            @Override
            public long create(NewPost wanted) {
                demand(wanted.title(), wanted.markdown());
                long id = posts.size() + 1L;
                put(new Stored(
                        id,
                        wanted.title().strip(),
                        wanted.slug().orElseThrow(),
                        wanted.markdown(),
                        wanted.published(),
                        wanted.publishedAt().orElseThrow(),
                        wanted.authorId(),
                        wanted.source()
                                .flatMap(ImportSource::times)
                                .map(ImportSource.Times::created)
                                .orElseGet(Instant::now),
                        wanted.source().orElseThrow().file(),
                        wanted.source().orElseThrow().fingerprint(),
                        wanted.details()));
                return id;
            }

            @Override
            public void check(String title, Optional<String> slug, String written) {
                demand(title, written);
            }

            @Override
            public int update(long id, EditPost edit) {
                demand(edit.title(), edit.markdown());
                Stored before = posts.get(id);
                put(new Stored(
                        id,
                        edit.title().strip(),
                        edit.slug().orElse(before.slug()),
                        edit.markdown(),
                        edit.published(),
                        before.publishedAt(),
                        before.authorId(),
                        before.createdAt(),
                        before.source(),
                        edit.source().orElseThrow().fingerprint(),
                        edit.details().orElse(before.details())));
                return 1;
            }
        };
    }

    /** What somebody does in the browser. */
    void edit(long id, String text) {
        Stored before = posts.get(id);
        posts.put(
                id,
                new Stored(
                        id,
                        before.title(),
                        before.slug(),
                        text,
                        before.published(),
                        before.publishedAt(),
                        before.authorId(),
                        before.createdAt(),
                        before.source(),
                        before.fingerprint(),
                        before.details()));
    }

    private void put(Stored post) {
        posts.put(post.id(), post);
        writes++;
    }

    private void demand(String title, String text) {
        if (title.length() > PostRules.MAX_TITLE) {
            throw new Invalid("title", "post.title.long");
        }
        if (title.isBlank()) {
            throw new Invalid("title", "post.title.empty");
        }
        if (text.isBlank()) {
            throw new Invalid("markdown", "post.markdown.empty");
        }
        markdown.render(text);
    }

    /** What old addresses lead to. */
    Map<String, String> redirected() {
        return redirected;
    }

    Redirects redirects() {
        return new Redirects(null, Clock.systemUTC()) {
            @Override
            public void noteUnlessKnown(String path, String target) {
                if (!path.equals(target)) {
                    redirected.putIfAbsent(path, target);
                }
            }
        };
    }

    ImportedPosts imported() {
        return new ImportedPosts(null) {
            @Override
            public Optional<Imported> of(String source) {
                return bySource(source)
                        .map(post -> new Imported(
                                post.id(),
                                post.slug(),
                                post.published(),
                                post.authorId(),
                                post.createdAt(),
                                Optional.of(post.fingerprint()),
                                Imported.state(post.title(), post.slug(), post.markdown(), post.published())));
            }

            @Override
            public String free(Slug wanted, Set<String> promised) {
                Slug free = wanted;
                for (int number = 2; promised.contains(free.toString()) || taken(free); number++) {
                    free = wanted.numbered(number);
                }
                return free.toString();
            }

            private boolean taken(Slug slug) {
                return posts.values().stream().anyMatch(post -> post.slug().equals(slug.toString()));
            }
        };
    }

    StoreMedia media() {
        MediaRepository rows = new MediaRepository() {
            @Override
            public void add(Media image) {}

            @Override
            public void addImported(Media image, FileName name, Instant now) {}
        };
        return new StoreMedia(rows, Clock.systemUTC()) {
            @Override
            public String store(byte[] bytes, String fileName) {
                String address = super.store(bytes, fileName);
                images.add(address);
                addresses.put(Media.hash(bytes), address);
                return address;
            }
        };
    }

    /** Nobody is told what was done here. */
    static AuditTrail unrecorded() {
        return new AuditTrail(null, null, null) {
            @Override
            public void record(Deed deed) {}
        };
    }
}
