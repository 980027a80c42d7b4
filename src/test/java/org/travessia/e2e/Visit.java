package org.travessia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** One browser's visit: keeps cookies, follows no redirect, and knows how a form is sent. */
public final class Visit {

    private final URI baseUrl;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    /** A visit to the blog at an address, which has no trailing slash. */
    public Visit(URI baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** A request to change further, in English unless it says otherwise. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(baseUrl.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .setHeader("Accept-Language", "en");
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request.build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** GET with further headers, in pairs of name and value. */
    public HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = request(path).GET();
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** The page at a path, which must be there. */
    public Document page(String path) {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(response.body(), baseUrl.resolve(path).toString());
    }

    /** Sends a form as it stands, with no token of ours. */
    public HttpResponse<String> postRaw(String path, Map<String, ?> fields) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(fields))));
    }

    /** Sends a form as a browser does that has the page {@code from} open: with its token. */
    public HttpResponse<String> postForm(String from, String path, Map<String, ?> fields) {
        Map<String, Object> all = new LinkedHashMap<>(fields);
        all.put("_csrf", csrf(from));
        return postRaw(path, all);
    }

    /** A file at a path. */
    HttpResponse<byte[]> download(String path) {
        return send(request(path).GET(), BodyHandlers.ofByteArray());
    }

    /** Sends a form whose answer is a file. */
    HttpResponse<byte[]> download(String from, String path) {
        return send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(encoded(Map.of("_csrf", csrf(from))))),
                BodyHandlers.ofByteArray());
    }

    /** The token that the page's forms carry. */
    public String csrf(String path) {
        return page(path).select("input[name=_csrf]").first().attr("value");
    }

    /** Signs in through the form. */
    public void signIn(String username, String password) {
        HttpResponse<String> response =
                postForm("/sign-in", "/sign-in", Map.of("username", username, "password", password));
        assertThat(response.statusCode()).as("sign-in: " + response.body()).isEqualTo(303);
    }

    /** A personal access token of whoever is signed in, made through the form. */
    public String newToken(String... scopes) {
        HttpResponse<String> made = postForm(
                "/account",
                "/account/tokens",
                Map.of("name", "Token " + UUID.randomUUID(), "days", "30", "scope", List.of(scopes)));
        String secret = Jsoup.parse(made.body()).select("#secret").attr("value");
        assertThat(secret).as("a token is shown once: " + made.statusCode()).isNotBlank();
        return secret;
    }

    void createAdministrator(String setupAddress, String username, String password) {
        HttpResponse<String> response = postForm(
                setupAddress,
                setupAddress,
                Map.of(
                        "username",
                        username,
                        "email",
                        username + "@example.com",
                        "displayName",
                        "Ada Admin",
                        "password",
                        password,
                        "code",
                        setupAddress.substring(setupAddress.indexOf('=') + 1)));
        assertThat(response.statusCode()).as("setup: " + response.body()).isEqualTo(303);
    }

    /** The cookie of this name that the server has set. */
    public Optional<HttpCookie> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst();
    }

    static String encoded(Map<String, ?> fields) {
        return fields.entrySet().stream()
                .flatMap(field -> values(field.getValue()).map(value -> encode(field.getKey()) + "=" + encode(value)))
                .collect(Collectors.joining("&"));
    }

    private static Stream<String> values(Object value) {
        return value instanceof List<?> list ? list.stream().map(Object::toString) : Stream.of(value.toString());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
