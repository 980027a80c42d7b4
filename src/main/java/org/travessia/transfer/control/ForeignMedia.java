package org.travessia.transfer.control;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.travessia.media.control.StoreMedia;
import org.travessia.media.entity.ImageHeader;
import org.travessia.platform.Invalid;

/** Takes the images of another blog from a copy of its folder of uploads. Nothing is fetched from anywhere. */
final class ForeignMedia {

    private static final int MAX_KNOWN = 50_000;

    private final Optional<Path> root;
    private final List<String> prefixes;
    private final StoreMedia store;
    private final boolean rehearse;
    private final Map<Path, String> known = new HashMap<>();

    /**
     * The images of one blog.
     *
     * @param root the folder, if there is one
     * @param prefixes what stands in an address before the path within the folder
     * @throws Invalid with field {@code media} if the folder is none
     */
    ForeignMedia(Optional<Path> root, List<String> prefixes, StoreMedia store, boolean rehearse) {
        this.root = root.map(ForeignMedia::real);
        this.prefixes = prefixes;
        this.store = store;
        this.rehearse = rehearse;
    }

    private static Path real(Path folder) {
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

    /** What is told of an image: whether it was taken, and where it is then. */
    record Taken(Optional<String> address, Optional<String> reason) {}

    /** Whether an address is one of an uploaded file. */
    boolean uploaded(String address) {
        return path(address).isPresent();
    }

    /** Takes the image of an address. */
    Taken take(String address) {
        Optional<String> path = path(address);
        if (path.isEmpty() || root.isEmpty()) {
            return new Taken(Optional.empty(), Optional.of("import.mediaLeft"));
        }
        for (String candidate : candidates(path.get())) {
            Optional<Path> file = file(candidate);
            if (file.isPresent()) {
                return stored(file.get(), address);
            }
        }
        return new Taken(Optional.empty(), Optional.of("import.mediaMissing"));
    }

    private Optional<String> path(String address) {
        String plain = address.replaceFirst("[?#].*$", "");
        return prefixes.stream()
                .filter(plain::contains)
                .findFirst()
                .map(prefix -> plain.substring(plain.indexOf(prefix) + prefix.length()))
                .map(ForeignMedia::decoded)
                .filter(path -> !path.isEmpty());
    }

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return path;
        }
    }

    /** The file itself; then the one of which WordPress or Ghost made it in another size. */
    private static List<String> candidates(String path) {
        List<String> candidates = new ArrayList<>();
        for (String one : List.of(
                path,
                path.replaceFirst("-\\d{1,5}x\\d{1,5}(?=\\.[A-Za-z]+$)", ""),
                path.replaceFirst("^size/[wh0-9]+/", ""))) {
            for (String folder : List.of("", "images/", "uploads/")) {
                if (!candidates.contains(folder + one)) {
                    candidates.add(folder + one);
                }
            }
        }
        return candidates;
    }

    private Optional<Path> file(String path) {
        try {
            Path file = root.orElseThrow().resolve(path).normalize();
            boolean inside = file.startsWith(root.get())
                    && Files.isRegularFile(file)
                    && file.toRealPath().startsWith(root.get());
            return inside ? Optional.of(file) : Optional.empty();
        } catch (InvalidPathException | IOException wrong) {
            return Optional.empty();
        }
    }

    private Taken stored(Path file, String address) {
        try {
            if (known.containsKey(file)) {
                return new Taken(Optional.of(known.get(file)), Optional.empty());
            }
            if (Files.size(file) > StoreMedia.MAX_BYTES) {
                return new Taken(Optional.empty(), Optional.of("import.mediaRefused"));
            }
            byte[] bytes = Files.readAllBytes(file);
            if (rehearse) {
                return ImageHeader.read(bytes).isPresent()
                        ? new Taken(Optional.of(address), Optional.empty())
                        : new Taken(Optional.empty(), Optional.of("import.mediaRefused"));
            }
            String here = store.store(bytes, file.getFileName().toString());
            if (known.size() < MAX_KNOWN) {
                known.put(file, here);
            }
            return new Taken(Optional.of(here), Optional.empty());
        } catch (Invalid notAnImage) {
            return new Taken(Optional.empty(), Optional.of("import.mediaRefused"));
        } catch (IOException unreadable) {
            return new Taken(Optional.empty(), Optional.of("import.mediaMissing"));
        }
    }
}
