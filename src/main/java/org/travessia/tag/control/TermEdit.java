package org.travessia.tag.control;

/**
 * What somebody typed about a tag or a category, as it was typed, so that it can be shown again.
 *
 * @param slug the last part of its address; empty to have it made of the name
 * @param parent the id of the category above; empty for none, and of a tag
 * @param version the version that the change began from
 */
public record TermEdit(String name, String slug, String description, String parent, int version) {

    /** What is there now. */
    public static TermEdit of(TermView term) {
        return new TermEdit(
                term.name(),
                term.slug(),
                term.description(),
                term.parentId().map(String::valueOf).orElse(""),
                term.version());
    }

    /** The same, begun from another version. */
    public TermEdit from(int otherVersion) {
        return new TermEdit(name, slug, description, parent, otherVersion);
    }
}
