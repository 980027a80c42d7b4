package org.travessia.platform;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * The deployment configuration, read once from the environment. What an editor may change in the browser is not here but in
 * the table {@code site}.
 *
 * @param baseUrl the address that readers use, without a trailing slash; links in feeds are made from it
 * @param staticUrl the path or address under which static files are found, with a trailing slash
 */
public record Configuration(URI baseUrl, String staticUrl) {

    /**
     * Reads and checks the configuration.
     *
     * @param environment variables by name, as {@link System#getenv()} gives them
     * @throws IllegalArgumentException if a value is wrong; the message names the variable
     */
    public static Configuration from(Map<String, String> environment) {
        String port = Optional.ofNullable(environment.get("PORT")).orElse("8080");
        return new Configuration(
                URI.create(Optional.ofNullable(environment.get("BLOG_BASE_URL")).orElse("http://localhost:" + port)),
                Optional.ofNullable(environment.get("BLOG_STATIC_URL")).orElse("/static/"));
    }

    /** Whether readers come by TLS, so that cookies can be marked {@code Secure} and named {@code __Host-}. */
    public boolean secure() {
        return "https".equals(baseUrl.getScheme());
    }
}
