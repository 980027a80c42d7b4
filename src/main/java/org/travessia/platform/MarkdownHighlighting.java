package org.travessia.platform;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import javax.swing.text.Segment;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;
import org.fife.ui.rsyntaxtextarea.SyntaxConstants;
import org.fife.ui.rsyntaxtextarea.Token;
import org.fife.ui.rsyntaxtextarea.TokenMaker;
import org.fife.ui.rsyntaxtextarea.TokenMakerFactory;
import org.fife.ui.rsyntaxtextarea.TokenTypes;

/**
 * Writes fenced code with the words of its language marked, as {@code <pre><code class="language-java"><span class="hl-keyword">}.
 * RSyntaxTextArea's lexers find them; nothing of Swing is ever shown, so that it works without a display.
 *
 * <p>The classes for a stylesheet: {@code hl-keyword hl-string hl-comment hl-number hl-literal} (true, null) {@code hl-function
 * hl-type hl-variable hl-operator hl-annotation hl-preprocessor hl-regex}; in markup {@code hl-tag hl-attribute hl-entity hl-meta}
 * (doctype, processing instruction); in a diff {@code hl-inserted hl-deleted hl-meta}. Names, punctuation and space have no span.
 *
 * <p>Code in a language that is not known is written plain, and so is code beyond {@value #MAX_LENGTH} characters in one text:
 * marks make HTML many times longer. One instance serves one text, since lexers keep state.
 */
final class MarkdownHighlighting implements NodeRenderer {

    private static final int MAX_LENGTH = 200_000;
    private static final int MAX_LINE_LENGTH = 2_000;
    private static final String DIFF = "diff";

    private static final Map<String, String> LEXERS = lexers();

    private final HtmlNodeRendererContext context;
    private final HtmlWriter html;
    private final Map<String, TokenMaker> used = new LinkedHashMap<>();
    private int marked;

    MarkdownHighlighting(HtmlNodeRendererContext context) {
        this.context = context;
        this.html = context.getWriter();
    }

