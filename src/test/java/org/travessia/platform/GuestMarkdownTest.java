package org.travessia.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuestMarkdownTest {

    private final GuestMarkdown markdown = new GuestMarkdown();

    private Document page(String text) {
        return Jsoup.parseBodyFragment(markdown.render(text).html());
    }

    @Test
    void writesWhatPeopleSayInComments() {
        Document page = page("*a* **b** ~~c~~ `d`\n\n> e\n\n- f\n- g\n\n3. h\n\n```java\nint x = 1;\n```\n");
        assertThat(page.select("em").text()).isEqualTo("a");
        assertThat(page.select("strong").text()).isEqualTo("b");
        assertThat(page.select("del").text()).isEqualTo("c");
        assertThat(page.select("p code").text()).isEqualTo("d");
        assertThat(page.select("blockquote p").text()).isEqualTo("e");
        assertThat(page.select("ul li").eachText()).containsExactly("f", "g");
        assertThat(page.select("ol").attr("start")).isEqualTo("3");
        assertThat(page.select("pre code .hl-type, pre code .hl-keyword")).isNotEmpty();
    }

    @Test
    void lineBreaksStay() {
        assertThat(page("one\ntwo").select("p br")).hasSize(1);
    }

    @Test
    void noLinkGainsAnythingForWhoPlacesIt() {
        Document page = page("[a](https://a.example) https://b.example <https://c.example> www.d.example");
        assertThat(page.select("a")).hasSizeGreaterThanOrEqualTo(3);
        for (Element link : page.select("a")) {
            assertThat(link.attr("rel").split(" ")).contains("nofollow", "ugc", "noopener");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](java&#10;script:alert(1))",
                "[x](&#106;avascript:alert(1))",
                "[x](<java\tscript:alert(1)>)",
                "[x](vbscript:x)",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "<javascript:alert(1)>",
                "[x]: javascript:alert(1)\n\n[x]",
                "[x](//evil.example)",
                "[x](/admin/posts)",
                "[x](#comments)",
                "[x](mailto:a@b.example)",
                "![x](javascript:alert(1))",
                "![x](data:image/svg+xml,<svg/onload=alert(1)>)",
                "[x](https:evil)",
                "[x](\u0001javascript:alert(1))"
            })
    void noLinkLeadsAnywhereButToAWholeWebAddress(String text) {
        assertThat(page(text).select("a[href]").eachAttr("href")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<svg/onload=alert(1)>",
                "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<iframe src=https://evil.example></iframe>",
                "<form action=/sign-out><button>x</button></form>",
                "<style>*{display:none}</style>",
                "<p style=\"position:fixed\" class=flash id=main>x</p>",
                "<!-- --!><img src=x onerror=alert(1)>",
                "`<img src=x onerror=alert(1)>`",
                "```\"onmouseover=alert(1)\nx\n```",
                "| a | b |\n|---|---|\n| <img src=x> | c |",
                "[^1]\n\n[^1]: foot"
            })
    void htmlIsShownAndNotObeyed(String text) {
        Document page = page(text);
        assertThat(page.select("script, img, svg, math, iframe, form, button, style, table, section, [id], [style]"))
                .isEmpty();
        page.getAllElements()
                .forEach(element -> element.attributes()
                        .forEach(attribute ->
                                assertThat(attribute.getKey()).isIn("href", "rel", "class", "tabindex", "start")));
        assertThat(page.select("[class]").eachAttr("class")).allMatch(name -> name.matches("(hl|language)-.*"));
    }

    @Test
    void anImageIsALinkToIt() {
        Document page = page("![a cat](https://a.example/cat.png) ![](https://a.example/dog.png)");
        assertThat(page.select("img")).isEmpty();
        assertThat(page.select("a").eachText()).containsExactly("a cat", "https://a.example/dog.png");
        assertThat(markdown.render("![a](https://a.example/cat.png)").links())
                .containsExactly("https://a.example/cat.png");
    }

    @Test
    void noHeadingGetsIntoThePagesOutline() {
        Document page = page("# One\n\nTwo\n===\n\n### Three");
        assertThat(page.select("h1, h2, h3")).isEmpty();
        assertThat(page.select("p").eachText()).containsExactly("One", "Two", "Three");
    }

    @Test
    void templatesAreText() {
        assertThat(page("${7+7} #{7+7} {{7+7}} <%= 7+7 %> @{7+7}").text())
                .isEqualTo("${7+7} #{7+7} {{7+7}} <%= 7+7 %> @{7+7}");
    }

    @Test
    void nothingTakesLong() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (String part : new String[] {"[", "![", "> ", "* ", "`", "[a](<b", "&#", "<", "**a ", "- ", "~~"}) {
                try {
                    markdown.render(part.repeat(10_000 / part.length()));
                } catch (Invalid tooComplex) {
                    assertThat(tooComplex.errors().get(0).field()).isEqualTo("text");
                }
            }
        });
    }

    @Test
    void aLongAddressAgainAndAgainFillsNoHeap() {
        // Of each of its characters a percent-encoded address has twelve.
        String text = "[a]: http://" + "😀".repeat(4950) + "\n\n" + "[a] ".repeat(1250);
        Invalid invalid = catchThrowableOfType(Invalid.class, () -> markdown.render(text));
        assertThat(invalid.errors().get(0).messageKey()).isEqualTo("markdown.tooComplex");
    }

    @Test
    void codeOfManyColoursIsTaken() {
        String code = "```java\n" + "int a = 1;\n".repeat(900) + "```";
        assertThat(markdown.render(code).html()).contains("<span class=\"hl-");
    }

    @Test
    void whatIsTooLongIsRefusedByName() {
        Invalid invalid =
                catchThrowableOfType(Invalid.class, () -> markdown.render("x".repeat(GuestMarkdown.MAX_LENGTH + 1)));
        assertThat(invalid.errors().get(0).field()).isEqualTo("text");
        assertThatThrownBy(() -> markdown.render("x".repeat(GuestMarkdown.MAX_LENGTH + 1)))
                .isInstanceOf(Invalid.class);
    }
}
