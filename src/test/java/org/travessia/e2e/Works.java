package org.travessia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.travessia.e2e.Cast.Member;
import org.travessia.media.TestImages;

/** What people of each role have made on the blog under test: one of each for looking at, new ones for what uses them up. */
final class Works {

    /** What there is one of for everybody. */
    enum Kind {
        POST,
        PAGE,
        COMMENT,
        FILE,
        SESSION,
        TOKEN
    }

    /**
     * Something that belongs to somebody.
     *
     * @param slug of a post or a page
     * @param state as the table calls it; empty for what has none
     */
    record Work(Kind kind, String id, String slug, String state, Member owner) {}

    static final String PASSWORD = "sesame";

    private static final Pattern EDIT = Pattern.compile("/admin/posts/(\\d+)/edit");
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");

    private static final Pattern TAG = Pattern.compile("^\"(\\d+)[.\"]");

    private final Cast cast = Cast.all();
    private final Map<String, Work> shared = new HashMap<>();
    private final Map<Work, String> prints = new HashMap<>();
    private final Map<String, String> news = new HashMap<>();

    /** One that others look at too. */
    Work one(Kind kind, String state, Member owner) {
        String key = kind + " " + state + " " + owner.username();
        Work known = shared.get(key);
        if (known == null) {
            known = fresh(kind, state, owner);
            shared.put(key, known);
        }
        return known;
    }

    /** One of its own. */
    Work fresh(Kind kind, String state, Member owner) {
        return switch (kind) {
            case POST, PAGE -> post(kind, state, owner);
            case COMMENT -> comment(owner);
            case FILE -> file(owner);
            case SESSION -> session(owner);
            case TOKEN -> token(owner);
        };
    }

    private Work post(Kind kind, String state, Member owner) {
        String slug = "role-" + UUID.randomUUID().toString().substring(0, 13);
        Map<String, Object> fields = new HashMap<>(Map.of(
                "title",
                slug,
                "slug",
                slug,
                "markdown",
                "Text of " + slug,
                "kind",
                kind.name(),
                "commentsOpen",
                "true"));
        Map<String, Object> standing = standing(state);
        boolean byItself = !owner.role().equals("contributor");
        fields.putAll(byItself ? standing : Map.of("action", "draft"));
        HttpResponse<String> made = owner.post("/admin/posts/new", fields);
        Matcher edit = EDIT.matcher(made.headers().firstValue("Location").orElse(""));
        assertThat(edit.find()).as(made.statusCode() + " " + made.body()).isTrue();
        String id = edit.group(1);
        if (!byItself && !standing.get("action").equals("draft")) {
            fields.putAll(standing);
            fields.put("version", version("/admin/posts/" + id + "/edit", "0"));
            done(cast.administrator.post("/admin/posts/" + id + "/edit", fields));
        }
        if (state.startsWith("trashed")) {
            done(cast.administrator.post("/admin/posts/" + id + "/trash", Map.of()));
        }
        return new Work(kind, id, slug, state, owner);
    }

    /** The fields of the form for a state. */
    static Map<String, Object> standing(String state) {
        return switch (state) {
            case "draft", "trashed draft" -> Map.of("action", "draft");
            case "scheduled" -> Map.of("action", "publish", "publishAt", "2999-01-01T10:00");
            case "published", "trashed" -> Map.of("action", "publish");
            case "unlisted", "private" -> Map.of("action", "publish", "visibility", state.toUpperCase());
            case "password" -> Map.of("action", "publish", "visibility", "PASSWORD", "password", PASSWORD);
            default -> throw new IllegalArgumentException("docs/roles.md knows a state that no test makes: " + state);
        };
    }

    /** The version of a post as it was when it was looked at; of what lies in the trash nobody is told. */
    String version(Work post) {
        Matcher tag = TAG.matcher(prints.getOrDefault(post, ""));
        return tag.find() ? tag.group(1) : "0";
    }

    private String version(String page, String otherwise) {
        Matcher version = VERSION.matcher(cast.administrator.get(page).body());
        return version.find() ? version.group(1) : otherwise;
    }

    String commentVersion(String id) {
        return version("/admin/comments/" + id, "0");
    }

    String fileVersion(String id) {
        return version("/admin/media/" + id, "0");
    }

