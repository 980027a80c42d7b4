package org.travessia.audit.entity;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What can be done that is worth remembering. Each has a row in docs/audit.md and its words in the bundle {@code i18n/messages}, as
 * {@code audit.deed.} and the code. A code stays what it is for ever: it stands in entries that cannot be changed.
 */
public enum DeedKind {
    // What people do about themselves.
    SIGNED_IN("account.signed-in"),
    SIGN_IN_FAILED("account.sign-in-failed"),
    SECOND_FACTOR_FAILED("account.second-factor-failed"),
    SIGNED_OUT("account.signed-out"),
    PASSWORD_CHANGED("account.password-changed"),
    PASSWORD_LINK_SENT("account.password-link-sent"),
    EMAIL_CHANGE_ASKED("account.email-change-asked"),
    EMAIL_CHANGED("account.email-changed"),
    PROFILE_CHANGED("account.profile-changed"),
    PERSON_EXPORTED("account.exported"),
    SESSION_ENDED("session.ended"),
    SESSIONS_ENDED("session.others-ended"),
    ALL_SESSIONS_ENDED("session.all-ended"),
    DEVICE_REMEMBERED("device.remembered"),
    DEVICE_FORGOTTEN("device.forgotten"),
    APP_ADDED("factor.app-added"),
    APP_REMOVED("factor.app-removed"),
    PASSKEY_ADDED("factor.passkey-added"),
    PASSKEY_REMOVED("factor.passkey-removed"),
    RECOVERY_CODES_MADE("factor.codes-made"),
    RECOVERY_CODE_USED("factor.code-used"),
    TOKEN_CREATED("token.created"),
    TOKEN_REVOKED("token.revoked"),

    // What is done about people.
    PERSON_CREATED("person.created"),
    GUESSES_FORGOTTEN("person.all-unlocked"),
    SECOND_FACTOR_RESET("person.second-factor-reset"),
    PERSON_INVITED("person.invited"),
    INVITATION_WITHDRAWN("person.invitation-withdrawn"),
    ROLE_CHANGED("person.role-changed"),
    PERSON_SUSPENDED("person.suspended"),
    PERSON_REINSTATED("person.reinstated"),
    PERSON_SIGNED_OUT("person.sessions-ended"),
    PERSON_ERASED("person.erased"),

    // Posts and pages.
    POST_CREATED("post.created"),
    POST_PUBLISHED("post.published"),
    POST_SCHEDULED("post.scheduled"),
    POST_UNPUBLISHED("post.unpublished"),
    POST_TRASHED("post.trashed"),
    POST_RESTORED("post.restored"),
    POST_ERASED("post.erased"),

    // What is around them.
    COMMENT_MODERATED("comment.moderated"),
    COMMENT_CHANGED("comment.changed"),
    COMMENT_ERASED("comment.erased"),
    COMMENT_POLICY_CHANGED("comment.policy-changed"),
    TERM_MERGED("term.merged"),
    TERM_DELETED("term.deleted"),
    REDIRECT_CREATED("redirect.created"),
    REDIRECT_DELETED("redirect.deleted"),
    MEDIA_REPLACED("media.replaced"),
    MEDIA_DELETED("media.deleted"),
    WEBHOOK_CREATED("webhook.created"),
    WEBHOOK_CHANGED("webhook.changed"),
    WEBHOOK_SECRET_MADE("webhook.secret-made"),
    WEBHOOK_PAUSED("webhook.paused"),
    WEBHOOK_DELETED("webhook.deleted"),

    // The blog as a whole.
    SETTINGS_CHANGED("settings.changed"),
    SETTINGS_PUT_BACK("settings.put-back"),
    BLOG_IMPORT_STARTED("blog.import-started"),
    BLOG_IMPORTED("blog.imported"),
    BLOG_EXPORTED("blog.exported"),
    BLOG_RESTORED("blog.restored");

    private final String code;

    DeedKind(String code) {
        this.code = code;
    }

    /** The kind of thing and what was done to it, such as {@code post.published}. */
    public String code() {
        return code;
    }

    /** The key of its words in the bundle {@code i18n/messages}. */
    public String messageKey() {
        return "audit.deed." + code;
    }

    /** The kind that has this code. */
    public static Optional<DeedKind> of(String code) {
        return Stream.of(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
}
