package org.travessia.post.entity;

/** What a post is. */
public enum PostKind {
    /** An entry of the blog, at {@code /posts/{slug}}: it stands in lists, feeds, archives. */
    POST("/posts/"),
    /** Something that does not age, such as "About", at {@code /{slug}}: only in the menu and in the sitemap. */
    PAGE("/");

    private final String folder;

    PostKind(String folder) {
        this.folder = folder;
    }

    /** The path of the one with this slug, not percent-encoded. */
    public String path(String slug) {
        return folder + slug;
    }
}