    private Work comment(Member owner) {
        Work post = one(Kind.POST, "published", owner);
        String form = "/posts/" + post.slug() + "/comment";
        HttpResponse<String> sent = cast.administrator.post(
                form, Map.of("text", "Said " + UUID.randomUUID(), "stamp", stamp(form), "action", "send"));
        Matcher id = Pattern.compile("comment-(\\d+)")
                .matcher(sent.headers().firstValue("Location").orElse(""));
        assertThat(id.find()).as(sent.statusCode() + " " + sent.body()).isTrue();
        return new Work(Kind.COMMENT, id.group(1), post.slug(), "", owner);
    }

    private String stamp(String form) {
        return Jsoup.parse(cast.administrator.get(form).body())
                .select("input[name=stamp]")
                .attr("value");
    }

    private Work file(Member owner) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HttpResponse<String> taken = new Upload()
                .file("role.png", "image/png", TestImages.png(random.nextInt(1, 400), random.nextInt(1, 400)))
                .asEditor(owner.visit(), owner.csrf());
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
        String place = taken.headers().firstValue("Location").orElseThrow();
        String url =
                Json.createReader(new StringReader(taken.body())).readObject().getString("url");
        return new Work(Kind.FILE, place.replaceAll(".*/", ""), url, "", owner);
    }

    /** One that the owner does not use here. */
    private Work session(Member owner) {
        List<String> before = places(owner, "sessions");
        owner.again();
        return newest(Kind.SESSION, owner, "sessions", before);
    }

    private Work token(Member owner) {
        List<String> before = places(owner, "tokens");
        HttpResponse<String> made = owner.post("/account/tokens", Cast.tokenFields(owner.visit()));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        return newest(Kind.TOKEN, owner, "tokens", before);
    }

    private static Work newest(Kind kind, Member owner, String what, List<String> before) {
        List<String> now = new ArrayList<>(places(owner, what));
        now.removeAll(before);
        assertThat(now).hasSize(1);
        return new Work(kind, now.get(0), "", "", owner);
    }

    /** The numbers in the addresses of the forms that end them. */
    static List<String> places(Member owner, String what) {
        return owner.visit().page("/account").select("form[action^=/account/" + what + "/]").eachAttr("action").stream()
                .filter(action -> action.matches(".*/\\d+/\\w+"))
                .map(action -> action.replaceAll("\\D", ""))
                .toList();
    }

    /** What can be seen of something from outside, which is another after it was changed. */
    String print(Work work) {
        return switch (work.kind()) {
            case POST, PAGE -> printOfPost(work.id());
            case COMMENT -> {
                HttpResponse<String> page = cast.administrator.get("/admin/comments/" + work.id());
                yield page.statusCode() + " "
                        + Jsoup.parse(page.body()).select("main").text().replaceAll("\\d+ (second|minute)s?", "");
            }
            case FILE -> {
                HttpResponse<String> page = cast.administrator.get("/admin/media/" + work.id());
                yield page.statusCode() + " " + version("/admin/media/" + work.id(), "-");
            }
            case SESSION -> String.valueOf(places(work.owner(), "sessions").contains(work.id()));
            case TOKEN -> String.valueOf(places(work.owner(), "tokens").contains(work.id()));
        };
    }

    private String printOfPost(String id) {
        HttpResponse<String> shown = cast.administrator.program("GET", "/api/v1/posts/" + id, "", "");
        return shown.statusCode() == 200
                ? shown.headers().firstValue("ETag").orElse("")
                        + shown.body().replaceAll("(?s).*(\"status\":\"\\w+\").*", "$1")
                : "trash "
                        + cast.administrator
                                .get("/admin/posts/" + id + "/erase")
                                .statusCode();
    }

    /** Whether it is another than when this was asked before. */
    boolean changed(Work work) {
        String now = print(work);
        String before = prints.put(work, now);
        return !now.equals(before);
    }

    /** Remembers how it is, unless that is known: of new posts that were made in the same way each looks as the first. */
    void look(Work work) {
        boolean isNew = !shared.containsValue(work) && (work.kind() == Kind.POST || work.kind() == Kind.PAGE);
        prints.computeIfAbsent(
                work,
                unknown -> isNew
                        ? news.computeIfAbsent(
                                work.kind() + work.state() + work.owner().role().equals("contributor"),
                                first -> print(work))
                        : print(work));
    }

    private static void done(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }
}