    private static Map<String, String> lexers() {
        Map<String, String> lexers = new TreeMap<>();
        name(lexers, SyntaxConstants.SYNTAX_STYLE_JAVA, "java");
        name(lexers, SyntaxConstants.SYNTAX_STYLE_PYTHON, "python", "py", "python3", "pycon");
        name(lexers, SyntaxConstants.SYNTAX_STYLE_JAVASCRIPT, "javascript", "js", "jsx", "mjs", "node");
        name(lexers, SyntaxConstants.SYNTAX_STYLE_TYPESCRIPT, "typescript", "ts", "tsx");
        name(lexers, SyntaxConstants.SYNTAX_STYLE_GO, "go", "golang");
        name(lexers, SyntaxConstants.SYNTAX_STYLE_RUST, "rust", "rs");
        name(lexers, SyntaxConstants.SYNTAX_STYLE_C, "c", "h");
        name(lexers, SyntaxConstants.SYNTAX_STYLE_CPLUSPLUS, "cpp", "c++", "cc", "cxx", "hpp");
        name(lexers, SyntaxConstants.SYNTAX_STYLE_CSHARP, "csharp", "cs", "c#");
        name(lexers, SyntaxConstants.SYNTAX_STYLE_SQL, "sql", "postgresql", "psql", "mysql", "sqlite");
        name(lexers, SyntaxConstants.SYNTAX_STYLE_UNIX_SHELL, "bash", "sh", "shell", "console", "zsh", "shell-session");
        name(lexers, SyntaxConstants.SYNTAX_STYLE_POWERSHELL, "powershell", "ps1");
        name(lexers, SyntaxConstants.SYNTAX_STYLE_WINDOWS_BATCH, "bat", "batch");
        name(lexers, SyntaxConstants.SYNTAX_STYLE_YAML, "yaml", "yml");
        name(lexers, SyntaxConstants.SYNTAX_STYLE_JSON_WITH_COMMENTS, "json", "jsonc", "json5");
        name(lexers, SyntaxConstants.SYNTAX_STYLE_XML, "xml", "svg", "xsd", "xslt", "pom");
        // Templates of a page are mostly the page.
        name(
                lexers,
                SyntaxConstants.SYNTAX_STYLE_HTML,
                "html",
                "htm",
                "xhtml",
                "vue",
                "jinja",
                "jinja2",
                "django",
                "jte");
        name(lexers, SyntaxConstants.SYNTAX_STYLE_HANDLEBARS, "handlebars", "hbs", "mustache");
        name(lexers, SyntaxConstants.SYNTAX_STYLE_JSP, "jsp");
        name(lexers, SyntaxConstants.SYNTAX_STYLE_CSS, "css");
        name(lexers, SyntaxConstants.SYNTAX_STYLE_LESS, "less", "scss", "sass");
        name(lexers, SyntaxConstants.SYNTAX_STYLE_DOCKERFILE, "dockerfile", "containerfile", "docker");
        name(lexers, SyntaxConstants.SYNTAX_STYLE_MAKEFILE, "makefile", "make");
        name(lexers, SyntaxConstants.SYNTAX_STYLE_PROPERTIES_FILE, "properties");
        name(lexers, SyntaxConstants.SYNTAX_STYLE_INI, "ini", "toml", "cfg", "conf", "systemd");
        name(lexers, SyntaxConstants.SYNTAX_STYLE_PHP, "php");
        name(lexers, SyntaxConstants.SYNTAX_STYLE_RUBY, "ruby", "rb");
        name(lexers, SyntaxConstants.SYNTAX_STYLE_KOTLIN, "kotlin", "kt", "kts");
        name(lexers, SyntaxConstants.SYNTAX_STYLE_GROOVY, "groovy", "gradle");
        name(lexers, SyntaxConstants.SYNTAX_STYLE_SCALA, "scala");
        name(lexers, SyntaxConstants.SYNTAX_STYLE_CLOJURE, "clojure", "clj");
        name(lexers, SyntaxConstants.SYNTAX_STYLE_LISP, "lisp");
        name(lexers, SyntaxConstants.SYNTAX_STYLE_LUA, "lua");
        name(lexers, SyntaxConstants.SYNTAX_STYLE_PERL, "perl", "pl");
        name(lexers, SyntaxConstants.SYNTAX_STYLE_DART, "dart");
        name(lexers, SyntaxConstants.SYNTAX_STYLE_PROTO, "proto", "protobuf");
        name(lexers, SyntaxConstants.SYNTAX_STYLE_MARKDOWN, "markdown", "md");
        name(lexers, SyntaxConstants.SYNTAX_STYLE_LATEX, "latex", "tex");
        name(lexers, DIFF, "diff", "patch");
        return Map.copyOf(lexers);
    }

    private static void name(Map<String, String> lexers, String style, String... names) {
        for (String name : names) {
            lexers.put(name, style);
        }
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(FencedCodeBlock.class);
    }

    @Override
    public void render(Node node) {
        FencedCodeBlock block = (FencedCodeBlock) node;
        String language = language(block.getInfo());
        Map<String, String> attributes = new LinkedHashMap<>();
        if (!language.isEmpty()) {
            attributes.put("class", "language-" + language);
        }
        html.line();
        // A word that says nothing to a reader is no label.
        html.tag("pre", LEXERS.containsKey(language) ? Map.of("data-language", language) : Map.of());
        html.tag("code", context.extendAttributes(node, "code", attributes));
        write(block.getLiteral(), LEXERS.get(language));
        html.tag("/code");
        html.tag("/pre");
        html.line();
    }

    /** The first word after the fence, as in {@code ```java title="A.java"} or {@code ```{.java}}. */
    private static String language(String info) {
        String word = info == null ? "" : info.strip().split("[\\s,{:]", 2)[0];
        return word.toLowerCase(Locale.ROOT);
    }

    private void write(String code, String style) {
        marked += code.length();
        if (style == null || marked > MAX_LENGTH) {
            html.text(code);
        } else if (style.equals(DIFF)) {
            code.lines().forEach(this::writeDiffLine);
        } else {
            writeMarked(code, used.computeIfAbsent(style, TokenMakerFactory.getDefaultInstance()::getTokenMaker));
        }
    }

