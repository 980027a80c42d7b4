package org.travessia.e2e;

import java.net.HttpCookie;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.select.Elements;

/** Somebody of each role on the blog under test, made once for all suites, signed in, with a token for the API. */
final class Cast {

    private static final String PASSWORD = "a crossing by day 8";

    private static final Map<String, String> FORM_TOKENS = new HashMap<>();

    private static Cast all;

    final Member nobody;
    final Member contributor;
    final Member author;
    final Member anotherAuthor;
    final Member editor;
    final Member administrator;

    private Cast() {
        nobody = Member.nobody();
        contributor = Member.made("contributor");
        author = Member.made("author");
        anotherAuthor = Member.made("author");
        editor = Member.made("editor");
        administrator = Member.signedIn("administrator", Blog.admin(), Blog.password());
    }

    static synchronized Cast all() {
        if (all == null) {
            all = new Cast();
        }
        return all;
    }

    /** Those for whom the table has a column. */
    List<Member> actors() {
        return List.of(nobody, contributor, author, editor, administrator);
    }

    /** Those who have written something. */
    List<Member> owners() {
        return List.of(contributor, anotherAuthor, editor, administrator, author);
    }

    /** The form of a token with every right that one can have. */
    static Map<String, Object> tokenFields(Visit visit) {
        Map<String, Object> fields = new HashMap<>(Map.of("name", "Cast", "days", "7"));
        Elements boxes = visit.page("/account").select("form[action=/account/tokens] input[type=checkbox]");
        boxes.eachAttr("name")
                .forEach(name ->
                        fields.put(name, boxes.select("[name=" + name + "]").eachAttr("value")));
        return fields;
    }

    /**
     * One of them.
     *
     * @param role as the table's columns are called, in lower case
     * @param token for the API; empty for nobody
     * @param program which never has a cookie
     */
    record Member(String role, String username, String password, Visit visit, String token, Visit program) {

        private static Member nobody() {
            Visit visit = Blog.visitor();
            return new Member("nobody", "", "", visit, "", Blog.visitor());
        }

        private static Member made(String role) {
            String username = role + "-" + UUID.randomUUID().toString().substring(0, 8);
            Blog.command(
                    PASSWORD + "\n",
                    "createuser",
                    "--role=" + role,
                    "--username=" + username,
                    "--email=" + username + "@example.com",
                    "--password-file=-");
            return signedIn(role, username, PASSWORD);
        }

        private static Member signedIn(String role, String username, String password) {
            Visit visit = Blog.visitor();
            visit.signIn(username, password);
            return new Member(role, username, password, visit, newToken(visit), Blog.visitor());
        }

        private static String newToken(Visit visit) {
            HttpResponse<String> made = visit.postForm("/account", "/account/tokens", tokenFields(visit));
            return Jsoup.parse(made.body()).select("#secret").attr("value");
        }

        /** What their forms carry; another one in another session. */
        String csrf() {
            String session = visit.cookie("session")
                    .or(() -> visit.cookie("__Host-session"))
                    .map(HttpCookie::getValue)
                    .orElse("");
            return FORM_TOKENS.computeIfAbsent(session, unknown -> visit.csrf(isNobody() ? "/sign-in" : "/account"));
        }

        boolean isNobody() {
            return token.isEmpty();
        }

        /** A new session of the same person. */
        Visit again() {
            Visit again = Blog.visitor();
            again.signIn(username, password);
            return again;
        }

        HttpResponse<String> get(String path) {
            return visit.get(path);
        }

        HttpResponse<String> post(String path, Map<String, ?> fields) {
            Map<String, Object> all = new HashMap<>(fields);
            all.put("_csrf", csrf());
            return visit.postRaw(path, all);
        }

        HttpResponse<String> upload(String path, Upload upload) {
            return upload.to(visit, path);
        }

        /** A form with files, which begins with the token. */
        Upload form() {
            return new Upload().field("_csrf", csrf());
        }

        /** What the editor's script sends. */
        HttpResponse<String> script(String method, String path, String type, String body) {
            return visit.send(visit.request(path)
                    .header("Content-Type", type)
                    .header("X-CSRF-Token", csrf())
                    .method(method, BodyPublishers.ofString(body)));
        }

        /** What a program sends: with the token, and no cookie. Further headers in pairs. */
        HttpResponse<String> program(String method, String path, String type, String body, String... headers) {
            HttpRequest.Builder request = program.request(path).method(method, BodyPublishers.ofString(body));
            Stream.of(type).filter(text -> !text.isEmpty()).forEach(text -> request.header("Content-Type", text));
            if (!isNobody()) {
                request.header("Authorization", "Bearer " + token);
            }
            if (headers.length > 0) {
                request.headers(headers);
            }
            return program.send(request);
        }
    }
}
