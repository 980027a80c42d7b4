package org.travessia.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.travessia.platform.Configuration;

/**
 * The static files: style sheets, scripts, images. The build names each by its content ({@code css/blog.3f2a….css}), so
 * that a browser may keep it for ever.
 */
@ApplicationScoped
public class Assets {

    private final String staticUrl;
    private final Map<String, String> fingerprinted;

    /** For CDI's proxy only. */
    protected Assets() {
        this.staticUrl = "";
        this.fingerprinted = Map.of();
    }

    @Inject
    public Assets(Configuration configuration) {
        this.staticUrl = configuration.staticUrl();
        this.fingerprinted = manifest();
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
}