    private void writeDiffLine(String line) {
        String kind = null;
        if (line.startsWith("@@") || line.startsWith("+++") || line.startsWith("---") || line.startsWith("diff ")) {
            kind = "hl-meta";
        } else if (line.startsWith("+") || line.startsWith(">")) {
            kind = "hl-inserted";
        } else if (line.startsWith("-") || line.startsWith("<")) {
            kind = "hl-deleted";
        }
        span(kind, line);
        html.text("\n");
    }

    private void writeMarked(String code, TokenMaker lexer) {
        int state = TokenTypes.NULL;
        for (String line : code.lines().toList()) {
            if (line.length() > MAX_LINE_LENGTH) {
                // Some lexers look far ahead: a minified file would take its length squared.
                html.text(line);
                html.text("\n");
                state = TokenTypes.NULL;
                continue;
            }
            state = writeLine(line, lexer, state);
            html.text("\n");
        }
    }

    /** Writes one line and returns in which state (inside a comment, a string, …) the next begins. */
    private int writeLine(String line, TokenMaker lexer, int state) {
        Segment segment = new Segment(line.toCharArray(), 0, line.length());
        int written = 0;
        String open = null;
        StringBuilder same = new StringBuilder();
        for (Token token = lexer.getTokenList(segment, state, 0);
                token != null && token.getType() != TokenTypes.NULL && token.isPaintable();
                token = token.getNextToken()) {
            String kind = kind(token.getType());
            String lexeme = token.getLexeme();
            if (!Objects.equals(kind, open)) {
                span(open, same);
                same.setLength(0);
                open = kind;
            }
            same.append(lexeme);
            written += lexeme.length();
        }
        span(open, same);
        if (written < line.length()) {
            // No lexer may ever swallow a part of the author's text.
            html.text(line.substring(written));
        }
        return lexer.getLastTokenTypeOnLine(segment, state);
    }

    private void span(String kind, CharSequence text) {
        if (text.isEmpty()) {
            return;
        }
        if (kind == null) {
            html.text(text.toString());
        } else {
            html.tag("span", Map.of("class", kind));
            html.text(text.toString());
            html.tag("/span");
        }
    }

    private static String kind(int type) {
        return switch (type) {
            case TokenTypes.COMMENT_EOL,
                    TokenTypes.COMMENT_MULTILINE,
                    TokenTypes.COMMENT_DOCUMENTATION,
                    TokenTypes.COMMENT_KEYWORD,
                    TokenTypes.COMMENT_MARKUP,
                    TokenTypes.MARKUP_COMMENT -> "hl-comment";
            case TokenTypes.RESERVED_WORD, TokenTypes.RESERVED_WORD_2 -> "hl-keyword";
            case TokenTypes.FUNCTION -> "hl-function";
            case TokenTypes.LITERAL_BOOLEAN -> "hl-literal";
            case TokenTypes.LITERAL_NUMBER_DECIMAL_INT,
                    TokenTypes.LITERAL_NUMBER_FLOAT,
                    TokenTypes.LITERAL_NUMBER_HEXADECIMAL -> "hl-number";
            case TokenTypes.LITERAL_STRING_DOUBLE_QUOTE,
                    TokenTypes.LITERAL_CHAR,
                    TokenTypes.LITERAL_BACKQUOTE,
                    TokenTypes.ERROR_STRING_DOUBLE,
                    TokenTypes.ERROR_CHAR,
                    TokenTypes.MARKUP_TAG_ATTRIBUTE_VALUE -> "hl-string";
            case TokenTypes.DATA_TYPE -> "hl-type";
            case TokenTypes.VARIABLE -> "hl-variable";
            case TokenTypes.REGEX -> "hl-regex";
            case TokenTypes.ANNOTATION -> "hl-annotation";
            case TokenTypes.OPERATOR -> "hl-operator";
            case TokenTypes.PREPROCESSOR -> "hl-preprocessor";
            case TokenTypes.MARKUP_TAG_NAME -> "hl-tag";
            case TokenTypes.MARKUP_TAG_ATTRIBUTE -> "hl-attribute";
            case TokenTypes.MARKUP_ENTITY_REFERENCE -> "hl-entity";
            case TokenTypes.MARKUP_DTD, TokenTypes.MARKUP_PROCESSING_INSTRUCTION, TokenTypes.MARKUP_CDATA_DELIMITER ->
                "hl-meta";
            default -> null;
        };
    }
}
