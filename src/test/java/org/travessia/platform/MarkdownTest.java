package org.travessia.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class MarkdownTest {

    private final Markdown markdown = new Markdown();

    private String html(String text) {
        return markdown.render(text).html();
    }

    private Document page(String text) {
        return Jsoup.parseBodyFragment(html(text), "http://blog.example/posts/a");
    }

    @Test
    void keepsAccents() {
        assertThat(html("Olá, coração — *ação* é “essa”."))
                .isEqualTo("<p>Olá, coração — <em>ação</em> é “essa”.</p>\n");
    }

    @Test
    void makesTables() {
        Document page = page("| a | b |\n|:--|--:|\n| 1 | `x` |\n");
        assertThat(page.select("table thead th").eachText()).containsExactly("a", "b");
        assertThat(page.select("td[align=right] code").text()).isEqualTo("x");
    }

    @Test
    void makesStrikethroughAndBareLinks() {
        Document page = page("~~não~~ www.example.com e https://example.com/ç");
        assertThat(page.select("del").text()).isEqualTo("não");
        assertThat(page.select("a").eachAttr("href")).contains("http://www.example.com");
    }

    @Test
    void makesTaskListsThatNobodyCanTick() {
        Document page = page("- [ ] um\n- [x] dois\n");
        assertThat(page.select("li input[type=checkbox][disabled]")).hasSize(2);
        assertThat(page.select("li input[checked]")).hasSize(1);
    }

    @Test
    void makesAdmonitionsInTheLanguageOfTheText() {
        Document page = page(
                "> [!WARNING]\n> Mind *the* gap.\n>\n> - one\n\n> [!dica] Um título & só\n> Texto.\n\n> [!NOTA]\n\n> [!OTHER]\n> quoted\n\n> a [!NOTE]\n");
        assertThat(page.select("div.markdown-alert.markdown-alert-warning > p.markdown-alert-title")
                        .text())
                .isEqualTo("Warning");
        assertThat(page.select(".markdown-alert-warning > p > em").text()).isEqualTo("the");
        assertThat(page.select(".markdown-alert-warning > ul > li")).hasSize(1);
        assertThat(page.select(".markdown-alert-tip > .markdown-alert-title").text())
                .isEqualTo("Um título & só");
        assertThat(page.select(".markdown-alert-note").text()).isEqualTo("Nota");
        assertThat(page.select("blockquote")).hasSize(2);
    }

    @Test
    void showsATitledImageThatStandsAloneWithItsCaption() {
        Document page = page("![Um barco](/b.jpg \"Ao amanhecer & só\")\n\nA ![b](/c.jpg \"t\") c.\n\n![d](/e.jpg)\n");
        assertThat(page.select("figure > img").attr("alt")).isEqualTo("Um barco");
        assertThat(page.select("figure > figcaption").text()).isEqualTo("Ao amanhecer & só");
        assertThat(page.select("figure")).hasSize(1);
        assertThat(page.select("p > img")).hasSize(2);
    }

    @Test
    void takesTheAttributesOfImages() {
        Document page = page(
                "![a](/a.jpg \"Legenda\"){.wide}\n\n![b](/b.jpg){.full width=300}\n\n"
                        + "Um ![c](/c.jpg){width=40px height=20} aqui.\n\n![d](/d.jpg){.button onload=x}\n\n![e](/e.jpg) {.wide}\n");
        assertThat(page.select("figure.wide > img.wide").attr("alt")).isEqualTo("a");
        assertThat(page.select("figure.wide > figcaption").text()).isEqualTo("Legenda");
        assertThat(page.select("figure.full > img[width=300]").attr("alt")).isEqualTo("b");
        assertThat(page.select("figure.full > figcaption")).isEmpty();
        assertThat(page.select("p > img.inline[width=40][height=20]").attr("alt"))
                .isEqualTo("c");
        assertThat(page.select("p").eachText()).containsExactly("Um aqui.", "{.button onload=x}", "{.wide}");
        assertThat(page.select("[onload], .button")).isEmpty();
    }

    @Test
    void takesTheIdThatAHeadingIsGiven() {
        Markdown.Rendered rendered =
                markdown.render("## Um *dia* longo {#dia}\n\n## Outro\n\n## {#só}\n\n## De novo {#dia}\n");
        Document page = Jsoup.parseBodyFragment(rendered.html());
        assertThat(page.select("h2").eachText()).containsExactly("Um dia longo", "Outro", "{#só}", "De novo {#dia}");
        assertThat(page.select("h2").first().id()).isEqualTo("text-dia");
        assertThat(Jsoup.parseBodyFragment(rendered.contents())
                        .select("a")
                        .first()
                        .attr("href"))
                .isEqualTo("#text-dia");
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
    }

    @Test
    void saysTheLanguageOfCodeThatItKnows() {
        Document page = page("```java\nint a;\n```\n\n```nonsense\nb\n```\n");
        assertThat(page.select("pre").eachAttr("data-language")).containsExactly("java");
    }

    @Test
    void linksFootnotesBothWays() {
        Document page = page("Texto[^nota].\n\n[^nota]: Explicação.\n");
        Element reference = page.selectFirst("sup a");
        Element note = page.getElementById(reference.attr("href").substring(1));
        assertThat(note.text()).startsWith("Explicação.");
        assertThat(page.getElementById(
                        note.selectFirst("a.footnote-backref").attr("href").substring(1)))
                .isEqualTo(reference);
    }

    @Test
    void givesHeadingsIdsThatCannotClashWithThePage() {
        Document page = page("## main\n\n[para cima](#main)\n\n<p id=\"main\">x</p>");
        assertThat(page.getElementById("main")).isNull();
        assertThat(page.selectFirst("h2").id()).isEqualTo("text-main");
        assertThat(page.selectFirst("a").attr("href")).isEqualTo("#text-main");
    }

    @Test
    void leavesTheFirstLevelToThePage() {
        Document page = page("# Um\n\n## Dois\n\n###### Seis\n");
        assertThat(page.select("h1")).isEmpty();
        assertThat(page.select("h2").text()).isEqualTo("Um");
        assertThat(page.select("h3").text()).isEqualTo("Dois");
        assertThat(page.select("h6").text()).isEqualTo("Seis");
        assertThat(page("## Dois\n").select("h2").text()).isEqualTo("Dois");
    }

    @Test
    void loadsImagesWhenTheyAreNeeded() {
        Element image = page("![Um gato](gato.png \"Mia\")").selectFirst("img");
        assertThat(image.attr("loading")).isEqualTo("lazy");
        assertThat(image.attr("decoding")).isEqualTo("async");
        assertThat(image.attr("alt")).isEqualTo("Um gato");
    }

    @Test
    void leavesTemplatesAsText() {
        String text = "{{7*7}} ${7*7} #{7*7} <%= 7*7 %> {% raw %} [[${7*7}]] @{x} !{x}";
        String shown = page("`" + text + "`").select("code").text();
        assertThat(shown).isEqualTo(text);
        assertThat(html("a {{x}} ${y} #{z}")).isEqualTo("<p>a {{x}} ${y} #{z}</p>\n");
    }

    @Test
    void excerptIsPlainTextOfTheFirstParagraphs() {
        assertThat(markdown.render("# Título\n\nUm **dois**\n`três` [quatro](x).\n\n```java\nint x;\n```\n\nCinco.")
                        .excerpt())
                .isEqualTo("Um dois três quatro. Cinco.");
    }

    @Test
    void aTextOfListsHasAnExcerptToo() {
        assertThat(markdown.render("## A\n\n- um\n- dois\n").excerpt()).isEqualTo("um dois");
        assertThat(markdown.render("```\nx\n```\n").excerpt()).isEmpty();
    }

    @Test
    void excerptEndsBetweenWords() {
        String excerpt = markdown.render("coração ".repeat(100)).excerpt();
        assertThat(excerpt).hasSizeLessThanOrEqualTo(280).endsWith("coração…");
        assertThat(markdown.render("ç".repeat(1000)).excerpt()).hasSize(280);
        String emoji = markdown.render("🚢".repeat(1000)).excerpt();
        assertThat(emoji.codePoints().filter(c -> c >= 0xD800 && c <= 0xDFFF)).isEmpty();
    }

    @Test
    void countsTheWordsThatAreRead() {
        assertThat(markdown.render("## Olá mundo\n\nUm, dois e `três`.\n\n```py\nimport os\n```")
                        .wordCount())
                .isEqualTo(6);
        assertThat(markdown.render("").wordCount()).isZero();
    }

    @Test
    void manyThreadsGetTheSame() throws Exception {
        String text = "## A\n\n```java\nint x = 1; // y\n```\n\n```py\ndef f(): return 'a'\n```\n[^1]\n\n[^1]: n\n";
        String once = html(text);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<String> done : threads.invokeAll(IntStream.range(0, 200)
                    .mapToObj(i -> (Callable<String>) () -> html(text))
                    .toList())) {
                assertThat(done.get()).isEqualTo(once);
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> markdown.render("a".repeat(Markdown.MAX_LENGTH + 1)))
                .satisfies(thrown ->
                        assertThat(thrown.errors().get(0).messageKey()).isEqualTo("markdown.tooLong"));
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> markdown.render("a\n".repeat(Markdown.MAX_LINES)))
                .satisfies(thrown ->
                        assertThat(thrown.errors().get(0).messageKey()).isEqualTo("markdown.tooManyLines"));
    }
}
