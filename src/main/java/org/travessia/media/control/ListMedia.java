package org.travessia.media.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.travessia.account.control.Actor;
import org.travessia.media.control.MediaView.Use;
import org.travessia.media.entity.MediaItem;

/** The library for those who write: pages of it by keyset, and one file with all about it. */
@ApplicationScoped
@Transactional
public class ListMedia {

    /** Files on one page. */
    public static final int PAGE = 48;

    /** What was just uploaded may be in a text that is not saved yet. */
    private static final Duration UNUSED_FOR = Duration.ofHours(1);

    private MediaRepository media;
    private Clock clock;

    /** For CDI's proxy only. */
    protected ListMedia() {}

    @Inject
    public ListMedia(MediaRepository media, Clock clock) {
        this.media = media;
        this.clock = clock;
    }

    /**
     * A page of the library, the newest first.
     *
     * @param typed words of names, alternative texts and captions, each searched for by its beginning; empty for all
     * @param before the id before which the page begins; empty for the newest
     * @param after the id after which it ends; wins over {@code before}
     */
    public MediaPage page(String typed, Optional<Long> before, Optional<Long> after, Actor reader) {
        return page(typed, before, after, PAGE, reader);
    }

    /** The same with so many files on a page. */
    public MediaPage page(String typed, Optional<Long> before, Optional<Long> after, int size, Actor reader) {
        return page(words(typed), Optional.empty(), before, after, size, reader);
    }

    /** A page of the files that no post names, and that this person may delete. */
    public MediaPage unused(Optional<Long> before, Optional<Long> after, Actor reader) {
        MediaPage page =
                page(Optional.empty(), Optional.of(clock.instant().minus(UNUSED_FOR)), before, after, PAGE, reader);
        return new MediaPage(page.rows().stream().filter(MediaRow::editable).toList(), page.newer(), page.older());
    }

    private MediaPage page(
            Optional<String> words,
            Optional<Instant> unused,
            Optional<Long> before,
            Optional<Long> after,
            int size,
            Actor reader) {
        boolean back = after.isPresent();
        boolean replacing = unused.isPresent();
        // One more than shown tells whether there is a further page.
        List<MediaRow> found = new ArrayList<>(media.rows(
                words,
                unused,
                after.or(() -> before).orElse(Long.MAX_VALUE),
                !back,
                size + 1,
                uploader -> may(reader, uploader, replacing)));
        boolean further = found.size() > size;
        List<MediaRow> shown = further ? found.subList(0, size) : found;
        if (back) {
            Collections.reverse(shown);
        }
        boolean hasNewer = !shown.isEmpty() && (back ? further : before.isPresent());
        boolean hasOlder = !shown.isEmpty() && (back || further);
        return new MediaPage(
                List.copyOf(shown),
                hasNewer ? Optional.of(shown.get(0).id()) : Optional.empty(),
                hasOlder ? Optional.of(shown.get(shown.size() - 1).id()) : Optional.empty());
    }

    /**
     * One file of the library.
     *
     * @throws MediaNotFound if there is none with this id
     */
    public MediaView one(long id, Actor reader) {
        MediaItem item = media.forReading(id).orElseThrow(() -> new MediaNotFound(String.valueOf(id)));
        boolean own = item.uploadedBy(reader.id());
        boolean published = media.published(item.ref());
        MediaRow row = media.row(id, uploader -> MediaRights.mayDescribe(reader, own, published))
                .orElseThrow(() -> new MediaNotFound(String.valueOf(id)));
        List<Use> uses =
                media.uses(item.ref(), MediaRights.mayChangeOthers(reader), reader.id(), MediaView.MOST_USES + 1);
        boolean more = uses.size() > MediaView.MOST_USES;
        return new MediaView(
                row,
                item.caption(),
                item.version(),
                more ? uses.subList(0, MediaView.MOST_USES) : uses,
                more,
                MediaRights.mayReplace(reader, own));
    }

    private static boolean may(Actor reader, Optional<Long> uploader, boolean replace) {
        boolean own = uploader.filter(id -> id == reader.id()).isPresent();
        return replace ? MediaRights.mayReplace(reader, own) : MediaRights.mayDescribe(reader, own);
    }

    /** The tsquery for what somebody typed; anything but letters and digits parts words, so nothing of it is syntax. */
    static Optional<String> words(String typed) {
        String query = Arrays.stream(typed.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .limit(10)
                .map(word -> word + ":*")
                .collect(Collectors.joining(" & "));
        return query.isEmpty() ? Optional.empty() : Optional.of(query);
    }
}
