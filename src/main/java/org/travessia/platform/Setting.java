package org.travessia.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The environment variables that the blog reads; {@code README.md} has a row for each. Every one can also be
 * given as the path of a file that holds the value, by the name with {@code _FILE} at its end.
 */
public enum Setting {
    PORT,
    WEB_CONCURRENCY,
    BLOG_ALLOWED_HOSTS,
    BLOG_ARGON2_ITERATIONS,
    BLOG_ARGON2_MEMORY,
    BLOG_ARGON2_PARALLELISM,
    BLOG_BASE_URL,
    BLOG_BIND_ADDRESS,
    BLOG_DATA_DIR,
    BLOG_DB_HOST("BLOG_DATABASES__default__HOST"),
    BLOG_DB_NAME("BLOG_DATABASES__default__NAME"),
    BLOG_DB_PASSWORD("BLOG_DATABASES__default__PASSWORD"),
    BLOG_DB_POOL_MAX,
    BLOG_DB_PORT("BLOG_DATABASES__default__PORT"),
    BLOG_DB_USER("BLOG_DATABASES__default__USER"),
    BLOG_DEBUG,
    BLOG_LOG_FORMAT,
    BLOG_MAIL_FROM,
    BLOG_MANAGEMENT_PORT,
    BLOG_MEMORY_MAX,
    BLOG_OUTBOUND_ALLOW,
    BLOG_RUN_DIR,
    BLOG_SESSION_IDLE,
    BLOG_SESSION_MAX,
    BLOG_SMTP_HOST,
    BLOG_SMTP_PASSWORD,
    BLOG_SMTP_PORT,
    BLOG_SMTP_TLS,
    BLOG_SMTP_USER,
    BLOG_STATIC_ROOT,
    BLOG_STATIC_URL,
    BLOG_STOP_TIMEOUT,
    BLOG_TRUSTED_PROXIES;

    private static final String FILE = "_FILE";

    private final List<String> names;

    Setting(String... aliases) {
        List<String> all = new ArrayList<>(List.of(name()));
        all.addAll(List.of(aliases));
        this.names = List.copyOf(all);
    }

    /** The names under which the value is looked for: the first that has one wins. */
    public List<String> names() {
        return names;
    }

    /** All variables from which the value can come: {@link #names} and each with {@code _FILE}. */
    public List<String> variables() {
        return names.stream()
                .flatMap(name -> List.of(name, name + FILE).stream())
                .toList();
    }

    /**
     * The value, if one is given that is not blank.
     *
     * @throws ConfigurationProblem if it is given twice, or its file cannot be read
     */
    public Optional<String> in(Map<String, String> environment) {
        return names.stream()
                .map(name -> read(environment, name))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> read(Map<String, String> environment, String name) {
        Optional<String> value = given(environment, name);
        Optional<String> file = given(environment, name + FILE);
        if (value.isPresent() && file.isPresent()) {
            throw new ConfigurationProblem(name, "is set, and " + name + FILE + " too: set only one of them");
        }
        return value.or(() -> file.map(path -> content(name + FILE, path)));
    }

    private static Optional<String> given(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private static String content(String variable, String path) {
        try {
            // Editors and `echo` end a file with a line break that is no part of the secret.
            return Files.readString(Path.of(path)).stripTrailing();
        } catch (IOException | RuntimeException e) {
            throw new ConfigurationProblem(variable, "the file " + path + " cannot be read");
        }
    }
}
