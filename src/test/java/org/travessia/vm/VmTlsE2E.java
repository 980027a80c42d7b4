package org.travessia.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.travessia.e2e.Blog;
import org.travessia.e2e.Visit;

/**
 * The host under TLS. The playbook turns it on, with a certificate that the host makes, and off again, because the other suites know
 * the blog by http.
 */
class VmTlsE2E {

    private static SSLContext platform;
    private static Visit visitor;

    @BeforeAll
    static void turnOn() throws Exception {
        VmHost.assumed();
        platform = SSLContext.getDefault();
        VmHost.play(
                        "site.yml",
                        "--tags",
                        "blog,nginx",
                        "-e",
                        "blog_tls=selfsigned",
                        "-e",
                        "blog_base_url=" + VmHost.tlsUrl())
                .well();
        SSLContext.setDefault(
                trusting(VmHost.script("cat /etc/nginx/tls/fullchain.pem").well()));
        visitor = new Visit(VmHost.tlsUrl());
    }

    @AfterAll
    static void turnOff() {
        if (platform != null) {
            SSLContext.setDefault(platform);
            VmHost.play("site.yml", "--tags", "blog,nginx").well();
            assertThat(Blog.visitor().get("/").statusCode()).isEqualTo(200);
        }
    }

    /** The client trusts this very certificate and checks the name in it. */
    @Test
    void answersUnderItsNameByHttp2() throws Exception {
        HttpResponse<String> page = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_2)
                .build()
                .send(HttpRequest.newBuilder(VmHost.tlsUrl().resolve("/")).build(), BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(page.sslSession().orElseThrow().getProtocol()).isIn("TLSv1.3", "TLSv1.2");
        assertThat(page.headers().firstValue("Alt-Svc").orElseThrow()).startsWith("h3=");
        assertThat(VmHost.script("ss --no-header --listening --udp --numeric 'sport = :443'")
                        .well())
                .isNotBlank();
    }

    /** Pages of the application, files and errors of nginx, refusals: each says it, once. */
    @Test
    void everyAnswerAsksBrowsersToComeByHttpsOnly() {
        String sheet = visitor.page("/").select("link[rel=stylesheet]").attr("href");
        for (String path :
                List.of("/", "/sign-in", "/api/v1/posts", "/no-such-page", "/health", "/static/.hidden", sheet)) {
            List<String> said = visitor.get(path).headers().allValues("Strict-Transport-Security");
            assertThat(said).as(path).hasSize(1);
            assertThat(said.get(0)).as(path).contains("max-age=31536000");
        }
    }

    @Test
    void httpLeadsToHttpsOfTheOneName() throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(Blog.baseUrl().resolve("/posts/a?b=c%20d"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(301);
        assertThat(response.headers().firstValue("Location")).hasValue(VmHost.tlsUrl() + "/posts/a?b=c%20d");
        assertThat(response.headers().firstValue("Strict-Transport-Security")).isEmpty();
        URI challenge = Blog.baseUrl().resolve("/.well-known/acme-challenge/");
        assertThat(client.send(HttpRequest.newBuilder(challenge).build(), BodyHandlers.ofString())
                        .statusCode())
                .as("no listing of what an authority asks for")
                .isIn(403, 404);
    }

    @Test
    void theSessionsCookieIsForThisHostAndForTlsOnly() {
        Visit admin = new Visit(VmHost.tlsUrl());
        admin.signIn(Blog.admin(), Blog.password());
        HttpCookie session = admin.cookie("__Host-session").orElseThrow();
        assertThat(session.getSecure()).isTrue();
        assertThat(session.isHttpOnly()).isTrue();
        assertThat(session.getPath()).isEqualTo("/");
        assertThat(admin.get("/account").statusCode()).isEqualTo(200);
        assertThat(admin.cookie("session")).isEmpty();
    }

    @Test
    void nobodyButNginxReadsTheKey() {
        assertThat(VmHost.script("stat --format='%a %U %G' /etc/nginx/tls /etc/nginx/tls/privkey.pem")
                        .well())
                .isEqualTo("750 root www-data\n640 root www-data\n");
    }

    private static SSLContext trusting(String certificate) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry(
                "blog",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(certificate.getBytes(StandardCharsets.US_ASCII))));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
