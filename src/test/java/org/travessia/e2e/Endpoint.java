package org.travessia.e2e;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/**
 * A method of HTTP on an address, as the program itself declares it: what is new is found by the tests that go through all of them.
 *
 * @param template of the address, with its variables as JAX-RS has them
 * @param consumes the type of the body that it takes; empty for any or none
 */
record Endpoint(String method, String template, String consumes) {

    /** Found once: it takes seconds. */
    private static final List<Endpoint> ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.travessia").stream()
                    .filter(type -> type.isAnnotatedWith(Path.class))
                    .map(JavaClass::reflect)
                    .flatMap(type -> Stream.of(type.getDeclaredMethods()).flatMap(method -> of(type, method)))
                    .distinct()
                    .toList();

    /** All that the application answers. */
    static List<Endpoint> all() {
        return ALL;
    }

    private static Stream<Endpoint> of(Class<?> type, Method method) {
        Path own = method.getAnnotation(Path.class);
        Consumes consumes = method.getAnnotation(Consumes.class);
        String template = ("/" + type.getAnnotation(Path.class).value() + (own == null ? "" : "/" + own.value()))
                .replaceAll("/+", "/")
                .replaceAll("(?<=.)/$", "");
        return Stream.of(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(verb -> new Endpoint(verb.value(), template, consumes == null ? "" : consumes.value()[0]));
    }

    /** Whether the method is one that may change something. */
    boolean changes() {
        return !Set.of("GET", "HEAD", "OPTIONS").contains(method);
    }

    boolean ofApi() {
        return template.startsWith("/api/");
    }

    /** Method and address as people write them: variables without their form, but for what it must end in. */
    String name() {
        return method + " "
                + path((name, form) ->
                        "{" + name + "}" + (form.matches("[^|]*\\\\\\.\\w+") ? form.replaceAll(".*\\\\", "") : ""));
    }

    /** The address with its variables filled in. */
    String path(BinaryOperator<String> value) {
        StringBuilder path = new StringBuilder();
        for (String part : parts()) {
            if (part.startsWith("{")) {
                String[] variable = part.substring(1, part.length() - 1).split(":", 2);
                path.append(value.apply(variable[0].strip(), variable.length == 2 ? variable[1].strip() : ""));
            } else {
                path.append(part);
            }
        }
        return path.toString();
    }

    /** Variables, which may have braces in their form, and what stands between them. */
    private List<String> parts() {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int at = 0; at < template.length(); at++) {
            char c = template.charAt(at);
            if (c == '{' && depth++ == 0) {
                parts.add(template.substring(from, at));
                from = at;
            } else if (c == '}' && --depth == 0) {
                parts.add(template.substring(from, at + 1));
                from = at + 1;
            }
        }
        parts.add(template.substring(from));
        return parts;
    }
}
