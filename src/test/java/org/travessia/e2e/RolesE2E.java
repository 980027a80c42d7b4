package org.travessia.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.travessia.e2e.Cast.Member;
import org.travessia.e2e.RoleTable.Line;
import org.travessia.e2e.Works.Kind;
import org.travessia.e2e.Works.Work;
import org.travessia.media.TestImages;

/**
 * Tries every line of {@code docs/roles.md} on the running blog: each who of it, on what belongs to themselves and to each other, in each
 * state, through the form or the call that the line names; and looks afterwards whether the thing has changed. A page, form or method that
 * no line names fails as well.
 *
 * <p>By each address everybody tries each state, but of everybody else's things one in turn; {@code -Droles=all} tries all of them.
 */
class RolesE2E {

    private static final boolean ALL = "all".equals(System.getProperty("roles"));
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";
    private static final String MULTIPART = "multipart/form-data";

    private static final Map<String, Endpoint> ENDPOINTS =
            Endpoint.all().stream().collect(Collectors.toMap(Endpoint::name, Function.identity(), (one, other) -> one));

    private static Cast cast;
    private static Works works;
    private static Map<String, String> samples;

    /** What the table says of something that has an owner, and how it is done. */
    private record Deed(Kind kind, Effect effect, Try by) {}

    private enum Effect {
        /** It is looked at. */
        NONE,
        /** It is another afterwards, if it was allowed, and can be used again. */
        CHANGES,
        /** It is of no use for another try. */
        USES_UP
    }

    private interface Try {
        HttpResponse<String> on(Member who, Work what);
    }

    private static final Map<String, Deed> DEEDS = new HashMap<>();

