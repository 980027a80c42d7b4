package org.travessia.media.boundary;

import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.EntityPart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.travessia.media.control.StoreMedia;
import org.travessia.platform.Invalid;

/** The parts of a form with files, read one at a time: many people who upload at once must not fill the memory. */
public final class UploadedFiles {

    /** What is read into memory at the same time, by all requests of a server. */
    private static final Semaphore PLACES = new Semaphore(1, true);

    private static final long PATIENCE_SECONDS = 20;
    private static final int MOST_TEXT = 8192;

    private UploadedFiles() {}

    /**
     * Gives each file of the form with its name.
     *
     * @param most how many there may be
     * @throws Invalid with field {@code file} if there is none, or too many
     * @throws ServiceUnavailableException if others are being taken for so long that it is better to come again
     */
    public static void each(List<EntityPart> parts, int most, BiConsumer<byte[], String> take) {
        for (EntityPart file : demanded(parts, most)) {
            enter();
            try (InputStream content = file.getContent()) {
                take.accept(
                        content.readNBytes(StoreMedia.MAX_BYTES + 1),
                        name(file.getFileName().get()));
            } catch (IOException cutShort) {
                throw new UncheckedIOException(cutShort);
            } finally {
                PLACES.release();
            }
        }
    }

    /** Gives a body that is itself a file, and returns what becomes of it. */
    public static <T> T body(InputStream body, Function<byte[], T> take) {
        enter();
        try {
            return take.apply(body.readNBytes(StoreMedia.MAX_BYTES + 1));
        } catch (IOException cutShort) {
            throw new UncheckedIOException(cutShort);
        } finally {
            PLACES.release();
        }
    }

    /**
     * Gives the one file of the form as a stream, which need not fit into memory.
     *
     * @throws Invalid as {@link #each}
     */
    public static void one(List<EntityPart> parts, BiConsumer<InputStream, String> take) {
        EntityPart file = demanded(parts, 1).get(0);
        try (InputStream content = file.getContent()) {
            take.accept(content, name(file.getFileName().orElseThrow()));
        } catch (IOException cutShort) {
            throw new UncheckedIOException(cutShort);
        }
    }

    /** A text field of the form; empty if it is not there. */
    public static String text(List<EntityPart> parts, String field) {
        for (EntityPart part : parts) {
            if (part.getName().equals(field)) {
                try (InputStream content = part.getContent()) {
                    byte[] bytes = content.readNBytes(MOST_TEXT + 1);
                    if (bytes.length > MOST_TEXT) {
                        throw new Invalid(field, "media.textLong", 1000);
                    }
                    return StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString();
                } catch (CharacterCodingException notUtf8) {
                    throw new Invalid(field, "media.textNotUtf8");
                } catch (IOException cutShort) {
                    throw new UncheckedIOException(cutShort);
                }
            }
        }
        return "";
    }

    private static List<EntityPart> demanded(List<EntityPart> parts, int most) {
        List<EntityPart> files = parts.stream()
                .filter(part ->
                        part.getName().equals("file") && part.getFileName().isPresent())
                // A browser sends an empty one for a field in which nothing was chosen.
                .filter(part -> !part.getFileName().get().isEmpty())
                .toList();
        if (files.isEmpty()) {
            throw new Invalid("file", "media.noFile");
        }
        if (files.size() > most) {
            throw new Invalid("file", "media.tooMany", most);
        }
        return files;
    }

    /** Browsers write a name in UTF-8, which the server reads as Latin-1. */
    private static String name(String read) {
        try {
            return read.chars().allMatch(c -> c <= 0xFF)
                    ? StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(read.getBytes(StandardCharsets.ISO_8859_1)))
                            .toString()
                    : read;
        } catch (CharacterCodingException itWasLatin) {
            return read;
        }
    }

    private static void enter() {
        try {
            if (!PLACES.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new ServiceUnavailableException(PATIENCE_SECONDS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ServiceUnavailableException(PATIENCE_SECONDS);
        }
    }
}
