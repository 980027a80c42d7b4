package org.travessia.webhook.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** An address that is told what happens on the blog. */
@Entity
@Table(name = "webhook_endpoint")
public class Endpoint {

    /** The longest address in characters. */
    public static final int MAX_URL = 1000;

    /** The longest description in characters. */
    public static final int MAX_DESCRIPTION = 200;

    /** How long a former secret signs beside the new one: so long a receiver has to learn it. */
    public static final Duration OVERLAP = Duration.ofDays(1);

    /** Nothing arrived for so long: nobody is there any more. */
    public static final Duration PATIENCE = Duration.ofDays(3);

    /** Why it is told nothing. */
    public enum Pause {
        /** An administrator wished so. */
        BY_HAND,
        /** Nothing has arrived for {@link #PATIENCE}. */
        FAILING,
        /** It said that it is gone (410). */
        GONE
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(nullable = false)
    private String url;

    @Column(nullable = false)
    private String description;

    @Column(nullable = false)
    private String events;

    @Enumerated(EnumType.STRING)
    private Pause paused;

    @Column(nullable = false)
    private String secret;

    @Column(name = "former_secret")
    private String formerSecret;

    @Column(name = "former_secret_until")
    private Instant formerSecretUntil;

    @Column(name = "failing_since")
    private Instant failingSince;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Version
    private int version;

    /** For Hibernate only. */
    protected Endpoint() {}

    /** A new one, which is told from now on. */
    public Endpoint(String url, String description, Set<EventType> events, Secret secret, Instant now) {
        this.createdAt = now.truncatedTo(ChronoUnit.MICROS);
        this.secret = secret.value();
        tell(url, description, events);
    }

    /** Is told of these from now on, there. */
    public void tell(String newUrl, String newDescription, Set<EventType> newEvents) {
        if (!newUrl.equals(url)) {
            this.failingSince = null;
        }
        this.url = newUrl;
        this.description = newDescription;
        this.events = newEvents.stream().sorted().map(EventType::type).collect(Collectors.joining(" "));
    }

    /** Is told nothing for the time being. */
    public void pause(Pause why) {
        this.paused = why;
    }

    /** Is told again; what went wrong before is forgotten. */
    public void resume() {
        this.paused = null;
        this.failingSince = null;
    }

    /** Gets a new secret; the one it had signs as well for {@link #OVERLAP}. */
    public void rotate(Secret newSecret, Instant now) {
        this.formerSecret = secret;
        this.formerSecretUntil = now.plus(OVERLAP).truncatedTo(ChronoUnit.MICROS);
        this.secret = newSecret.value();
    }

    /** What signs a message at this time: the secret, and the one before while that is still good. */
    public List<Secret> signers(Instant now) {
        List<Secret> signers = new ArrayList<>(List.of(Secret.of(secret)));
        if (formerSecret != null && formerSecretUntil.isAfter(now)) {
            signers.add(Secret.of(formerSecret));
        }
        return List.copyOf(signers);
    }

    /** Whether nothing has arrived for longer than there is patience. */
    public boolean hopeless(Instant now) {
        return failingSince != null && failingSince.isBefore(now.minus(PATIENCE));
    }

    public Long id() {
        return id;
    }

    public String url() {
        return url;
    }

    public String description() {
        return description;
    }

    /** In the order in which people are asked. */
    public List<EventType> events() {
        return Arrays.stream(events.split(" "))
                .map(EventType::of)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Why it is told nothing; empty while it is told. */
    public Optional<Pause> paused() {
        return Optional.ofNullable(paused);
    }

    /** Since when nothing has arrived any more; empty while all is well. */
    public Optional<Instant> failingSince() {
        return Optional.ofNullable(failingSince);
    }

    /** Until when the secret before signs as well. */
    public Optional<Instant> formerSecretUntil() {
        return Optional.ofNullable(formerSecretUntil);
    }

    public int version() {
        return version;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Endpoint endpoint && id != null && id.equals(endpoint.id);
    }

    @Override
    public int hashCode() {
        return Endpoint.class.hashCode();
    }
}
