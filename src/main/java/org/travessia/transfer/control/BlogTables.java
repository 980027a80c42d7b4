package org.travessia.transfer.control;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which tables are the blog, and which only serve it while it runs; a test fails on a table about which nothing is said here. */
public final class BlogTables {

    /** With posts in files of their own, and images' bytes. */
    static final String POST = "post";

    static final String MEDIA = "media";
    static final String PERSON = "person";
    static final String COMMENT = "comment";

    /** What an export has, and a restore fills. */
    public static final List<String> TAKEN = List.of(
            "site",
            PERSON,
            "term",
            POST,
            "post_tag",
            "post_month",
            "post_view",
            "post_referrer",
            "revision",
            "redirect",
            MEDIA,
            "media_variant",
            "media_item",
            "media_use",
            COMMENT,
            "comment_count",
            "comment_policy",
            "spam_word",
            "site_change");

    /**
     * Who is signed in or asked to join, credentials, limits, jobs, imports, mail on its way, texts that nobody has saved, and who did what here; webhooks,
     * which have secrets and would be told of a copy's posts as well.
     */
    public static final Set<String> LEFT = Set.of(
            "session",
            "access_token",
            "second_factor",
            "recovery_code",
            "passkey",
            "passkey_challenge",
            "pending_sign_in",
            "remembered_device",
            "kept_answer",
            "setup_code",
            "invitation",
            "one_time_link",
            "bucket",
            "flyway_schema_history",
            "schema_compatibility",
            "scheduled_tasks",
            "autosave",
            "import_run",
            "post_change",
            "post_change_post",
            "import_piece",
            "editing",
            "outgoing_mail",
            "webhook_endpoint",
            "webhook_delivery",
            "comment_moderation",
            "audit_entry");

    /** Tables that a migration fills: all others are empty in a new blog. */
    static final Set<String> SEEDED = Set.of("site", "comment_policy");

    /** Columns that leave the blog with nobody, or are made again of others. */
    static final Map<String, Set<String>> WITHOUT = Map.of(
            PERSON,
            Set.of("password_hash"),
            POST,
            Set.of(
                    "html",
                    "feature_html",
                    "excerpt",
                    "word_count",
                    "renderer_version",
                    "plain",
                    "contents",
                    "search_words"),
            MEDIA,
            Set.of("bytes"),
            // Signs forms; a new one is made where the blog is restored.
            "comment_policy",
            Set.of("secret"));

    private BlogTables() {}
}
