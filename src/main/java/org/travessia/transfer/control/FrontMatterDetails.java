package org.travessia.transfer.control;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.travessia.post.control.PostDetails;
import org.travessia.post.control.PostRules;
import org.travessia.post.entity.PostKind;
import org.travessia.post.entity.Visibility;
import org.travessia.tag.control.FileUnder;

/** What front matter says of a post besides its title, address, date and whether it is published. */
final class FrontMatterDetails {

    private static final int MAX_MENU = 999;

    private final FrontMatter said;
    private final PostKind kind;
    private final RelativeAddresses addresses;
    private final HtmlToMarkdown.Warnings warnings;

    FrontMatterDetails(FrontMatter said, PostKind kind, RelativeAddresses addresses, HtmlToMarkdown.Warnings warnings) {
        this.said = said;
        this.kind = kind;
        this.addresses = addresses;
        this.warnings = warnings;
    }

    /** All that is said; empty if nothing is, and what people say of the post here stays. */
    Optional<PostDetails> details() {
        List<String> categories = new ArrayList<>(said.values("categories"));
        categories.addAll(said.values("category"));
        categories.removeIf(name -> !possible(name));
        Optional<String> summary = said.first("summary", "excerpt", "description");
        Optional<String> image = said.first("image", "featured_image", "feature_image", "thumbnail", "cover")
                .or(() -> said.within("cover", "image"))
                .or(() -> said.within("image", "path"))
                .or(() -> said.within("header", "image"))
                .flatMap(this::image);
        Optional<String> language = said.first("language", "lang").flatMap(this::language);
        PostDetails details = new PostDetails(
                kind,
                visibility(),
                Optional.empty(),
                Optional.empty(),
                language,
                Optional.empty(),
                tags(categories),
                categories.stream().findFirst(),
                said.truthOf("pinned", "sticky", "featured").orElse(false),
                kind == PostKind.PAGE
                        ? said.first("menu_order", "weight")
                                .filter(number -> number.matches("\\d{1,9}"))
                                .map(number -> Math.min(MAX_MENU, Integer.parseInt(number)))
                        : Optional.empty(),
                image,
                said.first("feature_image_alt", "image_alt")
                        .or(() -> said.within("cover", "alt"))
                        .or(() -> said.within("image", "alt"))
                        .flatMap(text -> Entry.line(text, PostRules.MAX_SUMMARY))
                        .orElse(""),
                summary.flatMap(text -> Entry.line(text, PostRules.MAX_SUMMARY)).orElse(""),
                said.value("seo_title")
                        .flatMap(text -> Entry.line(text, PostRules.MAX_TITLE))
                        .orElse(""),
                said.first("seo_description")
                        .or(() -> said.value("description").filter(text -> !summary.equals(Optional.of(text))))
                        .flatMap(text -> Entry.line(text, PostRules.MAX_SUMMARY))
                        .orElse(""),
                said.first("canonical_url", "canonicalURL").filter(url -> url.matches("(?i)https?://\\S{1,490}")),
                said.truthOf("comments_open", "comments").orElse(true));
        return details.equals(PostDetails.PLAIN) ? Optional.empty() : Optional.of(details);
    }

    private boolean possible(String name) {
        if (!TakeTerms.possible(name)) {
            warnings.add("import.termLeft", DjangoText.plain(name));
            return false;
        }
        return true;
    }

    private List<String> tags(List<String> categories) {
        Set<String> seen = new LinkedHashSet<>();
        List<String> tags = new ArrayList<>();
        List<String> written = new ArrayList<>(said.values("tags"));
        written.addAll(said.values("tag"));
        if (categories.size() > 1) {
            List<String> more = categories.subList(1, categories.size());
            warnings.add("import.categoriesBecameTags", DjangoText.list(more));
            written.addAll(more);
        }
        for (String name : written) {
            if (seen.add(name.toLowerCase(Locale.ROOT)) && possible(name)) {
                tags.add(name);
            }
        }
        if (tags.size() > FileUnder.MOST_TAGS) {
            warnings.add(
                    "import.tagsLeft",
                    FileUnder.MOST_TAGS,
                    DjangoText.list(tags.subList(FileUnder.MOST_TAGS, tags.size())));
            return List.copyOf(tags.subList(0, FileUnder.MOST_TAGS));
        }
        return tags;
    }

    private Visibility visibility() {
        String written = said.value("visibility").orElse("").toUpperCase(Locale.ROOT);
        return switch (written) {
            case "UNLISTED" -> Visibility.UNLISTED;
            // The word that opens it is nowhere in a file.
            case "PRIVATE", "PASSWORD" -> Visibility.PRIVATE;
            default -> Visibility.PUBLIC;
        };
    }

    private Optional<String> language(String tag) {
        String lower = tag.toLowerCase(Locale.ROOT);
        return lower.startsWith("en")
                ? Optional.of("en")
                : lower.startsWith("pt") ? Optional.of("pt-BR") : Optional.empty();
    }

    private Optional<String> image(String written) {
        Optional<String> here = addresses.onThisBlog(new AddressInText(0, written.length(), written, true));
        return here.or(
                () -> Optional.of(written).filter(url -> url.matches("(?i)https?://[^\\s\"<>\\\\^`{|}]{1,490}")));
    }
}