    static {
        looks(Kind.POST, "GET /posts/{slug}", (who, post) -> who.get("/posts/" + post.slug()));
        looks(Kind.PAGE, "GET /{slug}", (who, page) -> who.get("/" + page.slug()));
        looks(Kind.POST, "GET /posts/{file}.md", (who, post) -> who.get("/posts/" + post.slug() + ".md"));
        looks(Kind.PAGE, "GET /{file}.md", (who, page) -> who.get("/" + page.slug() + ".md"));
        looks(Kind.POST, "GET /og/posts/{file}.png", (who, post) -> who.get("/og/posts/" + post.slug() + picture()));
        looks(Kind.PAGE, "GET /og/{file}.png", (who, page) -> who.get("/og/" + page.slug() + picture()));
        looks(Kind.POST, "GET /posts/{slug}/comment", (who, post) -> who.get(commentOn(post)));
        looks(
                Kind.POST,
                "POST /posts/{slug}/comment",
                (who, post) -> who.post(commentOn(post), Map.of("action", "preview", "text", "What I say")));
        looks(
                Kind.POST,
                "GET /feeds/posts/{slug}/comments/{file}",
                (who, post) -> who.get("/feeds/posts/" + post.slug() + "/comments/atom.xml"));
        looks(Kind.POST, "GET /posts/{slug}/password", (who, post) -> who.get(door(post)));
        looks(Kind.POST, "POST /posts/{slug}/password", RolesE2E::open);
        looks(
                Kind.POST,
                "See how often it is read: GET /admin/statistics",
                (who, post) -> who.get("/admin/statistics?post=" + post.id()));
        looks(
                Kind.POST,
                "GET /api/v1/posts/{id}",
                (who, post) -> who.program("GET", "/api/v1/posts/" + post.id(), "", ""));

        looks(Kind.POST, "GET /admin/posts/{id}/edit", (who, post) -> who.get(edit(post)));
        does(Kind.POST, Effect.CHANGES, "POST /admin/posts/{id}/edit", (who, post) -> save(who, post, "save"));
        looks(Kind.POST, "POST /admin/posts/{id}/revisions/{number}", RolesE2E::bringBack);
        does(
                Kind.POST,
                Effect.USES_UP,
                "PUT /api/v1/posts/{id}",
                (who, post) -> put(who, post, post.state().equals("draft") ? "DRAFT" : "PUBLISHED"));
        does(
                Kind.POST,
                Effect.CHANGES,
                "PATCH /api/v1/posts/{id}",
                (who, post) -> who.program(
                        "PATCH",
                        "/api/v1/posts/" + post.id(),
                        JSON,
                        "{\"title\": \"Changed " + UUID.randomUUID() + "\"}",
                        "If-Match",
                        tag(post)));
        looks(Kind.POST, "PUT /admin/autosave/{form}", RolesE2E::autosave);
        looks(
                Kind.POST,
                "GET /admin/posts/{id}/revisions",
                (who, post) -> who.get("/admin/posts/" + post.id() + "/revisions"));
        does(
                Kind.POST,
                Effect.USES_UP,
                "Publish it: POST /admin/posts/{id}/edit",
                (who, post) -> save(who, post, "now"));
        does(
                Kind.POST,
                Effect.USES_UP,
                "Publish it: PUT /api/v1/posts/{id}",
                (who, post) -> put(who, post, "PUBLISHED"));
        does(
                Kind.POST,
                Effect.USES_UP,
                "Make it a draft again: POST /admin/posts/{id}/edit",
                (who, post) -> save(who, post, "draft"));
        does(
                Kind.POST,
                Effect.USES_UP,
                "Make it a draft again: PUT /api/v1/posts/{id}",
                (who, post) -> put(who, post, "DRAFT"));
        does(
                Kind.POST,
                Effect.USES_UP,
                "POST /admin/posts/{id}/trash",
                (who, post) -> who.post("/admin/posts/" + post.id() + "/trash", Map.of()));
        does(
                Kind.POST,
                Effect.USES_UP,
                "DELETE /api/v1/posts/{id}",
                (who, post) -> who.program("DELETE", "/api/v1/posts/" + post.id(), "", "", "If-Match", tag(post)));
        looks(Kind.POST, "GET /admin/posts/{id}/erase", (who, post) -> who.get("/admin/posts/" + post.id() + "/erase"));
        does(
                Kind.POST,
                Effect.USES_UP,
                "POST /admin/posts/{id}/erase",
                (who, post) -> who.post("/admin/posts/" + post.id() + "/erase", Map.of()));
        among("Publish it among others", "publish");
        among("Make it a draft again among others", "unpublish");
        among("Throw it away among others", "trash");
        among("Bring it out of the trash among others", "restore");
        does(
                Kind.POST,
                Effect.USES_UP,
                "POST /api/v1/posts/{id}/restore",
                (who, post) -> who.program("POST", "/api/v1/posts/" + post.id() + "/restore", "", ""));
        does(Kind.POST, Effect.USES_UP, "POST /admin/posts/undo", RolesE2E::undo);

        looks(Kind.COMMENT, "GET /admin/comments/{id}", (who, comment) -> who.get("/admin/comments/" + comment.id()));
        does(
                Kind.COMMENT,
                Effect.CHANGES,
                "POST /admin/comments/{id}/edit",
                (who, comment) -> who.post(
                        "/admin/comments/" + comment.id() + "/edit",
                        Map.of("text", "Changed " + UUID.randomUUID(), "version", works.commentVersion(comment.id()))));
        looks(
                Kind.COMMENT,
                "POST /admin/comments/{id}/reply",
                (who, comment) -> who.post(
                        "/admin/comments/" + comment.id() + "/reply", Map.of("reply", "Answer " + UUID.randomUUID())));
        does(
                Kind.COMMENT,
                Effect.USES_UP,
                "POST /admin/comments/bulk",
                (who, comment) -> who.post("/admin/comments/bulk", Map.of("action", "trash", "id", comment.id())));
        does(Kind.COMMENT, Effect.USES_UP, "POST /admin/comments/delete", (who, comment) -> {
            // Only what lies in the trash can be removed.
            cast.administrator.post("/admin/comments/bulk", Map.of("action", "trash", "id", comment.id()));
            works.changed(comment);
            return who.post("/admin/comments/delete", Map.of("id", comment.id()));
        });

        looks(
                Kind.COMMENT,
                "GET /api/v1/comments/{id}",
                (who, comment) -> who.program("GET", "/api/v1/comments/" + comment.id(), "", ""));
        does(
                Kind.COMMENT,
                Effect.CHANGES,
                "PUT /api/v1/comments/{id}",
                (who, comment) -> who.program(
                        "PUT",
                        "/api/v1/comments/" + comment.id(),
                        JSON,
                        said(),
                        "If-Match",
                        '"' + works.commentVersion(comment.id()) + '"'));
        looks(
                Kind.COMMENT,
                "POST /api/v1/comments/{id}/replies",
                (who, comment) -> who.program("POST", "/api/v1/comments/" + comment.id() + "/replies", JSON, said()));
        does(
                Kind.COMMENT,
                Effect.USES_UP,
                "PUT /api/v1/comments/{id}/decision",
                (who, comment) -> who.program(
                        "PUT", "/api/v1/comments/" + comment.id() + "/decision", JSON, "{\"decision\": \"TRASH\"}"));

        looks(
                Kind.FILE,
                "GET /api/v1/media/{id}",
                (who, file) -> who.program("GET", "/api/v1/media/" + file.id(), "", ""));
        does(
                Kind.FILE,
                Effect.CHANGES,
                "PATCH /api/v1/media/{id}",
                (who, file) -> who.program(
                        "PATCH",
                        "/api/v1/media/" + file.id(),
                        JSON,
                        "{\"alt\": \"Seen by " + UUID.randomUUID() + "\"}",
                        "If-Match",
                        '"' + works.fileVersion(file.id()) + '"'));
        does(
                Kind.FILE,
                Effect.USES_UP,
                "DELETE /api/v1/media/{id}",
                (who, file) -> who.program("DELETE", "/api/v1/media/" + file.id(), "", ""));
        looks(Kind.FILE, "GET /admin/media/{id}", (who, file) -> who.get("/admin/media/" + file.id()));
        does(
                Kind.FILE,
                Effect.CHANGES,
                "POST /admin/media/{id}",
                (who, file) -> who.post(
                        "/admin/media/" + file.id(),
                        Map.of(
                                "alt",
                                "Seen by " + UUID.randomUUID(),
                                "caption",
                                "",
                                "version",
                                works.fileVersion(file.id()))));
        does(
                Kind.FILE,
                Effect.USES_UP,
                "POST /admin/media/{id}/replace",
                (who, file) -> who.form()
                        .file("other.png", "image/png", TestImages.png(401, 7))
                        .to(who.visit(), "/admin/media/" + file.id() + "/replace"));
        looks(
                Kind.FILE,
                "GET /admin/media/{id}/delete",
                (who, file) -> who.get("/admin/media/" + file.id() + "/delete"));
        does(
                Kind.FILE,
                Effect.USES_UP,
                "POST /admin/media/{id}/delete",
                (who, file) -> who.post("/admin/media/" + file.id() + "/delete", Map.of()));
        does(
                Kind.FILE,
                Effect.USES_UP,
                "POST /admin/media/unused",
                (who, file) -> who.post("/admin/media/unused", Map.of("id", file.id())));

        does(
                Kind.SESSION,
                Effect.USES_UP,
                "POST /account/sessions/{id}/end",
                (who, session) -> who.post("/account/sessions/" + session.id() + "/end", Map.of()));
        does(
                Kind.TOKEN,
                Effect.USES_UP,
                "POST /account/tokens/{id}/revoke",
                (who, token) -> who.post("/account/tokens/" + token.id() + "/revoke", Map.of()));
    }

