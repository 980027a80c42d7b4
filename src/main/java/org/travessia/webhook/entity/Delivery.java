package org.travessia.webhook.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** A message for one endpoint that waits to be sent; then the note of what became of it. */
@Entity
@Table(name = "webhook_delivery")
public class Delivery {

    /** How long is waited after each attempt but the last: all in all about a day. */
    static final List<Duration> BACK_OFF = List.of(
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(8),
            Duration.ofHours(8));

    /** How often it is sent before it is given up. */
    public static final int MOST_ATTEMPTS = BACK_OFF.size() + 1;

    private static final int SUCCESS = 2;

    /** Why there is no answer. */
    public enum Problem {
        /** The blog sends nothing to such an address: what its name stands for has changed. */
        REFUSED,
        UNKNOWN_HOST,
        TIMEOUT,
        TLS,
        CONNECTION
    }

    /** How far it has come. */
    public enum State {
        WAITING,
        /** It failed and is sent again. */
        RETRYING,
        DELIVERED,
        GIVEN_UP
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "endpoint_id", nullable = false, updatable = false)
    private long endpointId;

    @Column(name = "message_id", nullable = false, updatable = false)
    private String messageId;

    @Column(nullable = false, updatable = false)
    private String event;

    @Column(nullable = false, updatable = false)
    private String payload;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "due_at")
    private Instant dueAt;

    @Column(nullable = false)
    private int attempts;

    @Column(name = "attempted_at")
    private Instant attemptedAt;

    @Column(name = "took_ms")
    private Integer tookMs;

    @Column(name = "response_code")
    private Integer responseCode;

    private String response;

    @Enumerated(EnumType.STRING)
    private Problem problem;

    /** For Hibernate only. */
    protected Delivery() {}

    /** One that is to be sent. */
    public Delivery(long endpointId, String messageId, EventType event, String payload, Instant now) {
        this.endpointId = endpointId;
        this.messageId = messageId;
        this.event = event.type();
        this.payload = payload;
        this.createdAt = now.truncatedTo(ChronoUnit.MICROS);
        this.dueAt = createdAt;
    }

    /** Begins to send it. Whoever does not get to the end of it begins again later. */
    public void begin(Instant now) {
        this.attempts++;
        this.attemptedAt = now.truncatedTo(ChronoUnit.MICROS);
        Duration wait = BACK_OFF.get(Math.min(attempts, BACK_OFF.size()) - 1);
        this.dueAt = attemptedAt.plus(wait);
    }

    /**
     * Something was answered.
     *
     * @param beginning of the body
     */
    public void answered(int code, String beginning, Duration took) {
        this.responseCode = code;
        this.response = beginning;
        this.problem = null;
        end(took);
    }

    /** Nothing was answered. */
    public void failed(Problem why, Duration took) {
        this.responseCode = null;
        this.response = null;
        this.problem = why;
        end(took);
    }

    private void end(Duration took) {
        this.tookMs = (int) took.toMillis();
        // A button's press asks for an answer now, and nobody waits for a day for it.
        if (arrived() || attempts >= MOST_ATTEMPTS || event.equals(EventType.TEST.type())) {
            this.dueAt = null;
        }
    }

    /** It is of no use to send it again. */
    public void giveUp() {
        this.dueAt = null;
    }

    /** Is sent once more as if it had not been yet, under the same id. */
    public void again(Instant now) {
        this.attempts = 0;
        this.dueAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    /** Whether the last attempt was taken: any status from 200 to 299. */
    public boolean arrived() {
        return responseCode != null && responseCode / 100 == SUCCESS;
    }

    public State state() {
        if (dueAt == null) {
            return arrived() ? State.DELIVERED : State.GIVEN_UP;
        }
        return attempts == 0 ? State.WAITING : State.RETRYING;
    }

    public Long id() {
        return id;
    }

    public long endpointId() {
        return endpointId;
    }

    /** The same however often it is sent. */
    public String messageId() {
        return messageId;
    }

    /** Such as "post.published". */
    public String event() {
        return event;
    }

    /** What is sent, JSON. */
    public String payload() {
        return payload;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** When it is sent next; empty once it arrived or was given up. */
    public Optional<Instant> dueAt() {
        return Optional.ofNullable(dueAt);
    }

    public int attempts() {
        return attempts;
    }

    /** How long the last attempt took, in milliseconds. */
    public Optional<Integer> tookMs() {
        return Optional.ofNullable(tookMs);
    }

    /** The status that was answered last. */
    public Optional<Integer> responseCode() {
        return Optional.ofNullable(responseCode);
    }

    /** The beginning of what was answered last: anybody's words. */
    public Optional<String> response() {
        return Optional.ofNullable(response);
    }

    /** Why nothing was answered the last time. */
    public Optional<Problem> problem() {
        return Optional.ofNullable(problem);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Delivery delivery && id != null && id.equals(delivery.id);
    }

    @Override
    public int hashCode() {
        return Delivery.class.hashCode();
    }
}
