package org.travessia.account.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Somebody who can sign in. */
@Entity
@Table(name = "person")
public class Person {

    /** The longest username, as the table has it. */
    public static final int MAX_USERNAME = 60;

    /** The longest e-mail address, RFC 5321. */
    public static final int MAX_EMAIL = 254;

    /** The longest display name, as the table has it. */
    public static final int MAX_DISPLAY_NAME = 100;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "username", nullable = false)
    private String username;

    @Column(name = "email", nullable = false)
    private String email;

    @Column(name = "display_name", nullable = false)
    private String displayName;

    @Column(name = "password_hash", nullable = false)
    private String passwordHash;

    @Enumerated(EnumType.STRING)
    @Column(name = "role", nullable = false)
    private Role role;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "bio", nullable = false)
    private String bio = "";

    @Column(name = "website")
    private String website;

    @Column(name = "avatar")
    private String avatar;

    @Enumerated(EnumType.STRING)
    @Column(name = "state", nullable = false)
    private PersonState state = PersonState.ACTIVE;

    /** Written beside the entity: that somebody came is no change of who they are. */
    @Column(name = "signed_in_at", insertable = false, updatable = false)
    private Instant signedInAt;

    @Column(name = "comment_mail", nullable = false)
    private boolean commentMail = true;

    @Version
    @Column(name = "version", nullable = false)
    private int version;

    /** For Hibernate only. */
    protected Person() {}

    /**
     * Somebody new.
     *
     * @param passwordHash a PHC string, never the password
     */
    public Person(
            String username, String email, String displayName, String passwordHash, Role role, Instant createdAt) {
        this.username = Objects.requireNonNull(username);
        this.email = Objects.requireNonNull(email);
        this.displayName = Objects.requireNonNull(displayName);
        this.passwordHash = Objects.requireNonNull(passwordHash);
        this.role = Objects.requireNonNull(role);
        this.createdAt = Objects.requireNonNull(createdAt);
    }

    /** Replaces the password; who calls this also ends the sessions that the old one opened. */
    public void changePassword(String newHash) {
        this.passwordHash = Objects.requireNonNull(newHash);
    }

    /** Gives another role. */
    public void become(Role newRole) {
        this.role = Objects.requireNonNull(newRole);
    }

    /** Is written to at another address from now on. */
    public void changeEmail(String newEmail) {
        this.email = Objects.requireNonNull(newEmail);
    }

    /** Cannot sign in any more; who calls this also ends what lets them in now. */
    public void suspend() {
        this.state = PersonState.SUSPENDED;
    }

    /** Can sign in again. */
    public void reinstate() {
        this.state = PersonState.ACTIVE;
    }

    /** Nobody any more: a name for posts whose author was erased. */
    public void becomeFormer() {
        this.state = PersonState.FORMER;
    }

    /** Whether this person can sign in at all. */
    public boolean active() {
        return state == PersonState.ACTIVE;
    }

    public PersonState state() {
        return state;
    }

    public Long id() {
        return id;
    }

    public String username() {
        return username;
    }

    public String email() {
        return email;
    }

    public String displayName() {
        return displayName;
    }

    public String passwordHash() {
        return passwordHash;
    }

    /**
     * Tells readers who this is.
     *
     * @param about may be empty
     * @param home the address of another site, empty for none
     * @param picture the address of an image, empty for none
     */
    public void introduce(String newName, String about, Optional<String> home, Optional<String> picture) {
        this.displayName = Objects.requireNonNull(newName);
        this.bio = Objects.requireNonNull(about);
        this.website = home.orElse(null);
        this.avatar = picture.orElse(null);
    }

    /** Says whether to be told of comments by mail. */
    public void wishCommentMail(boolean wished) {
        this.commentMail = wished;
    }

    /** Whether to be told of comments by mail. */
    public boolean wishesCommentMail() {
        return commentMail;
    }

    public String bio() {
        return bio;
    }

    public Optional<String> website() {
        return Optional.ofNullable(website);
    }

    public Optional<String> avatar() {
        return Optional.ofNullable(avatar);
    }

    public Role role() {
        return role;
    }

    public int version() {
        return version;
    }

    /** Two people are the same if they are the same row; one that is not saved yet equals only itself. */
    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Person that && id != null && id.equals(that.id()));
    }

    @Override
    public int hashCode() {
        return Person.class.hashCode();
    }
}
