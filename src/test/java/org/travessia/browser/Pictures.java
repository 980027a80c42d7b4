package org.travessia.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes the pictures of docs/design-system.md; {@code docs/design-system/take} runs it. */
final class Pictures {

    private static final Map<Integer, Integer> SIZES = new LinkedHashMap<>(Map.of(360, 740, 768, 960, 1440, 900));

    private Pictures() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        try (var former = Files.newDirectoryStream(folder, "*.png")) {
            former.forEach(Pictures::delete);
        }
        Map<String, String> pages = pages();
        for (int width : List.of(360, 768, 1440)) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                try (Tab tab = Tab.ofAdministrator(options(width, scheme));
                        Tab reader = Tab.open(options(width, scheme))) {
                    pages.forEach((name, path) -> {
                        Tab person = path.startsWith("/admin") || path.startsWith("/account") ? tab : reader;
                        take(
                                person,
                                name,
                                path,
                                folder.resolve(name + "-" + scheme.name().toLowerCase() + "-" + width + ".png"));
                    });
                }
            }
        }
        System.exit(0);
    }

    /** What there is to see, by the name of its picture. */
    private static Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("home", "/");
        try (Tab tab = Tab.ofReader()) {
            tab.go("/");
            pages.put("post", first(tab, "article h2 a"));
            tab.go(pages.get("post"));
            pages.put("tag", first(tab, "a[rel~=tag]"));
            pages.put("category", first(tab, "a[href^='/categories/']"));
            pages.put("author", first(tab, "a[href^='/authors/']"));
        }
        pages.put("archive", "/archive");
        pages.put("search", "/search?q=travessia");
        pages.put("sign-in", "/sign-in");
        pages.put("error", "/nothing-here");
        pages.put("dashboard", "/admin");
        pages.put("posts", "/admin/posts");
        pages.put("write", "/admin/posts/new");
        pages.put("media", "/admin/media");
        pages.put("moderation", "/admin/comments");
        pages.put("settings", "/admin/settings");
        pages.put("account", "/account");
        pages.values().removeIf(String::isEmpty);
        return pages;
    }

    private static String first(Tab tab, String selector) {
        ElementHandle link = tab.page().querySelector(selector);
        return link == null ? "" : link.getAttribute("href");
    }

    private static Browser.NewContextOptions options(int width, ColorScheme scheme) {
        return (width < 500 ? Tab.phone() : Tab.desktop())
                .setViewportSize(width, SIZES.get(width))
                .setLocale("pt-BR")
                .setColorScheme(scheme);
    }

    private static void take(Tab tab, String name, String path, Path file) {
        int status = tab.status(path);
        if (status != (name.equals("error") ? 404 : 200)) {
            System.out.println("Left out: " + path + " answers " + status);
            return;
        }
        tab.page().screenshot(new Page.ScreenshotOptions().setPath(file));
        System.out.println(file);
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