    /** What has no owner and asks for more than its address; anything else is sent as the program declares it, with an empty body. */
    private static final Map<String, Function<Member, HttpResponse<String>>> SENT = Map.of(
            "Write a new draft: POST /admin/posts/new",
            who -> who.post("/admin/posts/new", text("draft")),
            "Write a new draft: POST /api/v1/posts",
            who -> who.program("POST", "/api/v1/posts", JSON, document("DRAFT")),
            "Write and publish: POST /admin/posts/new",
            who -> who.post("/admin/posts/new", text("publish")),
            "Write and publish: POST /api/v1/posts",
            who -> who.program("POST", "/api/v1/posts", JSON, document("PUBLISHED")),
            // The session at hand is needed further on.
            "POST /sign-out",
            who -> who.isNobody()
                    ? who.post("/sign-out", Map.of())
                    : who.again().postForm("/account", "/sign-out", Map.of()),
            "POST /account/sessions/end-all",
            who -> {
                HttpResponse<String> ended = who.post("/account/sessions/end-all", Map.of());
                if (!who.isNobody()) {
                    who.visit().signIn(who.username(), who.password());
                }
                return ended;
            });

    private static void looks(Kind kind, String key, Try by) {
        does(kind, Effect.NONE, key, by);
    }

    private static void does(Kind kind, Effect effect, String key, Try by) {
        DEEDS.put(key, new Deed(kind, effect, by));
    }

