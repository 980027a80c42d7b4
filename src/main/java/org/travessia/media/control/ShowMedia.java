package org.travessia.media.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.travessia.media.entity.FileFormat;
import org.travessia.media.entity.FileName;

/**
 * Shows the library's images in the HTML of a text: each with its size, so that nothing jumps while it loads, at addresses that
 * may be kept for ever, and with the widths from which a browser chooses. The text itself names a file by its lasting
 * address.
 */
@ApplicationScoped
@Transactional
public class ShowMedia {

    /** What an image takes of the window at most, by its class: a text has a measure of 68 characters; see blog.css. */
    private static final Map<String, String> SIZES =
            Map.of("", "(min-width: 48rem) 44rem, 92vw", "wide", "(min-width: 70rem) 64rem, 92vw", "full", "100vw");

    private static final Pattern REF = Pattern.compile("/media/([0-9a-f]{64}|[0-9a-z]{20})/");
    private static final Pattern SRC = Pattern.compile("^/media/([0-9a-f]{64}|[0-9a-z]{20})/[^/]+$");
    private static final Pattern IMAGE = Pattern.compile("<img((?: [a-z-]+=\"[^\"]*\")*) ?/?>");
    private static final Pattern ATTRIBUTE = Pattern.compile(" ([a-z-]+)=\"([^\"]*)\"");
    private static final Pattern PIXELS = Pattern.compile("[1-9]\\d{0,4}");

    /** So many images of one text are completed: what is written for each is longer than what names it. */
    private static final int MOST_IMAGES = 500;

    private MediaRepository media;

    /** For CDI's proxy only. */
    protected ShowMedia() {}

    @Inject
    public ShowMedia(MediaRepository media) {
        this.media = media;
    }

    /** The parts of addresses by which texts name files of the library. */
    public static Set<String> refs(String... texts) {
        Set<String> refs = new LinkedHashSet<>();
        for (String text : texts) {
            REF.matcher(text).results().map(found -> found.group(1)).forEach(refs::add);
        }
        return refs;
    }

    /** The part of an address by which it names one file of the library; empty for an address of anything else. */
    public static Optional<String> ref(String address) {
        return refs(address).stream().findFirst();
    }

    /**
     * The address of the narrowest form of an image, for those who have read what it is made of beside something else.
     *
     * @param hash of the narrowest variant's bytes, or of the image's own where there is none
     * @param variantType the content type of the variant, null where there is none
     * @param variantWidth the width of the variant in pixels, null where there is none
     */
    public static String thumbnail(String fileName, String hash, String variantType, Integer variantWidth) {
        FileName name = new FileName(fileName);
        FileName shown = variantWidth == null ? name : name.ofWidth(variantWidth, FileFormat.of(variantType));
        return "/media/" + hash + "/" + shown.encoded();
    }

    /**
     * Writes down which files a post names, and forgets which it named before.
     *
     * @param refs see {@link #refs}
     */
    public void usedBy(long postId, Set<String> refs) {
        media.setUses(postId, refs);
    }

    /** Posts that name a file, by their ids and in their order, after one of them. */
    public List<Long> postsNaming(String ref, long after, int limit) {
        return media.postsWith(ref, after, limit);
    }

    /**
     * The image at an address of this blog, to be shown outside of a text: the picture above a post, say.
     *
     * @param address such as {@code /media/4k2…/boat.jpg}
     */
    public Optional<Picture> at(String address) {
        Set<String> refs = refs(address);
        return refs.size() == 1
                ? Optional.ofNullable(media.pictures(refs).get(refs.iterator().next()))
                : Optional.empty();
    }

    /**
     * The element that shows an image outside of a text.
     *
     * @param address on this blog or elsewhere
     * @param alt what is to be seen; may be empty
     */
    public String element(String address, String alt) {
        return in("<img src=\"" + escaped(address) + "\" alt=\"" + escaped(alt) + "\" />");
    }

    /**
     * Completes the images in a text.
     *
     * @param html as the sanitizer wrote it, which writes every attribute in double quotes
     */
    public String in(String html) {
        if (!html.contains("<img ")) {
            return html;
        }
        Map<String, Picture> pictures = media.pictures(refs(html));
        AtomicInteger number = new AtomicInteger();
        return IMAGE.matcher(html).replaceAll(image -> {
            int position = number.getAndIncrement();
            return Matcher.quoteReplacement(
                    position < MOST_IMAGES ? image(image, pictures, position == 0) : image.group());
        });
    }

    private static String image(MatchResult image, Map<String, Picture> pictures, boolean first) {
        Map<String, String> attributes = new LinkedHashMap<>();
        ATTRIBUTE.matcher(image.group(1)).results().forEach(each -> attributes.put(each.group(1), each.group(2)));
        Matcher src = SRC.matcher(attributes.getOrDefault("src", ""));
        if (src.matches() && pictures.containsKey(src.group(1))) {
            complete(attributes, pictures.get(src.group(1)));
        }
        if (first) {
            // It is likely to be seen at once.
            attributes.remove("loading");
        }
        StringBuilder tag = new StringBuilder("<img");
        attributes.forEach((name, value) ->
                tag.append(' ').append(name).append("=\"").append(value).append('"'));
        return tag.append(" />").toString();
    }

    private static void complete(Map<String, String> attributes, Picture picture) {
        String wished = attributes.get("width");
        boolean narrowed = wished != null && PIXELS.matcher(wished).matches();
        int width = narrowed ? Integer.parseInt(wished) : picture.width();
        attributes.put("src", picture.src());
        attributes.put("width", String.valueOf(width));
        if (!narrowed || !attributes.containsKey("height")) {
            long height = Math.max(1, Math.round((double) width * picture.height() / picture.width()));
            attributes.put("height", String.valueOf(height));
        }
        if (attributes.getOrDefault("alt", "").isEmpty() && !picture.alt().isEmpty()) {
            attributes.put("alt", escaped(picture.alt()));
        }
        if (!picture.srcset().isEmpty()) {
            attributes.put("srcset", picture.srcset());
            attributes.put(
                    "sizes",
                    narrowed
                            ? "min(" + width + "px, 92vw)"
                            : SIZES.getOrDefault(attributes.getOrDefault("class", ""), SIZES.get("")));
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("\"", "&#34;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
