package org.travessia.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.travessia.platform.Configuration.Tls;

class ConfigurationTest {

    @Test
    void nothing_has_to_be_set() {
        Configuration configuration = Configuration.from(Map.of());

        assertThat(configuration.baseUrl()).hasToString("http://localhost:8080");
        assertThat(configuration.database()).isEmpty();
        assertThat(configuration.allowedHosts()).contains("localhost", "127.0.0.1");
        assertThat(configuration.workers()).isEqualTo(2 * Runtime.getRuntime().availableProcessors() + 1);
        assertThat(configuration.trustedProxies()).isEmpty();
    }

    @Test
    void the_base_url_follows_the_port() {
        assertThat(Configuration.from(Map.of("PORT", "9000")).baseUrl()).hasToString("http://localhost:9000");
    }

    @Test
    void the_tutorials_names_work() {
        Configuration configuration = Configuration.from(Map.of(
                "BLOG_DATABASES__default__HOST", "db",
                "BLOG_DATABASES__default__PORT", "5433",
                "BLOG_DATABASES__default__NAME", "app",
                "BLOG_DATABASES__default__USER", "me",
                "BLOG_DATABASES__default__PASSWORD", "secret",
                "BLOG_ALLOWED_HOSTS", "[\"blog.example.org\", '10.0.0.7']"));

        assertThat(configuration.database()).contains(new Configuration.Database("db", 5433, "app", "me", "secret"));
        assertThat(configuration.allowedHosts()).containsExactly("blog.example.org", "10.0.0.7");
    }

    @Test
    void a_value_can_be_in_a_file(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "p'ss $word\n");

        Configuration configuration =
                Configuration.from(Map.of("BLOG_DB_HOST", "db", "BLOG_DB_PASSWORD_FILE", file.toString()));

