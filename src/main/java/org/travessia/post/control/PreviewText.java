package org.travessia.post.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.travessia.platform.Markdown;

/** Shows a text as readers will see it, before it is one of a post: by the renderer that posts are rendered with. */
@ApplicationScoped
public class PreviewText {

    private Markdown markdown;

    /** For CDI's proxy only. */
    protected PreviewText() {}

    @Inject
    public PreviewText(Markdown markdown) {
        this.markdown = markdown;
    }

    /**
     * Renders a text.
     *
     * @throws org.travessia.platform.Invalid if it is too long or too complex to be a post's
     */
    public Preview of(String text) {
        Markdown.Rendered rendered = markdown.render(text);
        return new Preview(rendered.html(), rendered.wordCount(), ReadingTime.minutes(rendered.wordCount()));
    }

    /**
     * A text as readers will see it.
     *
     * @param html sanitised, as a post's page has it
     * @param words how many words it has
     * @param minutes how long it takes to read
     */
    public record Preview(String html, int words, int minutes) {}
}
