package org.travessia.inserver;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.travessia.account.control.Actor;
import org.travessia.account.entity.Role;
import org.travessia.post.control.BrowsePosts;
import org.travessia.post.control.NewPost;
import org.travessia.post.control.PostDetails;
import org.travessia.post.control.SearchResult;
import org.travessia.post.control.WritePost;
import org.travessia.post.entity.PostKind;
import org.travessia.post.entity.Visibility;

/** What readers find: in both languages, by words, phrases and what must be absent; the best first. */
@ExtendWith(ArquillianExtension.class)
class SearchIT {

    @Deployment
    static WebArchive application() {
        return TestArchive.with(SearchIT.class, Database.class);
    }

    @Inject
    WritePost write;

    @Inject
    BrowsePosts browse;

    @Inject
    Database database;

    private Actor author;

    @BeforeEach
    void people() {
        database.clear();
        author = database.person("ana", Role.AUTHOR);
    }

    @Test
    void words_are_found_in_their_other_forms_in_english() {
        post("en", "Frameworks", "She was crossing the rivers slowly.");
        assertThat(found("framework")).containsExactly("Frameworks");
        assertThat(found("cross river")).containsExactly("Frameworks");
        assertThat(found("crossed RIVER")).containsExactly("Frameworks");
        assertThat(found("cross desert")).isEmpty();
    }

    @Test
    void words_are_found_in_their_other_forms_in_portuguese() {
        post("pt-BR", "Travessias", "A criação atravessava oceanos.");
        assertThat(found("travessia")).containsExactly("Travessias");
        assertThat(found("criação oceano")).containsExactly("Travessias");
        assertThat(found("criacao")).containsExactly("Travessias");
        assertThat(found("atravessar")).containsExactly("Travessias");
    }

    @Test
    void what_must_be_absent_is_absent_in_every_language() {
        post("en", "One", "Java with classes.");
        post("en", "Two", "Java with records.");
        post("pt-BR", "Três", "Java com classes.");
        post("pt-BR", "Quatro", "Java com registros.");
        assertThat(found("java")).containsExactlyInAnyOrder("One", "Two", "Três", "Quatro");
        assertThat(found("java -classes")).containsExactlyInAnyOrder("Two", "Quatro");
        assertThat(found("java -class")).doesNotContain("One").contains("Two", "Quatro");
        assertThat(found("-classes java -registros")).containsExactly("Two");
        assertThat(found("java -\"with records\"")).containsExactlyInAnyOrder("One", "Três", "Quatro");
        assertThat(found("records or registros -java")).isEmpty();
        assertThat(found("-classes")).isEmpty();
    }

    @Test
    void a_phrase_stands_together() {
        post("en", "Together", "The open sea is calm.");
        post("en", "Apart", "The sea lies open.");
        assertThat(found("open sea")).containsExactlyInAnyOrder("Together", "Apart");
        assertThat(found("\"open sea\"")).containsExactly("Together");
        assertThat(found("\"open sea")).containsExactly("Together");
        assertThat(found("\"calm sea\" or \"lies open\"")).containsExactly("Apart");
    }

    @Test
    void a_title_comes_before_a_text() {
        post("en", "Boats", "Something else.");
        post("en", "Long", "boats boats boats boats and boats again");
        assertThat(found("boat")).containsExactly("Boats", "Long");
    }

    @Test
    void pages_are_found_at_their_own_address() {
        create("About whales", "Whom you meet here.", details(PostKind.PAGE, Visibility.PUBLIC, "en"));
        create("Post on whales", "text", details(PostKind.POST, Visibility.PUBLIC, "en"));
        assertThat(results("whale"))
                .extracting(SearchResult::path)
                .containsExactlyInAnyOrder("/about-whales", "/posts/post-on-whales");
    }

    @Test
    void what_not_everybody_finds_is_not_found() {
        for (PostKind kind : PostKind.values()) {
            create(kind + " unlisted", "whale", details(kind, Visibility.UNLISTED, "en"));
            create(kind + " private", "whale", details(kind, Visibility.PRIVATE, "en"));
            long trashed = create(kind + " trashed", "whale", details(kind, Visibility.PUBLIC, "en"));
            write.trash(trashed, Optional.empty(), author.id());
            long draft = create(kind + " draft", "whale", details(kind, Visibility.PUBLIC, "en"));
            write.setPublished(draft, false, author.id());
        }
        assertThat(found("whale")).isEmpty();
    }

    @Test
    void it_is_one_statement_and_reads_an_index() {
        post("en", "Boats", "text");
        assertThat(database.statementsOf(() -> found("boat -sea"))).isEqualTo(1);
        List<Object> plan = new ArrayList<>();
        database.inTransaction(() -> {
            List.of("seqscan", "indexscan", "indexonlyscan")
                    .forEach(way -> database.change("set local enable_" + way + " = off"));
            plan.addAll(database.values(
                    "explain select p.id from post p, (select websearch_to_tsquery('blog_en', 'boat') as query) asked "
                            + "where p.state = 'PUBLISHED' and p.visibility = 'PUBLIC' and p.trashed_at is null "
                            + "and p.search_words @@ asked.query order by p.published_at desc, p.id desc limit 1000"));
        });
        assertThat(plan)
                .anySatisfy(line -> assertThat(line.toString()).contains("Bitmap Index Scan on post_search_words"));
    }

    private List<String> found(String words) {
        return results(words).stream().map(SearchResult::title).toList();
    }

    private List<SearchResult> results(String words) {
        return browse.search(words, 1).results();
    }

    private void post(String language, String title, String text) {
        create(title, text, details(PostKind.POST, Visibility.PUBLIC, language));
    }

    private long create(String title, String text, PostDetails details) {
        return write.create(new NewPost(
                title, Optional.empty(), text, true, Optional.empty(), author.id(), Optional.empty(), details));
    }

    private static PostDetails details(PostKind kind, Visibility visibility, String language) {
        return new PostDetails(
                kind,
                visibility,
                Optional.empty(),
                Optional.empty(),
                Optional.of(language),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                "",
                "",
                "",
                "",
                Optional.empty(),
                true);
    }
}
