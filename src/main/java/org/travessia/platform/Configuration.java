package org.travessia.platform;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The deployment configuration, read once from the environment. What an editor may change in the browser is not here but in
 * the table {@code site}.
 *
 * @param baseUrl the address that readers use, without a trailing slash; links in feeds are made from it
 * @param bindAddress the address on which the server listens
 * @param port the port on which the server listens
 * @param managementPort the port of the health checks, on the loopback interface only
 * @param database where PostgreSQL is; empty for the embedded one
 * @param workers how many requests are worked on at the same time, in units of {@link #threads}
 * @param poolMax how many connections to the database are open at most
 * @param allowedHosts the host names, without a port, that a request may ask for; {@code *} allows any
 * @param debug whether errors show their stack trace in the log
 * @param staticRoot the folder into which {@code blog collectstatic} copies the static files, for nginx
 * @param staticUrl the path or address under which static files are found, with a trailing slash
 * @param trustedProxies whose X-Forwarded-… and X-Request-ID headers are believed
 * @param logFormat how the log on standard output is written
 * @param dataDirectory where the embedded database lives
 * @param runDirectory the only folder that a running server writes to; empty for the server's own
 * @param stopTimeout how long requests in flight may take to finish when the server is told to stop
 * @param memoryMax the limit of the server's heap, as Java writes it: {@code 256m}
 * @param smtp who takes the blog's mail; empty where it sends none
 * @param outboundAllow networks of one's own to which the blog may send what it sends on somebody's word, as to the public's
 * @param sessionLifetime for how long somebody stays signed in
 * @param argon2 how much work a password's hash is
 */
public record Configuration(
        URI baseUrl,
        String bindAddress,
        int port,
        int managementPort,
        Optional<Database> database,
        int workers,
        int poolMax,
        List<String> allowedHosts,
        boolean debug,
        Optional<Path> staticRoot,
        String staticUrl,
        List<AddressRange> trustedProxies,
        LogFormat logFormat,
        Path dataDirectory,
        Optional<Path> runDirectory,
        Duration stopTimeout,
        String memoryMax,
        Optional<Smtp> smtp,
        List<AddressRange> outboundAllow,
        SessionLifetime sessionLifetime,
        Argon2Cost argon2) {

    /**
     * For how long somebody stays signed in.
     *
     * @param idle a session that nobody used for so long is over
     * @param max however much it is used, a session is over after this
     */
    public record SessionLifetime(Duration idle, Duration max) {

        /** As it is where nothing else is set. */
        public static final SessionLifetime USUAL = new SessionLifetime(Duration.ofDays(14), Duration.ofDays(60));
    }

    /**
     * The parameters of Argon2id (RFC 9106).
     *
     * @param memoryKib the memory of one hash, in KiB
     * @param iterations the passes over it
     * @param parallelism the lanes
     */
    public record Argon2Cost(int memoryKib, int iterations, int parallelism) {

        /** One of OWASP's equivalent choices, the one with the least memory: replicas have small heaps. */
        public static final Argon2Cost USUAL = new Argon2Cost(7168, 5, 1);

        /** OWASP's Password Storage Cheat Sheet: the least memory in KiB for one pass, two, … five and more. */
        private static final List<Integer> LEAST_MEMORY = List.of(47104, 19456, 12288, 9216, 7168);

        int leastMemory() {
            return LEAST_MEMORY.get(Math.min(iterations, LEAST_MEMORY.size()) - 1);
        }
    }

    /** How lines of the log look. */
    public enum LogFormat {
        PLAIN,
        JSON
    }

    /** How what is said to a mail server is hidden from those in between. */
    public enum Tls {
        /** Not at all: for a server on this machine or in a network of one's own. */
        NONE(25),
        /** The connection begins in the clear and nothing is said before it is encrypted (RFC 3207). */
        STARTTLS(587),
        /** Encrypted from the first byte (RFC 8314). */
        TLS(465);

        private final int port;

        Tls(int port) {
            this.port = port;
        }

        /** The port that is usual for it. */
        public int port() {
            return port;
        }
    }

    /**
     * The server that takes the blog's mail.
     *
     * @param user who signs in to it; empty where it asks nobody
     * @param password empty where there is no user
     * @param from the address that mail comes from
     */
    public record Smtp(String host, int port, Tls tls, Optional<String> user, String password, String from) {

        /** For messages: {@code smtp.example.org:587}. */
        public String address() {
            return host + ":" + port;
        }

        /** The record's text is likely to end in a log: without the password. */
        @Override
        public String toString() {
            return user.map(name -> name + "@").orElse("") + address();
        }
    }

    /** Where PostgreSQL is and how to sign in to it. */
    public record Database(String host, int port, String name, String user, String password) {

        /** What the server connects to when it is started without the launcher, as a test does. */
        public static final Database LOCAL = new Database("localhost", 5432, "blog", "blog", "");

        /** Connections that are not pooled, to ask or to migrate. */
        public DataSource dataSource() {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(jdbcUrl());
            source.setUser(user);
            source.setPassword(password);
            return source;
        }

        /** The address without the password, for messages: {@code db.example:5432}. */
        public String address() {
            return host + ":" + port;
        }

        /** The driver's address of this database; the limits keep a dead network from holding anybody for long. */
        public String jdbcUrl() {
            return "jdbc:postgresql://" + host + ":" + port + "/" + name
                    + "?connectTimeout=3&socketTimeout=60&tcpKeepAlive=true&ApplicationName=blog";
        }

        /** The record's text is likely to end in a log: without the password. */
        @Override
        public String toString() {
            return user + "@" + address() + "/" + name;
        }
    }

    /**
     * Reads and checks the configuration.
     *
     * @param environment variables by name, as {@link System#getenv()} gives them
     * @throws ConfigurationProblem if a value is wrong; the message names the variable
     */
    public static Configuration from(Map<String, String> environment) {
        Reader read = new Reader(environment);
        int port = read.number(Setting.PORT, 8080, 1, 65535);
        URI baseUrl = read.value(Setting.BLOG_BASE_URL, "http://localhost:" + port, Configuration::baseUrl);
        // As many as the tutorial's gunicorn.py started: enough to keep the processors busy while some wait for the
        // database.
        int workers =
                read.number(Setting.WEB_CONCURRENCY, 2 * Runtime.getRuntime().availableProcessors() + 1, 1, 256);
        return new Configuration(
                        baseUrl,
                        read.value(Setting.BLOG_BIND_ADDRESS, "127.0.0.1", Configuration::address),
                        port,
                        read.number(Setting.BLOG_MANAGEMENT_PORT, 9990, 1, 65535),
                        database(read),
                        workers,
                        read.number(Setting.BLOG_DB_POOL_MAX, 2 * workers, 1, 1000),
                        read.value(Setting.BLOG_ALLOWED_HOSTS, "", Configuration::list).stream()
                                .map(host -> host.toLowerCase(Locale.ROOT))
                                .toList(),
                        read.flag(Setting.BLOG_DEBUG),
                        read.optional(Setting.BLOG_STATIC_ROOT, Configuration::absolute),
                        read.value(Setting.BLOG_STATIC_URL, "/static/", Configuration::staticUrl),
                        read.value(Setting.BLOG_TRUSTED_PROXIES, "", Configuration::ranges),
                        read.value(Setting.BLOG_LOG_FORMAT, "plain", Configuration::logFormat),
                        read.value(Setting.BLOG_DATA_DIR, defaultDataDirectory(), Configuration::absolute),
                        read.optional(Setting.BLOG_RUN_DIR, Configuration::absolute),
                        Duration.ofSeconds(read.number(Setting.BLOG_STOP_TIMEOUT, 30, 0, 3600)),
                        read.value(Setting.BLOG_MEMORY_MAX, "128m", Configuration::memory),
                        smtp(read),
                        read.value(Setting.BLOG_OUTBOUND_ALLOW, "", Configuration::ranges),
                        sessionLifetime(read),
                        argon2(read))
                .withHosts();
    }

    /**
     * The configuration of this process. Inside the server a system property {@code env.NAME} stands for the variable, as it
     * does for the server's own settings: tests choose ports and databases by it.
     */
    public static Configuration here() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        for (Setting setting : Setting.values()) {
            String property = System.getProperty("env." + setting.name());
            if (property != null) {
                environment.put(setting.name(), property);
            }
        }
        return from(environment);
    }

    /** Whether readers come by TLS, so that cookies can be marked {@code Secure} and named {@code __Host-}. */
    public boolean secure() {
        return "https".equals(baseUrl.getScheme());
    }

    /** The server's request threads: four for each worker, since most of them wait, for the database or for a slow client. */
    public int threads() {
        return 4 * workers;
    }

    /** With no list given, the blog answers to its own name and to this machine's. */
    private Configuration withHosts() {
        if (!allowedHosts.isEmpty()) {
            return this;
        }
        List<String> own = List.of(baseUrl.getHost().toLowerCase(Locale.ROOT), "localhost", "127.0.0.1", "[::1]");
        return new Configuration(
                baseUrl,
                bindAddress,
                port,
                managementPort,
                database,
                workers,
                poolMax,
                own,
                debug,
                staticRoot,
                staticUrl,
                trustedProxies,
                logFormat,
                dataDirectory,
                runDirectory,
                stopTimeout,
                memoryMax,
                smtp,
                outboundAllow,
                sessionLifetime,
                argon2);
    }

    private static Optional<Database> database(Reader read) {
        return read.optional(Setting.BLOG_DB_HOST, Configuration::host)
                .map(host -> new Database(
                        host,
                        read.number(Setting.BLOG_DB_PORT, 5432, 1, 65535),
                        read.value(
                                Setting.BLOG_DB_NAME, "blog", text -> matching(text, "[A-Za-z0-9_.-]{1,63}", "a name")),
                        read.value(Setting.BLOG_DB_USER, "blog", Function.identity()),
                        read.value(Setting.BLOG_DB_PASSWORD, "", Function.identity())));
    }

    /** A wrong value is named even where no server is. */
    private static Optional<Smtp> smtp(Reader read) {
        Tls tls = read.value(Setting.BLOG_SMTP_TLS, "starttls", Configuration::tls);
        int port = read.number(Setting.BLOG_SMTP_PORT, tls.port(), 1, 65535);
        Optional<String> user = read.optional(Setting.BLOG_SMTP_USER, Configuration::oneLine);
        Optional<String> password = read.optional(Setting.BLOG_SMTP_PASSWORD, Configuration::oneLine);
        Optional<String> from = read.optional(Setting.BLOG_MAIL_FROM, Configuration::mailbox);
        Optional<String> host = read.optional(Setting.BLOG_SMTP_HOST, Configuration::host);
        if (host.isPresent() && from.isEmpty()) {
            throw new ConfigurationProblem(
                    Setting.BLOG_MAIL_FROM.name(),
                    "BLOG_SMTP_HOST is set, so the address that mail comes from must be");
        }
        if (host.isPresent() && user.isPresent() != password.isPresent()) {
            throw new ConfigurationProblem(
                    (user.isPresent() ? Setting.BLOG_SMTP_PASSWORD : Setting.BLOG_SMTP_USER).name(),
                    "the user and the password belong together, and only one of them is set");
        }
        return host.map(name -> new Smtp(name, port, tls, user, password.orElse(""), from.orElseThrow()));
    }

    private static SessionLifetime sessionLifetime(Reader read) {
        SessionLifetime lifetime = new SessionLifetime(
                read.value(Setting.BLOG_SESSION_IDLE, "14d", Configuration::lifetime),
                read.value(Setting.BLOG_SESSION_MAX, "60d", Configuration::lifetime));
        if (lifetime.idle().compareTo(lifetime.max()) > 0) {
            throw new ConfigurationProblem(
                    Setting.BLOG_SESSION_IDLE.name(),
                    "is longer than BLOG_SESSION_MAX, so it would never come to that");
        }
        return lifetime;
    }

    /** From five minutes (use is written down once a minute) to 400 days (browsers keep no cookie longer). */
    private static Duration lifetime(String text) {
        matching(text, "[1-9][0-9]{0,5}[mhd]", "a time such as 30m, 12h or 14d");
        long number = Long.parseLong(text.substring(0, text.length() - 1));
        Duration lifetime =
                switch (text.charAt(text.length() - 1)) {
                    case 'm' -> Duration.ofMinutes(number);
                    case 'h' -> Duration.ofHours(number);
                    default -> Duration.ofDays(number);
                };
        if (lifetime.toMinutes() < 5 || lifetime.toDays() > 400) {
            throw new IllegalArgumentException(text + " is not from 5m to 400d");
        }
        return lifetime;
    }

    private static Argon2Cost argon2(Reader read) {
        Argon2Cost cost = new Argon2Cost(
                read.number(Setting.BLOG_ARGON2_MEMORY, Argon2Cost.USUAL.memoryKib(), 7168, 1 << 20),
                read.number(Setting.BLOG_ARGON2_ITERATIONS, Argon2Cost.USUAL.iterations(), 1, 100),
                read.number(Setting.BLOG_ARGON2_PARALLELISM, Argon2Cost.USUAL.parallelism(), 1, 16));
        if (cost.memoryKib() < cost.leastMemory()) {
            throw new ConfigurationProblem(
                    Setting.BLOG_ARGON2_MEMORY.name(),
                    cost.memoryKib() + " is too little for BLOG_ARGON2_ITERATIONS=" + cost.iterations()
                            + ": OWASP wants at least " + cost.leastMemory());
        }
        return cost;
    }

    private static String host(String text) {
        return matching(text, "[A-Za-z0-9._-]+|\\[[0-9a-fA-F:.]+]", "a host");
    }

    private static Tls tls(String text) {
        return switch (text) {
            case "none" -> Tls.NONE;
            case "starttls" -> Tls.STARTTLS;
            case "tls" -> Tls.TLS;
            default -> throw new IllegalArgumentException(text + " is none of none, starttls and tls");
        };
    }

    /** Without the text: it may be a secret. */
    private static String oneLine(String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("has a character that cannot be typed, perhaps a second line");
        }
        return text;
    }

    /** In ASCII, as every server knows it: a name beside the address is the site's own title. */
    private static String mailbox(String text) {
        return matching(
                text,
                "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,189}",
                "an address such as blog@example.org");
    }

    private static URI baseUrl(String text) {
        URI uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        boolean whole = ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null;
        if (!whole || !uri.getRawPath().isEmpty() || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(text + " is not an address such as https://blog.example.org");
        }
        return uri;
    }

    private static String address(String text) {
        return AddressRange.parse(text).address().getHostAddress();
    }

    private static String staticUrl(String text) {
        if (!text.endsWith("/")) {
            throw new IllegalArgumentException(text + " does not end with a slash");
        }
        return matching(text, "(https?://[^/]+)?/[A-Za-z0-9._~/-]*", "a path such as /static/ or an address");
    }

    private static LogFormat logFormat(String text) {
        return switch (text) {
            case "plain" -> LogFormat.PLAIN;
            case "json" -> LogFormat.JSON;
            default -> throw new IllegalArgumentException(text + " is neither plain nor json");
        };
    }

    private static String memory(String text) {
        return matching(text, "[1-9][0-9]{0,7}[kKmMgG]", "an amount of memory such as 256m");
    }

    private static String matching(String text, String pattern, String what) {
        if (!text.matches(pattern)) {
            throw new IllegalArgumentException(text + " is not " + what);
        }
        return text;
    }

    private static Path absolute(String text) {
        return Path.of(text).toAbsolutePath().normalize();
    }

    private static String defaultDataDirectory() {
        return System.getProperty("user.home") + "/.local/share/travessia";
    }

    /** Reads {@code a,b}, and the tutorial's way to write a list: {@code ["a", 'b']}. */
    private static List<String> list(String text) {
        String inner = text.startsWith("[") && text.endsWith("]") && !text.contains("::")
                ? text.substring(1, text.length() - 1)
                : text;
        return Arrays.stream(inner.split(","))
                .map(String::strip)
                .map(item -> item.replaceAll("^([\"'])(.*)\\1$", "$2"))
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private static List<AddressRange> ranges(String text) {
        return list(text).stream().map(AddressRange::parse).toList();
    }

    /** Reads values and puts the variable's name before whatever is wrong with one. */
    private record Reader(Map<String, String> environment) {

        <T> Optional<T> optional(Setting setting, Function<String, T> parser) {
            return setting.in(environment).map(text -> parsed(setting, text.strip(), parser));
        }

        <T> T value(Setting setting, String otherwise, Function<String, T> parser) {
            return parsed(setting, setting.in(environment).orElse(otherwise), parser);
        }

        int number(Setting setting, int otherwise, int min, int max) {
            return value(setting, Integer.toString(otherwise), text -> {
                if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < min || Integer.parseInt(text) > max) {
                    throw new IllegalArgumentException(text + " is not a whole number from " + min + " to " + max);
                }
                return Integer.parseInt(text);
            });
        }

        boolean flag(Setting setting) {
            return value(setting, "false", text -> switch (text.toLowerCase(Locale.ROOT)) {
                case "true", "1", "yes", "on" -> true;
                case "false", "0", "no", "off" -> false;
                default -> throw new IllegalArgumentException(text + " is neither true nor false");
            });
        }

        private static <T> T parsed(Setting setting, String text, Function<String, T> parser) {
            try {
                return parser.apply(text);
            } catch (IllegalArgumentException wrong) {
                throw new ConfigurationProblem(setting.name(), wrong.getMessage());
            }
        }
    }
}
