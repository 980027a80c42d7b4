package org.travessia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The API as a program meets it: with a personal token, and with everything that may be wrong. */
class ApiE2E {

    private static String token;
    private static Visit client;

    @BeforeAll
    static void tokenFromTheAccountPage() {
        token = Blog.signedIn().newToken("posts:read", "posts:write", "media:read", "media:write", "comments:moderate");
        client = Blog.visitor();
    }

    @Test
    void aPostIsWrittenReadChangedAndDeleted() {
        String title = "By API " + UUID.randomUUID();
        HttpResponse<String> created = send("POST", "/api/v1/posts", post(title, "# Hi", "DRAFT"));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        String location = created.headers().firstValue("Location").orElseThrow().replaceAll("^https?://[^/]+", "");
        String tag = created.headers().firstValue("ETag").orElseThrow();
        assertThat(client.get(location).statusCode())
                .as("a draft is nobody's business")
                .isEqualTo(404);
        HttpResponse<String> mine = send("GET", location, "");
        assertThat(json(mine).getString("title")).isEqualTo(title);
        assertThat(mine.headers().firstValue("ETag")).contains(tag);

        assertThat(send("PUT", location, post(title, "# Ho", "PUBLISHED")).statusCode())
                .isEqualTo(428);
        assertThat(send("PUT", location, post(title, "# Ho", "PUBLISHED"), "If-Match", "\"999\"")
                        .statusCode())
                .isEqualTo(412);
        HttpResponse<String> changed = send("PUT", location, post(title, "# Ho", "PUBLISHED"), "If-Match", tag);
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(send("PUT", location, post(title, "late", "PUBLISHED"), "If-Match", tag)
                        .statusCode())
                .as("a stale edit")
                .isEqualTo(412);
        assertThat(json(client.get(location)).getString("html")).contains("Ho");
        assertThat(client.get("/api/v1/posts?limit=1").body()).contains(title);

        String newTag = changed.headers().firstValue("ETag").orElseThrow();
        assertThat(send("DELETE", location, "", "If-Match", newTag).statusCode())
                .isEqualTo(204);
        assertThat(send("GET", location, "").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"title\":\"\",\"markdown\":\"x\"}",
                "{\"title\":\"x\"}",
                "{\"title\":1,\"markdown\":\"x\"}",
                "{\"title\":\"x\",\"markdown\":\"a\\u0000b\"}",
                "{\"title\":\"x\",\"markdown\":\"x\",\"status\":\"SECRET\"}",
                "{\"title\":\"x\",\"markdown\":\"x\",\"slug\":\"A B\"}",
                "{\"title\":\"x\",\"markdown\":\"x\",\"author\":1}",
                "{\"title\":\"x\",\"markdown\":\"x\",\"id\":7,\"version\":3}",
                "{\"title\":\"x\",\"markdown\":\"x\",\"role\":\"ADMINISTRATOR\"}"
            })
    void whatBreaksARuleIsNamed(String body) {
        HttpResponse<String> response = send("POST", "/api/v1/posts", body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
        assertProblem(response, 422);
        assertThat(json(response).getJsonArray("errors")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\"text\"", "{\"title\":}", "null", "{\"title\":\"a\""})
    void whatIsNoDocumentIsRefused(String body) {
        HttpResponse<String> response = send("POST", "/api/v1/posts", body);
        assertThat(response.statusCode()).as(response.body()).isIn(400, 422);
        assertProblem(response, response.statusCode());
    }

    @Test
    void aTextThatIsTooLongIsRefusedAndNothingIsWritten() {
        String title = "Too long " + UUID.randomUUID();
        HttpResponse<String> response = send("POST", "/api/v1/posts", post(title, "x".repeat(4_000_000), "PUBLISHED"));
        assertThat(response.statusCode()).isEqualTo(422);
        assertProblem(response, 422);
        assertThat(client.get("/api/v1/posts?limit=100").body()).doesNotContain(title);
    }

    @Test
    void aBodyOverTheServersLimitIsRefused() {
        HttpResponse<String> response = send("POST", "/api/v1/posts", post("Huge", "x".repeat(5_000_000), "DRAFT"));
        assertThat(response.statusCode()).isEqualTo(413);
    }

    @Test
    void invalidUtf8IsRefused() {
        byte[] body = "{\"title\":\"a?b\",\"markdown\":\"x\"}".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        body[11] = (byte) 0xff;
        HttpResponse<String> response = client.send(client.request("/api/v1/posts")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body)));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertProblem(response, 400);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/v1/posts?limit=0,422",
        "GET,/api/v1/posts?limit=abc,422",
        "GET,/api/v1/posts?limit=101,422",
        "GET,/api/v1/posts?before=x,422",
        "GET,/api/v1/posts?before=%FF,400",
        "GET,/api/v1/posts?before=%00,400",
        "GET,/api/v1/posts/999999,404",
        "GET,/api/v1/posts/x,404",
        "GET,/api/v1/nothing,404",
        "PATCH,/api/v1/posts,405",
        "DELETE,/api/v1/posts,405"
    })
    void aWrongRequestGetsItsStatusAndAProblem(String method, String path, int status) {
        HttpResponse<String> response = send(method, path, "");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertProblem(response, status);
    }

    @Test
    void aWrongTypeIsRefused() {
        HttpResponse<String> response = client.send(client.request("/api/v1/posts")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("hello")));
        assertThat(response.statusCode()).isEqualTo(415);
        assertProblem(response, 415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer ", "Bearer wrong", "Basic YWRtaW46YWRtaW4=", "Bearer ' or 1=1 --"})
    void withoutARightTokenNothingIsWritten(String authorization) {
        HttpResponse<String> response = client.send(client.request("/api/v1/posts")
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(post("Nobody's", "x", "PUBLISHED"))));
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWith("Bearer");
        assertProblem(response, 401);
    }

    @Test
    void aCookieAloneWritesNothingThroughTheApi() {
        Visit signedIn = Blog.signedIn();
        HttpResponse<String> response = signedIn.send(signedIn.request("/api/v1/posts")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(post("Forged", "x", "PUBLISHED"))));
        assertThat(response.statusCode()).isEqualTo(401);
    }

    @Test
    void theApiIsDescribed() {
        HttpResponse<String> description = client.get("/api/openapi", "Accept", "application/json");
        assertThat(description.statusCode()).isEqualTo(200);
        assertThat(json(description).getJsonObject("paths").keySet())
                .contains("/api/v1/posts", "/api/v1/posts/{id}")
                .allSatisfy(path -> assertThat(path).startsWith("/api/"));
        assertThat(json(description)
                        .getValue("/components/schemas/PostDocument/properties")
                        .asJsonObject()
                        .keySet())
                .as("by the names that the API reads")
                .contains("title", "slug", "markdown", "status")
                .doesNotContain("published");
    }

    private static HttpResponse<String> send(String method, String path, String body, String... headers) {
        var request = client.request(path)
                .header("Authorization", "Bearer " + token)
                .method(
                        method,
                        body.isEmpty() && !method.equals("POST")
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(body));
        if (method.equals("POST") || method.equals("PUT")) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request);
    }

    private static String post(String title, String markdown, String status) {
        return Json.createObjectBuilder()
                .add("title", title)
                .add("markdown", markdown)
                .add("status", status)
                .build()
                .toString();
    }

    private static JsonObject json(HttpResponse<String> response) {
        return Json.createReader(new StringReader(response.body())).readObject();
    }

    private static void assertProblem(HttpResponse<String> response, int status) {
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        JsonObject problem = json(response);
        assertThat(problem.getInt("status")).isEqualTo(status);
        assertThat(problem.getString("title")).isNotBlank();
        assertThat(response.body()).doesNotContain("Exception").doesNotContain("org.travessia");
    }
}
