package org.travessia.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.travessia.feed.control.LlmsText;
import org.travessia.platform.Configuration;
import org.travessia.post.control.Cursor;
import org.travessia.post.control.Page;
import org.travessia.post.control.PostSummary;
import org.travessia.post.control.PublicPage;
import org.travessia.post.control.ReadPosts;
import org.travessia.tag.control.ReadTerms;
import org.travessia.tag.control.TermView;
import org.travessia.tag.entity.TermKind;
import org.travessia.web.Site;

class LlmsTextTest {

    private final List<PostSummary> posts = new ArrayList<>();
    private final List<PublicPage> pages = new ArrayList<>();
    private final List<TermView> tags = new ArrayList<>();

    private final LlmsText llms = new LlmsText(
            new ReadPosts(null, null) {
                @Override
                public Page<PostSummary> published(Optional<Cursor> before, Optional<Cursor> after, int size) {
                    return new Page<>(posts, Optional.empty(), Optional.empty());
                }

                @Override
                public List<PublicPage> pages(int limit) {
                    return pages;
                }
            },
            new ReadTerms(null) {
                @Override
                public List<TermView> mostUsed(TermKind kind, int limit) {
                    return kind == TermKind.TAG ? tags : List.of();
                }
            },
            Configuration.from(Map.of("BLOG_BASE_URL", "https://blog.example")));

    private String written(String title, String tagline) {
        return llms.write(new Site(title, tagline, Locale.forLanguageTag("pt-BR"), ZoneOffset.UTC));
    }

    private static PostSummary post(String title, String slug, String excerpt) {
        return new PostSummary(1, title, slug, excerpt, "Ana", Instant.EPOCH, 1, "ana", "", false, null);
    }

    @Test
    void it_leads_to_the_texts() {
        posts.add(post("Ação", "ação", "Um resumo"));
        pages.add(new PublicPage("Sobre", "sobre", ""));
        tags.add(new TermView(
                1,
                TermKind.TAG,
                "java",
                "java",
                "Sobre *Java*",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1,
                0));
        assertThat(written("Travessia", "Um diário")).isEqualTo("""
                # Travessia

                > Um diário

                ## Posts mais novos

                - [Ação](https://blog.example/posts/a%C3%A7%C3%A3o.md): Um resumo

                ## Páginas

                - [Sobre](https://blog.example/sobre.md)

                ## Tags

                - [java](https://blog.example/tags/java): Sobre \\*Java\\*

                ## Optional

                - [RSS: os posts mais novos](https://blog.example/feeds/rss.xml)
                - [Atom: os posts mais novos](https://blog.example/feeds/atom.xml)
                - [JSON Feed: os posts mais novos](https://blog.example/feeds/feed.json)
                - [Arquivo](https://blog.example/archive)
                - [Mapa do site](https://blog.example/sitemap.xml)
                """);
    }

    @Test
    void nobodys_words_become_its_structure() {
        posts.add(post("a](https://evil.example) [b", "a", "one\n\n## Optional\n- [x](https://evil.example)"));
        String text = written("Title\n# Other", "\n> a\n\n## b");
        assertThat(text.lines().filter(line -> line.startsWith("#")))
                .containsExactly("# Title \\# Other", "## Posts mais novos", "## Optional");
        assertThat(text.lines().filter(line -> line.contains("evil")))
                .singleElement()
                .asString()
                .startsWith("- [a\\](https://evil.example) \\[b](https://blog.example/posts/a.md): one ");
    }

    @Test
    void a_note_is_short_and_an_empty_blog_has_one_too() {
        assertThat(written("Travessia", "")).doesNotContain(">").doesNotContain("Posts mais novos\n");
        posts.add(post("a", "a", "⛵".repeat(500)));
        assertThat(written("Travessia", "")).contains("⛵".repeat(199) + "…\n").doesNotContain("⛵".repeat(200));
    }
}
