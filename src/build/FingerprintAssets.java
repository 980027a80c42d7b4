import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Run by the build: copies the static files under names made from their content ({@code css/blog.<16 hex>.css}), with a gzipped
 * copy beside each that gains by it, and writes the manifest from which pages take the names. The same files give the
 * same bytes on every machine: no time and no order of a folder goes in.
 *
 * <p>Arguments: the folders of the static files; last the folder of the classes.
 */
class FingerprintAssets {

    private static final Set<String> COMPRESSIBLE = Set.of("css", "js", "svg", "json", "txt");

    public static void main(String[] arguments) throws Exception {
        Path classes = Path.of(arguments[arguments.length - 1]);
        Path target = classes.resolve("assets");
        deleteOldFiles(target);

        Map<String, String> manifest = new TreeMap<>();
        for (int i = 0; i < arguments.length - 1; i++) {
            copy(Path.of(arguments[i]), target, manifest);
        }

        StringBuilder lines = new StringBuilder();
        manifest.forEach((name, fingerprinted) ->
                lines.append(name).append('=').append(fingerprinted).append('\n'));
        write(classes.resolve("META-INF/assets.properties"), lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void copy(Path source, Path target, Map<String, String> manifest) throws Exception {
        for (Path file : filesUnder(source)) {
            byte[] content = Files.readAllBytes(file);
            String name = source.relativize(file).toString().replace('\\', '/');
            String fingerprinted = fingerprinted(name, content);
            write(target.resolve(fingerprinted), content);
            if (COMPRESSIBLE.contains(extension(name))) {
                byte[] smaller = gzipped(content);
                if (smaller.length < content.length) {
                    write(target.resolve(fingerprinted + ".gz"), smaller);
                }
            }
            manifest.put(name, fingerprinted);
        }
    }

    private static String fingerprinted(String name, byte[] content) throws Exception {
        String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)).substring(0, 16);
        int dot = name.lastIndexOf('.');
        return name.substring(0, dot) + "." + hash + name.substring(dot);
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static byte[] gzipped(byte[] content) throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    /** A file of an earlier build must not be served beside its successor. */
    private static void deleteOldFiles(Path target) throws IOException {
        for (Path file : filesUnder(target)) {
            Files.delete(file);
        }
    }

    private static List<Path> filesUnder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }
}
