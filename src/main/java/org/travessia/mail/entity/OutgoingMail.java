package org.travessia.mail.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;

/** A mail to one recipient that waits to be sent; once sent, the note that it was. */
@Entity
@Table(name = "outgoing_mail")
public class OutgoingMail {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "mail_id", nullable = false, updatable = false)
    private UUID mailId;

    @Column(nullable = false, updatable = false)
    private String recipient;

    @Column(nullable = false)
    private String language;

    @Column(nullable = false)
    private String subject;

    private String body;

    @Column(nullable = false, updatable = false)
    private String topic;

    @Column(nullable = false)
    private boolean gathering;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "due_at", nullable = false)
    private Instant dueAt;

    @Column(nullable = false)
    private int attempts;

    @Column(name = "sent_at")
    private Instant sentAt;

    /** For Hibernate only. */
    protected OutgoingMail() {}

    /**
     * One that is to be sent.
     *
     * @param gathering whether a newer one of the topic takes its place while it waits
     */
    public OutgoingMail(
            String recipient,
            Locale language,
            String subject,
            String body,
            String topic,
            boolean gathering,
            Instant now,
            Instant dueAt) {
        this.mailId = UUID.randomUUID();
        this.recipient = recipient;
        this.language = language.toLanguageTag();
        this.subject = subject;
        this.body = body;
        this.topic = topic;
        this.gathering = gathering;
        this.createdAt = now.truncatedTo(ChronoUnit.MICROS);
        this.dueAt = dueAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** Says something newer instead; when it is due does not change. */
    public void sayInstead(Locale newLanguage, String newSubject, String newBody) {
        this.language = newLanguage.toLanguageTag();
        this.subject = newSubject;
        this.body = newBody;
    }

    /** Begins to send it: from now on it says what it says. Whoever does not get to the end of it begins again then. */
    public void begin(Instant now, Duration again) {
        this.attempts++;
        this.gathering = false;
        this.dueAt = now.plus(again).truncatedTo(ChronoUnit.MICROS);
    }

    /** The mail server has taken it. */
    public void sent(Instant now) {
        this.sentAt = now.truncatedTo(ChronoUnit.MICROS);
        this.body = null;
    }

    public Long id() {
        return id;
    }

    /** The same however often it is sent. */
    public UUID mailId() {
        return mailId;
    }

    public String recipient() {
        return recipient;
    }

    public Locale language() {
        return Locale.forLanguageTag(language);
    }

    public String subject() {
        return subject;
    }

    /** Plain text, none once it was sent. */
    public String body() {
        return body;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** How often it was begun. */
    public int attempts() {
        return attempts;
    }

    /** Two mails are the same if they are the same row; one that is not saved yet equals only itself. */
    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof OutgoingMail mail && id != null && id.equals(mail.id);
    }

    @Override
    public int hashCode() {
        return OutgoingMail.class.hashCode();
    }
}