        assertThat(configuration.database().orElseThrow().password()).isEqualTo("p'ss $word");
    }

    @Test
    void a_value_in_both_ways_is_refused() {
        assertThatThrownBy(() -> Configuration.from(Map.of("PORT", "1", "PORT_FILE", "/x")))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageContaining("PORT")
                .hasMessageContaining("PORT_FILE");
    }

    @ParameterizedTest
    @CsvSource({
        "PORT,http",
        "PORT,0",
        "PORT,65536",
        "BLOG_ARGON2_ITERATIONS,0",
        "BLOG_ARGON2_MEMORY,7167",
        "BLOG_ARGON2_PARALLELISM,17",
        "BLOG_BASE_URL,blog.example.org",
        "BLOG_BASE_URL,ftp://blog.example.org",
        "BLOG_BASE_URL,https://blog.example.org/path",
        "BLOG_BIND_ADDRESS,localhost",
        "BLOG_DB_HOST,db/x?y",
        "BLOG_DEBUG,maybe",
        "BLOG_LOG_FORMAT,xml",
        "BLOG_MAIL_FROM,Ada <ada@example.org>",
        "BLOG_MAIL_FROM,ada",
        "BLOG_MEMORY_MAX,lots",
        "BLOG_OUTBOUND_ALLOW,10.0.0.0/33",
        "BLOG_OUTBOUND_ALLOW,receiver.example",
        "BLOG_SESSION_IDLE,4m",
        "BLOG_SESSION_IDLE,14",
        "BLOG_SESSION_MAX,401d",
        "BLOG_SESSION_MAX,P60D",
        "BLOG_SMTP_HOST,smtp://mail",
        "BLOG_SMTP_PORT,smtp",
        "BLOG_SMTP_TLS,ssl",
        "BLOG_STATIC_URL,/static",
        "BLOG_STATIC_URL,javascript:/",
        "BLOG_STOP_TIMEOUT,-1",
        "BLOG_TRUSTED_PROXIES,10.0.0.0/33",
        "BLOG_TRUSTED_PROXIES,nginx",
        "WEB_CONCURRENCY,0"
    })
    void a_wrong_value_is_named(String variable, String value) {
        assertThatThrownBy(() -> Configuration.from(Map.of(variable, value)))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageStartingWith(variable + ": ")
                .hasMessageContaining(value);
    }

    @Test
    void sessions_last_as_long_as_is_said() {
        assertThat(Configuration.from(Map.of()).sessionLifetime()).isEqualTo(Configuration.SessionLifetime.USUAL);
        assertThat(Configuration.from(Map.of("BLOG_SESSION_IDLE", "30m", "BLOG_SESSION_MAX", "12h"))
                        .sessionLifetime())
                .isEqualTo(new Configuration.SessionLifetime(Duration.ofMinutes(30), Duration.ofHours(12)));
        assertThatThrownBy(() -> Configuration.from(Map.of("BLOG_SESSION_IDLE", "61d")))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageStartingWith("BLOG_SESSION_IDLE: ")
                .hasMessageContaining("BLOG_SESSION_MAX");
    }

    @ParameterizedTest
    @CsvSource({"1,47104", "2,19456", "3,12288", "4,9216", "5,7168", "6,7168"})
    void a_hash_is_never_cheaper_than_owasp_wants(String iterations, int least) {
        assertThat(Configuration.from(Map.of(
                                "BLOG_ARGON2_ITERATIONS", iterations, "BLOG_ARGON2_MEMORY", Integer.toString(least)))
                        .argon2()
                        .memoryKib())
                .isEqualTo(least);
        if (least > 7168) {
            assertThatThrownBy(() -> Configuration.from(Map.of(
                            "BLOG_ARGON2_ITERATIONS", iterations, "BLOG_ARGON2_MEMORY", Integer.toString(least - 1))))
                    .isInstanceOf(ConfigurationProblem.class)
                    .hasMessageStartingWith("BLOG_ARGON2_MEMORY: ")
                    .hasMessageContaining(Integer.toString(least));
        }
    }

    @Test
    void a_password_is_in_no_text() {
        Configuration configuration = Configuration.from(Map.of(
                "BLOG_DB_HOST", "db",
                "BLOG_DB_PASSWORD", "secret",
                "BLOG_SMTP_HOST", "smtp",
                "BLOG_SMTP_USER", "ada",
                "BLOG_SMTP_PASSWORD", "hidden",
                "BLOG_MAIL_FROM", "blog@example.org"));

        assertThat(configuration.toString()).contains("ada@smtp:587").doesNotContain("secret", "hidden");
        assertThatThrownBy(() -> Configuration.from(Map.of("BLOG_SMTP_PASSWORD", "hid\nden")))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageStartingWith("BLOG_SMTP_PASSWORD: ")
                .hasMessageNotContaining("hid");
    }

    @Test
    void no_mail_is_sent_unless_a_server_is_named() {
        assertThat(Configuration.from(Map.of("BLOG_MAIL_FROM", "blog@example.org", "BLOG_SMTP_USER", "ada"))
                        .smtp())
                .isEmpty();
        Map<String, String> server = Map.of("BLOG_SMTP_HOST", "smtp", "BLOG_MAIL_FROM", "blog@example.org");
        assertThat(Configuration.from(server).smtp())
                .contains(new Configuration.Smtp("smtp", 587, Tls.STARTTLS, Optional.empty(), "", "blog@example.org"));
        assertThat(Configuration.from(with(server, "BLOG_SMTP_TLS", "tls"))
                        .smtp()
                        .orElseThrow()
                        .port())
                .isEqualTo(465);
    }

    @Test
    void what_a_mail_server_needs_besides_is_named() {
        assertThatThrownBy(() -> Configuration.from(Map.of("BLOG_SMTP_HOST", "smtp")))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageStartingWith("BLOG_MAIL_FROM: ");
        Map<String, String> server = Map.of("BLOG_SMTP_HOST", "smtp", "BLOG_MAIL_FROM", "blog@example.org");
        assertThatThrownBy(() -> Configuration.from(with(server, "BLOG_SMTP_USER", "ada")))
                .hasMessageStartingWith("BLOG_SMTP_PASSWORD: ");
        assertThatThrownBy(() -> Configuration.from(with(server, "BLOG_SMTP_PASSWORD", "secret")))
                .hasMessageStartingWith("BLOG_SMTP_USER: ")
                .hasMessageNotContaining("secret");
    }

    private static Map<String, String> with(Map<String, String> environment, String name, String value) {
        Map<String, String> all = new HashMap<>(environment);
        all.put(name, value);
        return all;
    }

    @Test
    void the_table_in_the_readme_has_every_setting_and_no_other() throws IOException {
        var documented = Files.readAllLines(Path.of("README.md")).stream()
                .filter(line -> line.matches("\\| `[A-Z0-9_]+` .*"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .toList();

        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Setting.values()).map(Setting::name).toList());
    }

    @Test
    void the_pods_are_told_only_what_is_read() throws IOException {
        var settings = Arrays.stream(Setting.values()).map(Setting::name).toList();
        var told = Files.readAllLines(Path.of("podman/configmap.yaml")).stream()
                .filter(line -> line.matches("  [A-Z][A-Z0-9_]+: .*"))
                .map(line -> line.strip().split(":")[0])
                .toList();

        assertThat(told).isNotEmpty().isSubsetOf(settings);
    }

    @Test
    void a_vm_is_told_only_what_is_read() throws IOException {
        Path roles = Path.of("ansible/roles");
        var variables = Arrays.stream(Setting.values())
                .flatMap(setting -> setting.variables().stream())
                .toList();
        for (String template : List.of(
                "blog/templates/blog.env.j2", "blog/templates/instance.env.j2", "wildfly/templates/blog@.service.j2")) {
            var told = Files.readAllLines(roles.resolve(template)).stream()
                    .filter(line -> line.matches("(Environment=)?[A-Z][A-Z0-9_]+=.*"))
                    .map(line -> line.replaceFirst("^Environment=", "").split("=")[0])
                    .toList();

            assertThat(told).as(template).isNotEmpty().isSubsetOf(variables);
        }
    }
}
