package org.travessia.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the bundles, the templates and the code against each other: every text in both languages, none missing, none idle. */
class MessagesTest {

    private static final Path BUNDLES = Path.of("src/main/resources/i18n");
    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Path CODE = Path.of("src/main/java");

    private static final Pattern LITERAL = Pattern.compile("\"([a-z][A-Za-z0-9-]*(?:\\.[A-Za-z0-9-]+)*\\.?)\"");
    private static final Pattern ASKED = Pattern.compile("\\btext\\(\\s*\"([A-Za-z][\\w.-]+)\"\\s*[,)]");
    private static final Pattern TEXT_ATTRIBUTE =
            Pattern.compile("\\b(aria-label|title|alt|placeholder|label|help)\\s*=\\s*\"([^\"]*\\p{L}{2}[^\"]*)\"");

    /** Names that are the same in every language. */
    private static final Set<String> NAMES = Set.of("RSS", "Atom", "JSON");

    @Test
    void everyTextIsThereInEveryLanguage() {
        assertThat(bundle("messages_pt_BR").keySet())
                .isEqualTo(bundle("messages").keySet());
    }

    @Test
    void translationsHaveTheSamePlaces() {
        TreeMap<String, String> translated = bundle("messages_pt_BR");
        bundle("messages")
                .forEach((key, text) ->
                        assertThat(places(translated.get(key))).as(key).isEqualTo(places(text)));
    }

    @Test
    void noTextIsEmpty() {
        Stream.of("messages", "messages_pt_BR")
                .forEach(name -> bundle(name)
                        .forEach((key, text) ->
                                assertThat(text).as(name + ": " + key).isNotBlank()));
    }

    @Test
    void everyTextAskedForExists() {
        Set<String> known = bundle("messages").keySet();
        Set<String> missing = new TreeSet<>();
        for (Path file : sources()) {
            ASKED.matcher(read(file))
                    .results()
                    .map(match -> match.group(1))
                    .filter(key -> !known.contains(key))
                    .forEach(key -> missing.add(key + " in " + file));
        }
        assertThat(missing).isEmpty();
    }

    /** Keys put together at run time count as used if the code holds what they begin with: {@code "error." + status}. */
    @Test
    void noTextIsIdle() {
        Set<String> literals = sources().stream()
                .flatMap(file -> LITERAL.matcher(read(file)).results().map(match -> match.group(1)))
                .collect(Collectors.toSet());
        Set<String> beginnings =
                literals.stream().filter(literal -> literal.endsWith(".")).collect(Collectors.toSet());
        assertThat(bundle("messages").keySet())
                .allMatch(key -> literals.contains(key) || beginnings.stream().anyMatch(key::startsWith));
    }

    @Test
    void noTemplateSpeaksForItself() {
        Set<String> found = new TreeSet<>();
        for (Path file : filesUnder(TEMPLATES, ".jte")) {
            String template = read(file).replaceAll("(?s)<%--.*?--%>", "");
            String withoutLogic = withoutLogic(template);
            String attributes = TEXT_ATTRIBUTE
                    .matcher(withoutLogic)
                    .results()
                    .map(match -> match.group(2))
                    .collect(Collectors.joining(" "));
            String text = withoutLogic.replaceAll("(?s)<[^>]*>", " ").replaceAll("&\\w+;", " ");
            Stream.of((attributes + " " + text).split("[^\\p{L}]+"))
                    .filter(word -> word.length() > 1 && !NAMES.contains(word))
                    .forEach(word -> found.add(file + ": " + word));
        }
        assertThat(found).isEmpty();
    }

    /** A template without its directives, expressions and parameters: what is left is written to the page as it stands. */
    private static String withoutLogic(String template) {
        StringBuilder left = new StringBuilder();
        int at = 0;
        while (at < template.length()) {
            if (template.startsWith("@import", at) || template.startsWith("@param", at)) {
                at = end(template, '\n', at);
            } else if (template.startsWith("${", at) || template.startsWith("!{", at)) {
                at = closing(template, at + 1, '{', '}');
            } else if (template.startsWith("$unsafe{", at)) {
                at = closing(template, at + 7, '{', '}');
            } else if (template.charAt(at) == '`') {
                // A content block ends: the other arguments of the call follow.
                at = closing(template, at + 1, '(', ')', 1);
            } else if (template.charAt(at) == '@'
                    && at + 1 < template.length()
                    && Character.isLetter(template.charAt(at + 1))) {
                at = afterName(template, at + 1);
                if (at < template.length() && template.charAt(at) == '(') {
                    at = closing(template, at, '(', ')');
                }
            } else {
                left.append(template.charAt(at++));
            }
        }
        return left.toString();
    }

    private static int afterName(String template, int from) {
        int at = from;
        while (at < template.length()
                && (Character.isLetter(template.charAt(at)) || ".-".indexOf(template.charAt(at)) >= 0)) {
            at++;
        }
        return at;
    }

    private static int end(String template, char last, int from) {
        int found = template.indexOf(last, from);
        return found < 0 ? template.length() : found;
    }

    /** The place behind the bracket that closes the one at {@code from}, or behind a {@code @`}, where content begins. */
    private static int closing(String template, int from, char open, char close) {
        return closing(template, from, open, close, 0);
    }

    private static int closing(String template, int from, char open, char close, int opened) {
        int depth = opened;
        for (int at = from; at < template.length(); at++) {
            if (template.startsWith("@`", at)) {
                return at + 2;
            }
            if (template.charAt(at) == open) {
                depth++;
            } else if (template.charAt(at) == close && --depth == 0) {
                return at + 1;
            }
        }
        return template.length();
    }

    private static Set<Integer> places(String text) {
        return Pattern.compile("\\{(\\d)")
                .matcher(new MessageFormat(text).toPattern())
                .results()
                .map(match -> Integer.valueOf(match.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static TreeMap<String, String> bundle(String name) {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(BUNDLES.resolve(name + ".properties"))) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(key -> key, properties::getProperty, (a, b) -> a, TreeMap::new));
    }

    private static List<Path> sources() {
        List<Path> sources = new ArrayList<>(filesUnder(CODE, ".java"));
        sources.addAll(filesUnder(TEMPLATES, ".jte"));
        return sources;
    }

    private static List<Path> filesUnder(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
