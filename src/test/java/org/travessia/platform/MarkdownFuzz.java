package org.travessia.platform;

import com.code_intelligence.jazzer.api.FuzzerSecurityIssueHigh;
import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Whatever an author or a stranger writes: HTML in which nothing runs, or a clear no. */
class MarkdownFuzz {

    private static final Markdown MARKDOWN = new Markdown();
    private static final GuestMarkdown GUESTS = new GuestMarkdown();

    @DictionaryFile(resourcePath = "/fuzz/markdown.dict")
    @FuzzTest
    void authors(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        try {
            Markdown.Rendered rendered = MARKDOWN.render(text);
            SafeHtml.demand(rendered.html());
            SafeHtml.demand(rendered.contents());
            MARKDOWN.elements(text);
        } catch (Invalid beyondBounds) {
            demandField(beyondBounds, "markdown");
        }
    }

    @DictionaryFile(resourcePath = "/fuzz/markdown.dict")
    @FuzzTest
    void guests(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        try {
            String html = GUESTS.render(text).html();
            SafeHtml.demand(html);
            // A stranger's text loads nothing, names nothing on the page, and gains nothing by a link.
            var body = org.jsoup.Jsoup.parseBodyFragment(html).body();
            if (!body.select("img, input, [id], [title], a:not([rel~=nofollow])")
                    .isEmpty()) {
                throw new FuzzerSecurityIssueHigh(html);
            }
        } catch (Invalid beyondBounds) {
            demandField(beyondBounds, "text");
        }
    }

    private static void demandField(Invalid invalid, String field) {
        if (!invalid.errors().get(0).field().equals(field)) {
            throw new AssertionError(invalid);
        }
    }
}
