package org.travessia.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.travessia.client.ApiClient;
import org.travessia.client.ApiException;
import org.travessia.client.ApiResponse;
import org.travessia.client.api.CommentsApi;
import org.travessia.client.api.MeApi;
import org.travessia.client.api.MediaApi;
import org.travessia.client.api.PostsApi;
import org.travessia.client.api.SiteApi;
import org.travessia.client.api.TermsApi;
import org.travessia.client.model.ListedStatus;
import org.travessia.client.model.Post;
import org.travessia.client.model.PostDocument;
import org.travessia.client.model.PostStatus;
import org.travessia.client.model.PostSummary;
import org.travessia.client.model.Role;

/**
 * The API as a program uses it whose client was generated of {@code docs/openapi.json} by the build: what the description promises is
 * what is answered.
 */
class GeneratedClientE2E {

    private static ApiClient client;

    @BeforeAll
    static void aClientWithAToken() {
        String made = Blog.signedIn()
                .postForm(
                        "/account",
                        "/account/tokens",
                        Map.of(
                                "name",
                                "generated " + UUID.randomUUID(),
                                "days",
                                "7",
                                "scope",
                                List.of("posts:read", "posts:write", "media:read", "comments:moderate")))
                .body();
        String token = Jsoup.parse(made).select("#secret").attr("value");
        client = new ApiClient();
        client.updateBaseUri(Blog.baseUrl().toString());
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
    }

    @Test
    void theDescriptionIsTheOneOfThisBlog() throws Exception {
        String served =
                Blog.visitor().get("/api/openapi", "Accept", "application/json").body();

        assertThat(json(served))
                .as("docs/openapi.json: write there what /api/openapi answers in JSON")
                .isEqualTo(json(Files.readString(Path.of("docs/openapi.json"))));
    }

    @Test
    void aPostIsWrittenChangedPublishedFoundAndDeleted() throws Exception {
        PostsApi posts = new PostsApi(client);
        String word = UUID.randomUUID().toString().replaceAll("[^a-f]", "x");
        String title = "Generated " + word;
        String key = UUID.randomUUID().toString();
        PostDocument document = new PostDocument()
                .title(title)
                .markdown("By *night*.")
                .tags(List.of("sea"))
                .publishAt(OffsetDateTime.parse("2999-01-01T08:00:00Z"))
                .status(PostStatus.SCHEDULED);
        ApiResponse<Post> made = posts.createPostWithHttpInfo(document, key);
        assertThat(made.getStatusCode()).isEqualTo(201);
        Post post = made.getData();
        assertThat(post.getStatus()).isEqualTo(PostStatus.SCHEDULED);
        assertThat(post.getPublishAt()).isEqualTo("2999-01-01T08:00:00Z");
        assertThat(posts.createPost(document, key).getId()).as("asked twice").isEqualTo(post.getId());

        List<PostSummary> found = posts.listPosts(
                        ListedStatus.SCHEDULED,
                        null,
                        word,
                        "title",
                        null,
                        null,
                        null,
                        null,
                        null,
                        5)
                .getPosts();
        assertThat(found).extracting(PostSummary::getTitle).containsExactly(title);

        Post changed = posts.replacePost(
                post.getId(), tag(post), new PostDocument().title(title).markdown("By *day*."));
        assertThat(changed.getHtml()).contains("<em>day</em>");
        assertThat(changed.getStatus()).isEqualTo(PostStatus.SCHEDULED);
        assertThatThrownBy(() -> posts.changePost(post.getId(), tag(post), new PostDocument().pinned(true)))
                .isInstanceOfSatisfying(
                        ApiException.class, stale -> assertThat(stale.getCode()).isEqualTo(412));
        Post out = posts.changePost(post.getId(), tag(changed), new PostDocument().status(PostStatus.PUBLISHED));
        assertThat(out.getPublishedAt()).isNotNull();
        assertThat(Blog.visitor().get(out.getUrl()).statusCode()).isEqualTo(200);

        posts.deletePost(out.getId(), tag(out));
        assertThatThrownBy(() -> posts.getPost(out.getId()))
                .isInstanceOfSatisfying(
                        ApiException.class, gone -> assertThat(gone.getCode()).isEqualTo(404));
    }

    @Test
    void everythingElseIsReadAsDescribed() throws Exception {
        assertThat(new MeApi(client).me().getRole()).isEqualTo(Role.ADMINISTRATOR);
        assertThat(new SiteApi(client).getSite().getTitle()).isNotBlank();
        assertThat(new TermsApi(client).listTags(null, 5).getTerms()).hasSizeLessThanOrEqualTo(5);
        assertThat(new TermsApi(client).listCategories(null, null).getTerms()).isNotNull();
        assertThat(new MediaApi(client).listMedia(null, null, null, 5).getMedia())
                .allSatisfy(file -> assertThat(file.getUrl()).startsWith("/media/"));
        assertThat(new CommentsApi(client)
                        .listComments(null, null, null, null, 5)
                        .getComments())
                .hasSizeLessThanOrEqualTo(5);
    }

    private static String tag(Post post) {
        return "\"" + post.getVersion() + "\"";
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }
}