    private static void among(String deed, String action) {
        does(
                Kind.POST,
                Effect.USES_UP,
                deed + ": POST /admin/posts/bulk",
                (who, post) -> who.post("/admin/posts/bulk", Map.of("action", action, "id", post.id())));
    }

    @BeforeAll
    static void everybody() {
        cast = Cast.all();
        works = new Works();
        samples = samples();
    }

    @AfterAll
    static void nobodyElseWaits() {
        Blog.unlock();
    }

    @TestFactory
    Stream<DynamicNode> table() {
        return RoleTable.lines().stream()
                .collect(Collectors.groupingBy(Line::section, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(section -> DynamicContainer.dynamicContainer(
                        section.getKey(), section.getValue().stream().flatMap(RolesE2E::tests)));
    }

    private static Stream<DynamicNode> tests(Line line) {
        return line.by().stream()
                .map(address -> dynamicTest(
                        address + " " + String.join(", ", line.of()) + " " + line.whose() + ": " + line.deed(), () -> {
                            List<String> wrong =
                                    line.whose().isEmpty() ? withoutOwner(line, address) : withOwner(line, address);
                            assertThat(wrong).as(line.deed() + " by " + address).isEmpty();
                        }));
    }

    private static List<String> withoutOwner(Line line, String address) {
        List<String> wrong = new ArrayList<>();
        for (Member who : cast.actors()) {
            String expected = line.answers().get(who.role());
            HttpResponse<String> answer = sent(line, address).apply(who);
            String meaning = meaning(answer);
            // Who is let through to a thing of which none is at hand is told so.
            boolean through = expected.equals("yes") && meaning.equals("hidden") && none(address);
            if (!meaning.equals(expected) && !through) {
                wrong.add(who.role() + ": " + expected + ", but was " + told(answer));
            }
        }
        return wrong;
    }

    private static Function<Member, HttpResponse<String>> sent(Line line, String address) {
        Function<Member, HttpResponse<String>> own = SENT.getOrDefault(line.deed() + ": " + address, SENT.get(address));
        return own == null ? who -> plain(who, address) : own;
    }

    private static boolean none(String address) {
        return address.contains("{") && !samples.containsKey(address);
    }

    /** As the program declares it: an empty form, form with files, or object. That it is refused for its content means that it may be sent. */
    private static HttpResponse<String> plain(Member who, String address) {
        String method = address.substring(0, address.indexOf(' '));
        Endpoint endpoint = ENDPOINTS.get(address);
        String path = samples.getOrDefault(
                address,
                endpoint == null
                        ? address.substring(method.length() + 1)
                        : endpoint.path((name, form) -> form.contains("\\d")
                                ? "999999999"
                                : form.startsWith("[0-9a-f]{8}")
                                        ? UUID.randomUUID().toString()
                                        : "word"));
        String type = endpoint == null ? "" : endpoint.consumes();
        if (path.startsWith("/api/")) {
            return who.program(method, path, type, type.equals(JSON) ? "{}" : type.isEmpty() ? "" : "0");
        }
        if (endpoint == null || !endpoint.changes()) {
            return who.visit().send(who.visit().request(path).method(method, BodyPublishers.noBody()));
        }
        return switch (type) {
            case MULTIPART -> who.form().to(who.visit(), path);
            case JSON -> who.script(method, path, JSON, "{}");
            default -> who.script(method, path, FORM, "");
        };
    }

    private static List<String> withOwner(Line line, String address) {
        Deed deed = DEEDS.getOrDefault(line.deed() + ": " + address, DEEDS.get(address));
        assertThat(deed)
                .as("no test knows how to do this: " + line.deed() + " by " + address)
                .isNotNull();
        List<String> wrong = new ArrayList<>();
        Set<Work> untouched = new LinkedHashSet<>();
        int turn = Math.abs((line.deed() + address).hashCode() % 97);
        for (String state : line.of().isEmpty() ? List.of("") : line.of()) {
            for (Member who : cast.actors()) {
                String expected = line.answers().get(who.role());
                for (Member owner : owners(who, line.whose(), turn)) {
                    if (!expected.equals("–")) {
                        attempt(deed, state, who, owner, expected, untouched).ifPresent(wrong::add);
                    }
                }
                turn++;
            }
        }
        untouched.stream()
                .filter(works::changed)
                .forEach(what -> wrong.add(named(what, cast.nobody) + " has changed, though somebody was refused"));
        return wrong;
    }

    private static List<Member> owners(Member who, String whose, int turn) {
        List<Member> others =
                cast.owners().stream().filter(owner -> owner != who).toList();
        List<Member> tried = ALL ? others : List.of(others.get(turn % others.size()));
        return switch (whose) {
            case "own" -> List.of(who);
            case "another's" -> tried;
            case "anybody's" ->
                who.isNobody()
                        ? tried
                        : Stream.concat(Stream.of(who), tried.stream()).toList();
            default -> throw new IllegalArgumentException("whose is " + whose + "?");
        };
    }

    private static Optional<String> attempt(
            Deed deed, String state, Member who, Member owner, String expected, Set<Work> untouched) {
        boolean allowed = expected.equals("yes");
        boolean watched = deed.effect() != Effect.NONE;
        Work what = allowed && deed.effect() == Effect.USES_UP
                ? works.fresh(deed.kind(), state, owner)
                : works.one(deed.kind(), state, owner);
        if (watched) {
            works.look(what);
        }
        HttpResponse<String> answer = deed.by().on(who, what);
        String meaning = meaning(answer);
        if (watched && meaning.equals("yes") && !(allowed && works.changed(what))) {
            meaning = "left";
        }
        if (watched && !allowed) {
            untouched.add(what);
        }
        return meaning.equals(expected)
                ? Optional.empty()
                : Optional.of(who.role() + " on " + named(what, who) + ": " + expected + ", but was " + meaning + ", "
                        + told(answer));
    }

    private static String named(Work what, Member who) {
        return "the " + what.state() + " " + what.kind().name().toLowerCase() + " of "
                + (what.owner() == who ? "their own" : what.owner().role());
    }

    /** What an answer means in the table's words. */
    private static String meaning(HttpResponse<String> answer) {
        String place = answer.headers().firstValue("Location").orElse("");
        return switch (answer.statusCode()) {
            case 401 -> "sign in";
            case 403 -> answer.body().contains("This form is out of date") ? "a form without its token" : "no";
            case 404 -> "hidden";
            case 410 -> "gone";
            case 303 ->
                place.contains("/sign-in?next=")
                        ? "sign in"
                        : place.matches(".*/posts/[^/]+/password") ? "door" : "yes";
            default ->
                answer.statusCode() < 500 && answer.statusCode() != 405 && answer.statusCode() != 415
                        ? "yes"
                        : "a fault";
        };
    }

    private static String told(HttpResponse<String> answer) {
        return answer.statusCode()
                + answer.headers()
                        .firstValue("Location")
                        .map(place -> " to " + place)
                        .orElse("") + " of " + answer.request().method() + " " + answer.uri();
    }

    @Test
    void everythingThatIsAnsweredStandsInTheTable() {
        Set<String> named =
                RoleTable.lines().stream().flatMap(line -> line.by().stream()).collect(Collectors.toSet());
        assertThat(named).containsAll(ENDPOINTS.keySet());
        assertThat(Stream.concat(ENDPOINTS.keySet().stream(), Stream.of("GET /api/openapi")))
                .containsAll(named);
    }

    /** What its readers are told is there. */
    @Test
    void everythingThatTheDescriptionOfTheApiNamesStandsInTheTable() {
        JsonObject paths = json(Blog.visitor().get("/api/openapi?format=JSON")).getJsonObject("paths");
        Set<String> named =
                RoleTable.lines().stream().flatMap(line -> line.by().stream()).collect(Collectors.toSet());
        assertThat(paths.keySet()).isNotEmpty();
        paths.forEach((path, methods) -> methods.asJsonObject().keySet().stream()
                .filter(Set.of("get", "put", "post", "delete", "patch")::contains)
                .forEach(method -> assertThat(named).contains(method.toUpperCase() + " " + path)));
    }

    /** Addresses of things that are there. */
    private static Map<String, String> samples() {
        Member admin = cast.administrator;
        String word = "role" + UUID.randomUUID().toString().substring(0, 8);
        Map<String, Object> fields = new HashMap<>(text("publish"));
        fields.putAll(Map.of("tags", "t" + word, "category", "c" + word));
        assertThat(admin.post("/admin/posts/new", fields).statusCode()).isEqualTo(303);
        String tag = admin.visit()
                .page("/admin/tags?q=t" + word)
                .select("tbody a[href~=/admin/tags/\\d+$]")
                .attr("href");
        String month = admin.visit().page("/archive").select(".archive-list a").attr("href");
        Map<String, String> found = new HashMap<>();
        found.put("GET /tags/{slug}", "/tags/t" + word);
        found.put("GET /categories/{slug}", "/categories/c" + word);
        found.put("GET /authors/{username}", "/authors/" + Blog.admin());
        found.put("GET /page/{number}", "/page/1");
        found.put("GET /archive/{year}/{month}", month);
        found.put("GET /feeds/{file}", "/feeds/atom.xml");
        found.put("GET /feeds/tags/{slug}/{file}", "/feeds/tags/t" + word + "/rss.xml");
        found.put("GET /feeds/categories/{slug}/{file}", "/feeds/categories/c" + word + "/feed.json");
        found.put("GET /feeds/authors/{username}/{file}", "/feeds/authors/" + Blog.admin() + "/rss.xml");
        found.put("GET /feeds/archive/{year}/{month}/{file}", "/feeds" + month + "/atom.xml");
        found.put("GET /feeds/{language}/{file}", "/feeds/en/atom.xml");
        found.put("GET /feeds/comments/{file}", "/feeds/comments/atom.xml");
        found.put("GET /media/{ref}/{file}", works.one(Kind.FILE, "", admin).slug());
        found.put(
                "GET /static/{file}",
                admin.visit()
                        .page("/")
                        .select("link[rel=stylesheet][href^=/static/]")
                        .attr("href"));
        found.put("GET /theme/{id}", "/theme/dark");
        found.put("GET /admin/statistics/{what}.csv", "/admin/statistics/days.csv");
        found.put("GET /language/{tag}", "/language/en");
        for (String address : List.of(
                "GET /admin/{kind}/{id}",
                "POST /admin/{kind}/{id}",
                "POST /admin/{kind}/{id}/merge",
                "GET /admin/{kind}/{id}/delete",
                "POST /admin/{kind}/{id}/delete")) {
            found.put(address, tag + address.replaceAll(".*\\{id}", ""));
        }
        found.put("GET /admin/{kind}", "/admin/tags");
        found.put("POST /admin/{kind}", "/admin/categories");
        return found;
    }

    private static Map<String, Object> text(String action) {
        return Map.of("title", "Role " + UUID.randomUUID(), "markdown", "Text.", "action", action);
    }

    private static String document(String status) {
        return Json.createObjectBuilder()
                .add("title", "Role " + UUID.randomUUID())
                .add("markdown", "Text.")
                .add("status", status)
                .build()
                .toString();
    }

    private static JsonObject json(HttpResponse<String> answer) {
        return Json.createReader(new StringReader(answer.body())).readObject();
    }

    private static String picture() {
        return "-0123456789abcdef.png";
    }

    private static String commentOn(Work post) {
        return "/posts/" + post.slug() + "/comment";
    }

    private static String door(Work post) {
        return "/posts/" + post.slug() + "/password";
    }

    private static String edit(Work post) {
        return "/admin/posts/" + post.id() + "/edit";
    }

    private static HttpResponse<String> save(Member who, Work post, String action) {
        Map<String, Object> fields = new HashMap<>(Works.standing(post.state()));
        if (action.equals("now")) {
            fields.remove("publishAt");
        }
        fields.putAll(Map.of(
                "title", post.slug(),
                "slug", post.slug(),
                "markdown", "Changed " + UUID.randomUUID(),
                "kind", post.kind().name(),
                "commentsOpen", "true",
                "version", works.version(post),
                "action", action));
        return who.post(edit(post), fields);
    }

    /** Whoever has opened it keeps the key: what is opened is of no use for another line. */
    private static HttpResponse<String> open(Member who, Work post) {
        Work closed = post.state().equals("password") ? works.fresh(Kind.POST, "password", post.owner()) : post;
        return who.post(door(closed), Map.of("password", Works.PASSWORD));
    }

    /** Changes the text only if it was another meanwhile. */
    private static HttpResponse<String> bringBack(Member who, Work post) {
        HttpResponse<String> answer = who.post("/admin/posts/" + post.id() + "/revisions/1", Map.of());
        works.changed(post);
        return answer;
    }

    private static HttpResponse<String> put(Member who, Work post, String status) {
        JsonObject document = Json.createObjectBuilder()
                .add("title", post.slug())
                .add("markdown", "Changed " + UUID.randomUUID())
                .add("status", status)
                .build();
        return who.program("PUT", "/api/v1/posts/" + post.id(), JSON, document.toString(), "If-Match", tag(post));
    }

    private static String said() {
        return "{\"markdown\": \"Said " + UUID.randomUUID() + "\"}";
    }

    private static String tag(Work post) {
        return '"' + works.version(post) + '"';
    }

    private static HttpResponse<String> autosave(Member who, Work post) {
        JsonObject typed = Json.createObjectBuilder()
                .add("post", Long.parseLong(post.id()))
                .add("version", 0)
                .add("title", "Typed")
                .add("slug", post.slug())
                .add("markdown", "Typed")
                .build();
        return who.script("PUT", "/admin/autosave/" + UUID.randomUUID(), JSON, typed.toString());
    }

    /** Its owner throws it away; then somebody undoes that. */
    private static HttpResponse<String> undo(Member who, Work post) {
        HttpResponse<String> trashed = post.owner().post("/admin/posts/" + post.id() + "/trash", Map.of());
        works.changed(post);
        String change = trashed.headers().firstValue("Location").orElse("").replaceAll(".*done=(\\d+).*", "$1");
        return who.post("/admin/posts/undo", Map.of("change", change));
    }
}
