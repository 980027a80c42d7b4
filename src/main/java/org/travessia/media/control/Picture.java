package org.travessia.media.control;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.travessia.media.entity.FileFormat;
import org.travessia.media.entity.FileName;

/**
 * An image of the library as a page shows it: at addresses that name the bytes themselves, and so may be kept for ever.
 *
 * @param ref the part of the address that texts name it by
 * @param name what the addresses end in
 * @param hash of its bytes
 * @param width in pixels
 * @param height in pixels
 * @param alt what is to be seen, for those who do not see it; may be empty
 * @param variants narrower ones, the narrowest first; none before they are made
 */
public record Picture(
        String ref,
        FileName name,
        String hash,
        FileFormat format,
        int width,
        int height,
        String alt,
        List<Variant> variants) {

    /** Of images that readers get, the widest; whoever wants to see more opens the original. */
    static final int WIDEST = 1600;

    /** The widths that variants have, in pixels. */
    static final List<Integer> WIDTHS = List.of(480, 800, 1200, WIDEST);

    /** A narrower form of it. */
    public record Variant(String hash, FileFormat format, int width, int height) {}

    /** The address of the image itself. */
    public String original() {
        return "/media/" + hash + "/" + name.encoded();
    }

    /** The address of what is shown where a browser does not choose: the widest variant of an image too wide for any page. */
    public String src() {
        return width <= WIDEST || variants.isEmpty() ? original() : address(variants.get(variants.size() - 1));
    }

    /** The address of the narrowest form. */
    public String thumbnail() {
        return variants.isEmpty() ? original() : address(variants.get(0));
    }

    /** What a browser chooses from, as the attribute {@code srcset} takes it; empty where there is nothing to choose. */
    public String srcset() {
        if (variants.isEmpty()) {
            return "";
        }
        boolean narrow = width <= WIDEST && variants.get(variants.size() - 1).width() < width;
        return Stream.concat(
                        variants.stream().map(variant -> address(variant) + " " + variant.width() + "w"),
                        narrow ? Stream.of(original() + " " + width + "w") : Stream.empty())
                .collect(Collectors.joining(", "));
    }

    private String address(Variant variant) {
        return "/media/" + variant.hash() + "/"
                + name.ofWidth(variant.width(), variant.format()).encoded();
    }
}
