package org.travessia.transfer.control;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.travessia.media.control.StoreMedia;
import org.travessia.platform.Invalid;
import org.travessia.platform.Markdown;

/** Finds what the addresses of one file mean within its folder, and where that is on this blog. */
final class RelativeAddresses {

    private static final Pattern ABSOLUTE = Pattern.compile("(?:[A-Za-z][A-Za-z0-9+.-]*:|//|#|\\?).*", Pattern.DOTALL);
    private static final Set<String> IMAGES = Set.of("png", "jpg", "jpeg", "jfif", "gif", "webp");

    private final Path root;
    private final Path file;
    private final Map<Path, String> paths;
    private final StoreMedia media;
    private final BiConsumer<String, Object[]> warn;
    private final Function<String, Path> absolute;

    /**
     * The addresses of one file of a site.
     *
     * @param absolute the file that a path means which begins at the top of the site
     */
    RelativeAddresses(
            Path root,
            Path file,
            Map<Path, String> paths,
            StoreMedia media,
            BiConsumer<String, Object[]> warn,
            Function<String, Path> absolute) {
        this.root = root;
        this.file = file;
        this.paths = paths;
        this.media = media;
        this.warn = warn;
        this.absolute = absolute;
    }

    /**
     * The addresses of one file.
     *
     * @param root the folder beyond which nothing is read, a real path
     * @param paths the posts' addresses by their files
     * @param warn is told of what leads nowhere: a message's key and arguments
     */
    RelativeAddresses(
            Path root, Path file, Map<Path, String> paths, StoreMedia media, BiConsumer<String, Object[]> warn) {
        this(root, file, paths, media, warn, root::resolve);
    }

    /** The address to write instead; empty to leave what is there. */
    Optional<String> onThisBlog(AddressInText address) {
        String value = address.value();
        if (value.isBlank() || ABSOLUTE.matcher(value).matches()) {
            return Optional.empty();
        }
        int fragmentAt = value.indexOf('#');
        String fragment = fragmentAt < 0 ? "" : value.substring(fragmentAt + 1);
        String path = (fragmentAt < 0 ? value : value.substring(0, fragmentAt)).replaceFirst("\\?.*$", "");
        Optional<Path> target = target(path, address.image());
        return target.flatMap(found -> paths.containsKey(found)
                ? Optional.of(post(paths.get(found), fragment))
                : isImage(found) || address.image() ? image(found, value) : Optional.empty());
    }

    private static String post(String path, String fragment) {
        int last = path.lastIndexOf('/') + 1;
        String address = path.substring(0, last) + URLEncoder.encode(path.substring(last), StandardCharsets.UTF_8);
        return fragment.isEmpty() ? address : address + "#" + Markdown.id(fragment);
    }

    /** The file meant, if it is there and within the folder. */
    private Optional<Path> target(String address, boolean image) {
        Path meant;
        try {
            String decoded = decoded(address);
            // A leading slash means the top of the site, which is the folder; on this blog it may be right as it is.
            meant = (decoded.startsWith("/")
                            ? absolute.apply(decoded.replaceFirst("^/+", ""))
                            : file.resolveSibling(decoded))
                    .normalize();
        } catch (InvalidPathException wrong) {
            warn.accept("import.addressWrong", new Object[] {address});
            return Optional.empty();
        }
        if (!meant.startsWith(root)) {
            warn.accept("import.addressOutside", new Object[] {address});
            return Optional.empty();
        }
        Path page = meant.resolveSibling(meant.getFileName() + ".md");
        if (!image && !paths.containsKey(meant) && paths.containsKey(page)) {
            return Optional.of(page);
        }
        try {
            if (Files.exists(meant) && !meant.toRealPath().startsWith(root)) {
                warn.accept("import.addressOutside", new Object[] {address});
                return Optional.empty();
            }
        } catch (IOException unreadable) {
            return missing(address, image);
        }
        return Files.isRegularFile(meant) ? Optional.of(meant) : missing(address, image);
    }

    private Optional<Path> missing(String address, boolean image) {
        if (image || !address.startsWith("/")) {
            warn.accept(image ? "import.imageMissing" : "import.linkMissing", new Object[] {address});
        }
        return Optional.empty();
    }

    private Optional<String> image(Path found, String address) {
        try {
            if (Files.size(found) > StoreMedia.MAX_BYTES) {
                warn.accept("import.imageTooLarge", new Object[] {address, StoreMedia.MAX_BYTES / (1024 * 1024)});
                return Optional.empty();
            }
            return Optional.of(
                    media.store(Files.readAllBytes(found), found.getFileName().toString()));
        } catch (Invalid notAnImage) {
            warn.accept("import.imageRefused", new Object[] {address});
        } catch (IOException unreadable) {
            warn.accept("import.imageMissing", new Object[] {address});
        }
        return Optional.empty();
    }

    private static boolean isImage(Path found) {
        String name = found.getFileName().toString();
        return IMAGES.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    private static String decoded(String address) {
        try {
            // URLDecoder reads forms, where a plus is a space.
            return URLDecoder.decode(address.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return address;
        }
    }
}
