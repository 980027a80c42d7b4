package org.travessia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tries to change things with forms that the blog did not serve to this browser. */
class CsrfE2E {

    private static final String FORM = "application/x-www-form-urlencoded";

    private static Visit visit;

    @BeforeAll
    static void signIn() {
        visit = Blog.signedIn();
    }

    /** All that may change something, as the program itself says: what is new is tried too. */
    static Stream<Arguments> changes() {
        return Stream.concat(
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.travessia").stream()
                                .filter(type -> type.isAnnotatedWith(Path.class))
                                .map(JavaClass::reflect)
                                .flatMap(type -> Stream.of(type.getDeclaredMethods())
                                        .flatMap(method ->
                                                methods(method).map(verb -> Arguments.of(verb, path(type, method))))),
                Stream.of(Arguments.of("POST", "/no-such-page")));
    }

    private static Stream<String> methods(Method method) {
        return Stream.of(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(HttpMethod::value)
                .filter(verb -> !Set.of("GET", "HEAD", "OPTIONS").contains(verb));
    }

    /** With a number for what is a number, and a word for anything else. */
    private static String path(Class<?> type, Method method) {
        Path own = method.getAnnotation(Path.class);
        String template = type.getAnnotation(Path.class).value() + (own == null ? "" : "/" + own.value());
        StringBuilder path = new StringBuilder("/");
        int depth = 0;
        int from = 0;
        for (int at = 0; at < template.length(); at++) {
            char c = template.charAt(at);
            if (c == '{' && depth++ == 0) {
                from = at;
            } else if (c == '}' && --depth == 0) {
                path.append(template.substring(from, at).contains("\\d") ? "1" : "word");
            } else if (depth == 0) {
                path.append(c);
            }
        }
        return path.toString().replaceAll("/+", "/");
    }

    /** One that is taken: what is not is refused before anybody asks who sent it. */
    private static String contentType(String method, String path) {
        return method.equals("POST") && path.equals("/api/v1/media") ? "application/octet-stream" : "application/json";
    }

    @ParameterizedTest
    @MethodSource("changes")
    void nothingChangesWithoutAToken(String method, String path) {
        HttpRequest.Builder request = visit.request(path)
                .header("Content-Type", path.startsWith("/api/") ? contentType(method, path) : FORM)
                .method(method, BodyPublishers.ofString(path.startsWith("/api/") ? "{}" : "name=x"));
        HttpResponse<String> refused = visit.send(request);

        if (path.equals("/api/v1/views")) {
            // Anybody's, and worth nothing to anybody.
            assertThat(refused.statusCode()).isLessThan(500);
            return;
        }
        assertThat(refused.statusCode()).isEqualTo(path.startsWith("/api/") ? 401 : 403);
        if (!path.startsWith("/api/")) {
            assertThat(Jsoup.parse(refused.body()).select("h1").text()).isEqualTo("This form is out of date");
            assertThat(refused.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        }
    }

    @Test
    void theListOfWhatChangesIsNotEmpty() {
        assertThat(changes().map(change -> change.get()[0] + " " + change.get()[1]))
                .hasSizeGreaterThan(40)
                .contains(
                        "POST /sign-in",
                        "POST /admin/posts/1/erase",
                        "POST /posts/word/password",
                        "PUT /api/v1/posts/1");
    }

    @Test
    void nothingThatJavaSerializedIsRead() {
        for (String path : List.of("/account/tokens", "/api/v1/posts")) {
            HttpRequest.Builder request = visit.request(path)
                    .header("Content-Type", "application/x-java-serialized-object")
                    .header("X-CSRF-Token", visit.csrf("/account"))
                    .POST(BodyPublishers.ofByteArray(new byte[] {(byte) 0xAC, (byte) 0xED, 0, 5, 0x70}));
            assertThat(visit.send(request).statusCode()).as(path).isIn(401, 415);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
    void noMethodIsForgotten(String method) {
        HttpRequest.Builder request =
                visit.request("/account/tokens").method(method, BodyPublishers.ofString("name=x"));

        assertThat(visit.send(request.header("Content-Type", FORM)).statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/json", "multipart/form-data; boundary=xx", "nonsense/"})
    void noTypeIsForgotten(String type) {
        HttpRequest.Builder request = visit.request("/account/tokens")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString("{\"name\":\"x\"}"));

        assertThat(visit.send(request).statusCode()).isIn(403, 400, 415);
        assertThat(tokenNames()).doesNotContain("x");
    }

    @Test
    void aTokenOfSomebodyElseIsWorthNothing() {
        String foreign = Blog.signedIn().csrf("/account");

        assertThat(create("foreign", Map.of("_csrf", foreign)).statusCode()).isEqualTo(403);
        assertThat(tokenNames()).doesNotContain("foreign");
    }

    @Test
    void aTokenFromBeforeSigningInIsWorthNothing() {
        Visit other = Blog.visitor();
        String stale = other.csrf("/sign-in");
        other.signIn(Blog.admin(), Blog.password());

        HttpResponse<String> refused = other.postRaw(
                "/account/tokens", Map.of("_csrf", stale, "name", "stale", "days", "7", "scope", "posts:read"));
        assertThat(refused.statusCode()).isEqualTo(403);
    }

    @Test
    void aTokenDiesWithItsSession() {
        Visit other = Blog.signedIn();
        String stale = other.csrf("/account");
        assertThat(other.postRaw("/sign-out", Map.of("_csrf", stale)).statusCode())
                .isEqualTo(303);

        assertThat(other.postRaw("/sign-out", Map.of("_csrf", stale)).statusCode())
                .isEqualTo(403);
    }

    @Test
    void theTokenIsNotTakenFromTheAddress() {
        String token = visit.csrf("/account");

        assertThat(visit.postRaw("/account/tokens?_csrf=" + token, Map.of("name", "x"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aForeignPageIsRefusedEvenWithAToken() {
        String token = visit.csrf("/account");
        for (List<String> header : List.of(
                List.of("Sec-Fetch-Site", "cross-site"),
                List.of("Sec-Fetch-Site", "same-site"),
                List.of("Origin", "https://evil.example"),
                List.of("Origin", "null"))) {
            HttpRequest.Builder request = visit.request("/account/tokens")
                    .header("Content-Type", FORM)
                    .header(header.get(0), header.get(1))
                    .POST(BodyPublishers.ofString("_csrf=" + token + "&name=evil&days=7&scope=posts:read"));
            assertThat(visit.send(request).statusCode()).as(header.toString()).isEqualTo(403);
        }
        assertThat(tokenNames()).doesNotContain("evil");
    }

    @Test
    void theBlogsOwnPageIsTaken() {
        HttpRequest.Builder request = visit.request("/account/tokens")
                .header("Content-Type", FORM)
                .header("Sec-Fetch-Site", "same-origin")
                .header("Origin", Blog.baseUrl().toString())
                .POST(BodyPublishers.ofString("_csrf=" + visit.csrf("/account") + "&name=own&days=7&scope=posts:read"));

        assertThat(visit.send(request).statusCode()).isEqualTo(200);
    }

    @Test
    void cookiesOpenNothingOnTheApi() {
        HttpRequest.Builder request = visit.request("/api/v1/posts")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"title\":\"by cookie\",\"markdown\":\"x\"}"));

        HttpResponse<String> refused = visit.send(request);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
    }

    @Test
    void theRefusalIsInTheVisitorsLanguage() {
        HttpRequest.Builder request =
                visit.request("/sign-out").setHeader("Accept-Language", "pt-BR").POST(BodyPublishers.noBody());

        assertThat(Jsoup.parse(visit.send(request).body()).select("h1").text())
                .isEqualTo("Este formulário está desatualizado");
    }

    private static HttpResponse<String> create(String name, Map<String, String> token) {
        Map<String, String> fields = new HashMap<>(token);
        fields.put("name", name);
        fields.put("days", "7");
        fields.put("scope", "posts:read");
        return visit.postRaw("/account/tokens", fields);
    }

    private static List<String> tokenNames() {
        return visit.page("/account")
                .select("[aria-labelledby=tokens-title] tbody th")
                .eachText();
    }
}
