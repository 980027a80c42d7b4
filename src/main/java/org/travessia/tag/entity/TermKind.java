package org.travessia.tag.entity;

/** What a term is. */
public enum TermKind {
    /** One of any number of words that a post is about. */
    TAG("/tags/"),
    /** The one shelf on which a post stands; shelves may stand on others. */
    CATEGORY("/categories/");

    private final String folder;

    TermKind(String folder) {
        this.folder = folder;
    }

    /** The path of the list of all of them. */
    public String list() {
        return folder.substring(0, folder.length() - 1);
    }

    /** The path of the page of the one with this slug, not percent-encoded. */
    public String path(String slug) {
        return folder + slug;
    }
}
