package org.travessia.feed.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.travessia.platform.Configuration;
import org.travessia.platform.MarkdownText;
import org.travessia.platform.WholeUrl;
import org.travessia.post.control.ReadPosts;
import org.travessia.post.entity.PostKind;
import org.travessia.tag.control.ReadTerms;
import org.travessia.tag.entity.TermKind;
import org.travessia.web.Messages;
import org.travessia.web.Site;

/** Tells language models what this blog is and where its texts are, as llmstxt.org has it: Markdown that leads to Markdown. */
@ApplicationScoped
public class LlmsText {

    /** How many of each kind it names: it is to fit into a context. */
    public static final int LENGTH = 50;

    private static final int MAX_NOTE = 200;

    private final ReadPosts posts;
    private final ReadTerms terms;
    private final String baseUrl;

    /** For the proxy only. */
    protected LlmsText() {
        this.posts = null;
        this.terms = null;
        this.baseUrl = "";
    }

    @Inject
    public LlmsText(ReadPosts posts, ReadTerms terms, Configuration configuration) {
        this.posts = posts;
        this.terms = terms;
        this.baseUrl = configuration.baseUrl().toString();
    }

    /** Writes it in the site's language. */
    public String write(Site site) {
        Messages messages = Messages.in(site.language());
        StringBuilder text = new StringBuilder(MarkdownText.heading(site.title())).append("\n");
        if (!site.tagline().isBlank()) {
            text.append("\n> ").append(MarkdownText.inline(site.tagline())).append('\n');
        }
        if (!site.description().isBlank()) {
            text.append('\n').append(MarkdownText.inline(site.description())).append('\n');
        }
        section(
                text,
                messages.text("feed.llms.posts"),
                posts.published(Optional.empty(), Optional.empty(), LENGTH).rows().stream()
                        .map(post -> item(post.title(), PostKind.POST.path(post.slug()) + ".md", post.excerpt()))
                        .toList());
        section(
                text,
                messages.text("feed.llms.pages"),
                posts.pages(LENGTH).stream()
                        .map(page -> item(page.title(), PostKind.PAGE.path(page.slug()) + ".md", page.excerpt()))
                        .toList());
        section(text, messages.text("feed.llms.categories"), terms(TermKind.CATEGORY));
        section(text, messages.text("feed.llms.tags"), terms(TermKind.TAG));
        List<String> more = new ArrayList<>();
        for (FeedFormat format : FeedFormat.values()) {
            more.add(item(messages.text("feed.llms.feed", format.title()), format.path(), ""));
        }
        more.add(item(messages.text("feed.llms.archive"), "/archive", ""));
        more.add(item(messages.text("feed.llms.sitemap"), "/sitemap.xml", ""));
        // A word of the format, in any language: what may be left out.
        section(text, "Optional", more);
        return text.toString();
    }

    private List<String> terms(TermKind kind) {
        return terms.mostUsed(kind, LENGTH).stream()
                .map(term -> item(term.name(), term.path(), term.description()))
                .toList();
    }

    private static void section(StringBuilder text, String title, List<String> items) {
        if (!items.isEmpty()) {
            text.append("\n## ").append(title).append("\n\n");
            items.forEach(text::append);
        }
    }

    private String item(String name, String path, String note) {
        String link = "- [" + MarkdownText.inline(name) + "](" + WholeUrl.ofPath(baseUrl, path) + ")";
        return note.isBlank() ? link + "\n" : link + ": " + MarkdownText.inline(shortened(note)) + "\n";
    }

    private static String shortened(String note) {
        return note.codePointCount(0, note.length()) <= MAX_NOTE
                ? note
                : note.substring(0, note.offsetByCodePoints(0, MAX_NOTE - 1)).stripTrailing() + "…";
    }
}
