package org.travessia.inserver;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.travessia.post.control.BrowsePosts;
import org.travessia.post.control.Cursor;
import org.travessia.post.control.Page;
import org.travessia.post.control.PostSummary;
import org.travessia.post.control.ReadPosts;

/** Pages by their number, on a real PostgreSQL. */
@ExtendWith(ArquillianExtension.class)
class NumberedPagesIT {

    @Deployment
    static WebArchive application() {
        return TestArchive.with(NumberedPagesIT.class, Database.class);
    }

    @Inject
    BrowsePosts browse;

    @Inject
    ReadPosts read;

    @Inject
    Database database;

    @BeforeEach
    void posts() {
        database.clear();
        database.change("insert into person (username, email, display_name, password_hash, role, created_at) "
                + "values ('ana', 'ana@example.com', 'Ana', '-', 'AUTHOR', now())");
    }

    @AfterEach
    void zone() {
        database.change("update site set time_zone = 'UTC'");
    }

    /** Forty posts, one each third day, some of one moment, and drafts and private ones between. */
    private void write() {
        database.change(
                "insert into post (title, slug, markdown, html, excerpt, word_count, renderer_version, status, state,"
                        + " visibility, author_id, created_at, updated_at, published_at) select 'Post ' || n, 'post-' || n, 'a', 'a', '', 1, 1,"
                        + " 'DRAFT', case when n % 7 = 3 then 'DRAFT' else 'PUBLISHED' end,"
                        + " case when n % 5 = 2 then 'PRIVATE' else 'PUBLIC' end, id, now(), now(),"
                        + " timestamptz '2020-01-31T23:30:00Z' + (n / 2) * interval '6 days' from person, generate_series(1, 60) n");
    }

    @Test
    void each_page_is_the_one_that_the_links_lead_to() {
        write();
        for (String zone : List.of("America/Sao_Paulo", "Pacific/Kiritimati", "UTC")) {
            database.change("update site set time_zone = '" + zone + "'");
            List<List<String>> linked = new ArrayList<>();
            Optional<Cursor> older = Optional.empty();
            do {
                Page<PostSummary> page = read.published(older, Optional.empty(), 4);
                linked.add(titles(page));
                older = page.older();
            } while (older.isPresent());
            assertThat(linked).hasSizeGreaterThan(9);
            for (int number = 2; number <= linked.size(); number++) {
                Page<PostSummary> page = browse.numbered(number, 4).orElseThrow();
                assertThat(titles(page)).as(zone + " " + number).isEqualTo(linked.get(number - 1));
                assertThat(page.older().isPresent()).isEqualTo(number < linked.size());
            }
            assertThat(browse.numbered(linked.size() + 1, 4)).isEmpty();
            assertThat(browse.numbered(999_999, 50)).isEmpty();
        }
    }

    @Test
    void a_full_last_page_has_none_after_it() {
        database.change("insert into post (title, slug, markdown, html, excerpt, word_count, renderer_version, status,"
                + " author_id, created_at, updated_at, published_at) select 'Post ' || n, 'post-' || n, 'a', 'a', '', 1, 1,"
                + " 'PUBLISHED', id, now(), now(), now() - n * interval '1 hour' from person, generate_series(1, 8) n");
        assertThat(titles(browse.numbered(2, 4).orElseThrow())).containsExactly("Post 5", "Post 6", "Post 7", "Post 8");
        assertThat(browse.numbered(3, 4)).isEmpty();
        assertThat(database.statementsOf(() -> browse.numbered(2, 4))).isEqualTo(2);
    }

    @Test
    void an_empty_blog_has_no_second_page() {
        assertThat(browse.numbered(2, 10)).isEmpty();
    }

    private static List<String> titles(Page<PostSummary> page) {
        return page.rows().stream().map(PostSummary::title).toList();
    }
}
