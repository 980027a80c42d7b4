package org.travessia.media.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.travessia.media.entity.Media;

/** What making variants reads and writes, each in a transaction of its own: none is open while a picture is worked on. */
@ApplicationScoped
@Transactional
public class VariantRows {

    /** Pages and feeds that were made before a file was replaced name its old bytes. */
    private static final Duration OLD_BYTES_STAY = Duration.ofDays(1);

    private MediaRepository media;
    private Event<MediaChanged> changes;
    private Clock clock;

    /** For CDI's proxy only. */
    protected VariantRows() {}

    @Inject
    public VariantRows(MediaRepository media, Event<MediaChanged> changes, Clock clock) {
        this.media = media;
        this.changes = changes;
        this.clock = clock;
    }

    /** The image that has waited longest for its variants. */
    public Optional<Media> next() {
        return media.unprepared().flatMap(media::byHash);
    }

    /** Keeps what was made of an image, which may be nothing. */
    public void made(String hash, List<Media> variants) {
        variants.forEach(variant -> media.addVariant(hash, variant));
        media.prepared(hash);
        media.refsOf(hash).forEach(ref -> changes.fire(new MediaChanged(ref)));
    }

    /** Removes the bytes of files that were replaced a day ago. */
    public void removeOld() {
        media.unneededBefore(clock.instant().minus(OLD_BYTES_STAY)).forEach(media::removeUnneeded);
    }
}
