package org.travessia.vm;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.travessia.e2e.Blog;
import org.travessia.e2e.Visit;

/** A post that was deleted comes back from the backup that was made before; a backup that cannot be trusted does not count. */
class VmBackupE2E {

    @BeforeAll
    static void host() {
        VmHost.assumed();
    }

    @Test
    void aDeletedPostComesBack() {
        String token = Blog.signedIn().newToken("posts:read", "posts:write");
        Visit client = Blog.visitor();
        String location = create(client, token);

        String said = VmHost.script("systemctl start blog-backup && cat /var/backups/blog/last-verified")
                .well();
        assertThat(said)
                .matches("(?s)\\d{4}-\\d\\d-\\d\\dT[0-9:]+Z blog-\\d+T\\d+Z\\.dump \\d+ tables, [1-9]\\d* rows\\s*");
        String dump = said.split(" ")[1];
        assertThat(VmHost.script("stat --format='%a %U' /var/backups/blog /var/backups/blog/" + dump)
                        .well())
                .isEqualTo("700 postgres\n600 postgres\n");
        assertThat(VmHost.script("journalctl --quiet --unit=blog-backup --output=cat --lines=20")
                        .well())
                .contains(dump, "restored and compared");
        assertThat(VmHost.script("cd / && sudo -u postgres psql -XAtc 'SELECT datname FROM pg_database'")
                        .well()
                        .lines())
                .contains("blog")
                .doesNotContain("blog_backup_scratch");

        client.send(client.request(location)
                .header("Authorization", "Bearer " + token)
                .header("If-Match", "\"0\"")
                .DELETE());
        assertThat(client.get(location).statusCode()).isEqualTo(404);

        VmHost.Ended careless = VmHost.play("restore.yml", "-e", "blog_backup=" + dump);
        assertThat(careless.status()).isNotZero();
        assertThat(careless.printed()).contains("the blog is not empty");
        assertThat(client.get(location).statusCode()).isEqualTo(404);

        VmHost.play("restore.yml", "-e", "blog_backup=" + dump, "-e", "blog_restore_replace=true")
                .well();
        assertThat(client.send(client.request(location)
                                .header("Authorization", "Bearer " + token)
                                .GET())
                        .statusCode())
                .isEqualTo(200);
        // What was there before the restore can still be looked at.
        assertThat(VmHost.script(
                                "cd / && sudo -u postgres psql -XAt blog_before_restore -c \"SELECT count(*) > 0 FROM person\"")
                        .well())
                .isEqualTo("t\n");
        client.send(client.request(location)
                .header("Authorization", "Bearer " + token)
                .header("If-Match", "\"0\"")
                .DELETE());
    }

    @Test
    void whatIsNoDumpChangesNothing() {
        VmHost.Ended ended = VmHost.script("echo nonsense > /var/backups/blog/nonsense.dump\n"
                + "blog-restore /var/backups/blog/nonsense.dump --replace\nstatus=$?\n"
                + "rm /var/backups/blog/nonsense.dump\nexit $status");
        assertThat(ended.status()).isNotZero();
        assertThat(ended.printed()).contains("is no dump");
        assertThat(Blog.visitor().get("/sign-in").statusCode()).isEqualTo(200);
    }

    private static String create(Visit client, String token) {
        HttpResponse<String> created = client.send(client.request("/api/v1/posts")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.createObjectBuilder()
                        .add("title", "Kept in a backup " + UUID.randomUUID())
                        .add("markdown", "text")
                        .build()
                        .toString())));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        return created.headers().firstValue("Location").orElseThrow().replaceAll("^https?://[^/]+", "");
    }
}
