package org.travessia.media.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.regex.Pattern;
import org.travessia.media.entity.FileFormat;
import org.travessia.media.entity.FileName;
import org.travessia.media.entity.MediaItem;

/** Finds files for readers. */
@ApplicationScoped
public class ReadMedia {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final MediaRepository media;

    /** For the proxy only. */
    protected ReadMedia() {
        this(null);
    }

    @Inject
    public ReadMedia(MediaRepository media) {
        this.media = media;
    }

    /**
     * What is behind an address, without its bytes: all that the answer to a reader who has them already needs.
     *
     * @param hash of the bytes
     * @param size how many they are
     */
    public record Found(String hash, FileFormat format, long size) {}

    /**
     * The bytes that an address names by their hash.
     *
     * @throws MediaNotFound if there are none, or their address would not end so
     */
    @Transactional
    public Found byHash(String hash, String fileName) {
        return media.found(hash)
                .filter(found -> FileName.isSafe(fileName, found.format()))
                .orElseThrow(() -> new MediaNotFound(hash));
    }

    /**
     * How large an image is.
     *
     * @param width in pixels
     * @param height in pixels
     */
    public record Size(int width, int height) {}

    /**
     * The size of an image, if it is known.
     *
     * @param ref the part of its address, or the hash that stands in the place of it where pages show the bytes themselves
     * @throws MediaNotFound if there is none, or its address would not end so
     */
    @Transactional
    public Optional<Size> size(String ref, String fileName) {
        Found found = HASH.matcher(ref).matches() ? byHash(ref, fileName) : byRef(ref, fileName);
        return media.size(found.hash());
    }

    /**
     * The bytes that are behind the address of a file of the library now.
     *
     * @throws MediaNotFound if there is no such file, or it is called otherwise
     */
    @Transactional
    public Found byRef(String ref, String fileName) {
        MediaItem item = media.byRef(ref)
                .filter(found -> found.fileName().value().equals(fileName))
                .orElseThrow(() -> new MediaNotFound(ref));
        return media.found(item.hash()).orElseThrow(() -> new MediaNotFound(ref));
    }

    /** How many bytes are given at once: who downloads something large must not fill the memory. */
    public static final int PART = 512 * 1024;

    /**
     * Some of the bytes with a hash, {@value #PART} at most.
     *
     * @param from the place of the first, from 0 on
     * @throws MediaNotFound if there are none
     */
    @Transactional
    public byte[] part(String hash, long from) {
        return media.part(hash, from, PART).orElseThrow(() -> new MediaNotFound(hash));
    }
}
