package org.travessia.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.travessia.platform.Configuration;

/**
 * The static files: style sheets, scripts, images. The build names each by its content ({@code css/blog.3f2a….css}), so
 * that a browser may keep it for ever, and lays a gzipped copy beside it where that is smaller ({@code ….css.gz}).
 */
@ApplicationScoped
public class Assets {

    private final String staticUrl;
    private final Map<String, String> fingerprinted;
    private final SortedMap<String, byte[]> files;

    /** For CDI's proxy only. */
    protected Assets() {
        this.staticUrl = "";
        this.fingerprinted = Map.of();
        this.files = new TreeMap<>();
    }

    @Inject
    public Assets(Configuration configuration) {
        this.staticUrl = configuration.staticUrl();
        this.fingerprinted = manifest();
        this.files = read(fingerprinted);
    }

    /**
     * The address of a file with its fingerprint.
     *
     * @param name the file's path under {@code src/main/webapp/assets}
     * @throws IllegalArgumentException if there is no such file
     */
    public String url(String name) {
        String file = fingerprinted.get(name);
        if (file == null) {
            throw new IllegalArgumentException("no static file is called " + name);
        }
        return staticUrl + file;
    }

    /** The fingerprinted names of all files, gzipped copies included: what a web server's static folder must hold. */
    public SortedSet<String> files() {
        return new TreeSet<>(files.keySet());
    }

    /**
     * The content of a file.
     *
     * @param file a name of {@link #files}
     * @throws IllegalArgumentException if there is no such file
     */
    public InputStream open(String file) {
        return new ByteArrayInputStream(
                content(file).orElseThrow(() -> new IllegalArgumentException("no static file is called " + file)));
    }

    /** The content of a file, which the caller must not change. */
    Optional<byte[]> content(String file) {
        return Optional.ofNullable(files.get(file));
    }

    private static Map<String, String> manifest() {
        Properties names = new Properties();
        try (InputStream in = Assets.class.getResourceAsStream("/META-INF/assets.properties")) {
            names.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(name -> name, names::getProperty));
    }

    /** All of them together are a few dozen kilobytes: kept in memory. */
    private static SortedMap<String, byte[]> read(Map<String, String> manifest) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (String file : manifest.values()) {
            bytes(file).ifPresent(content -> files.put(file, content));
            bytes(file + ".gz").ifPresent(content -> files.put(file + ".gz", content));
        }
        return files;
    }

    private static Optional<byte[]> bytes(String file) {
        try (InputStream in = Assets.class.getResourceAsStream("/assets/" + file)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
