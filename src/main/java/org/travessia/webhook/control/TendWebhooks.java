package org.travessia.webhook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.travessia.account.control.Actor;
import org.travessia.account.entity.Role;
import org.travessia.outbound.control.Destinations;
import org.travessia.outbound.control.Refused;
import org.travessia.platform.Forbidden;
import org.travessia.platform.Invalid;
import org.travessia.platform.Invalid.FieldError;
import org.travessia.web.WebAddress;
import org.travessia.webhook.entity.Endpoint;
import org.travessia.webhook.entity.EventType;
import org.travessia.webhook.entity.Secret;

/**
 * Where administrators look after webhooks. Rules come first, outside a transaction: looking a name up takes as long as its server
 * likes.
 */
@ApplicationScoped
public class TendWebhooks {

    /** So many endpoints at most. */
    public static final int MOST = 20;

    /** Deliveries on one page of a log. */
    public static final int PAGE = 50;

    private KeepEndpoints keep;
    private Destinations destinations;

    /** For CDI's proxy only. */
    protected TendWebhooks() {}

    @Inject
    public TendWebhooks(KeepEndpoints keep, Destinations destinations) {
        this.keep = keep;
        this.destinations = destinations;
    }

    /** A secret that was just made, and for whom: nobody is ever shown it again. */
    public record Made(long id, Secret secret) {}

    /** All endpoints. */
    public List<EndpointRow> all(Actor actor) {
        demandAdministrator(actor);
        return keep.all();
    }

    /** Endpoints that nothing reaches, or that were paused for that; none for who can do nothing about it. */
    public List<EndpointRow> troubled(Actor actor) {
        return actor.is(Role.ADMINISTRATOR) ? keep.troubled() : List.of();
    }

    /**
     * An endpoint and a page of its log.
     *
     * @param before the delivery before which the page begins; empty for the newest
     * @throws EndpointNotFound if there is none
     */
    public DeliveryLog log(long id, Optional<Long> before, Actor actor) {
        demandAdministrator(actor);
        return keep.log(id, before.orElse(Long.MAX_VALUE), PAGE);
    }

    /**
     * Makes an endpoint, which is told from now on.
     *
     * @throws Invalid if a field breaks a rule, or there are {@link #MOST} already
     */
    public Made create(WantedEndpoint wanted, Actor actor) {
        demandAdministrator(actor);
        Set<EventType> events = checked(wanted);
        Secret secret = Secret.random();
        return new Made(
                keep.add(wanted.url().strip(), wanted.description().strip(), events, secret)
                        .id(),
                secret);
    }

    /**
     * Changes an endpoint, pauses it or lets it be told again.
     *
     * @throws EndpointNotFound if there is none
     * @throws Invalid if a field breaks a rule
     * @throws org.travessia.platform.StaleVersion if somebody changed it meanwhile
     */
    public void change(long id, WantedEndpoint wanted, Actor actor) {
        demandAdministrator(actor);
        Set<EventType> events = checked(wanted);
        keep.change(id, wanted.url().strip(), wanted.description().strip(), events, wanted.active(), wanted.version());
    }

    /**
     * Makes a new secret; the one before signs as well for {@link Endpoint#OVERLAP}.
     *
     * @throws EndpointNotFound if there is none
     */
    public Made rotate(long id, Actor actor) {
        demandAdministrator(actor);
        Secret secret = Secret.random();
        keep.rotate(id, secret);
        return new Made(id, secret);
    }

    /**
     * Sends a message that says nothing, also where the endpoint is paused.
     *
     * @throws EndpointNotFound if there is none
     */
    public void test(long id, Actor actor) {
        demandAdministrator(actor);
        keep.test(id);
    }

    /**
     * Sends a message once more, under the same id.
     *
     * @throws EndpointNotFound if there is none, or it has no such delivery
     */
    public void again(long id, long deliveryId, Actor actor) {
        demandAdministrator(actor);
        keep.again(id, deliveryId);
    }

    /**
     * Removes an endpoint with its log; what waits for it is not sent.
     *
     * @throws EndpointNotFound if there is none
     */
    public void delete(long id, Actor actor) {
        demandAdministrator(actor);
        keep.remove(id);
    }

    private Set<EventType> checked(WantedEndpoint wanted) {
        List<FieldError> errors = new ArrayList<>();
        url(wanted.url().strip()).ifPresent(errors::add);
        String description = wanted.description().strip();
        if (description.codePointCount(0, description.length()) > Endpoint.MAX_DESCRIPTION) {
            errors.add(new FieldError("description", "webhook.description.long", List.of(Endpoint.MAX_DESCRIPTION)));
        } else if (description.chars().anyMatch(Character::isISOControl)) {
            errors.add(new FieldError("description", "webhook.description.oneLine", List.of()));
        }
        Set<EventType> events = EnumSet.noneOf(EventType.class);
        wanted.events().stream()
                .flatMap(type -> EventType.of(type).stream())
                .filter(EventType.choices()::contains)
                .forEach(events::add);
        if (events.isEmpty()) {
            errors.add(new FieldError("events", "webhook.events.none", List.of()));
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return events;
    }

    private Optional<FieldError> url(String url) {
        if (url.length() > Endpoint.MAX_URL || url.contains("#") || !WebAddress.valid(url)) {
            return Optional.of(new FieldError("url", "webhook.url.refused.ADDRESS", List.of()));
        }
        try {
            destinations.check(URI.create(url));
            return Optional.empty();
        } catch (Refused refused) {
            return Optional.of(new FieldError("url", "webhook.url.refused." + refused.reason(), List.of()));
        } catch (UnknownHostException unknown) {
            return Optional.of(new FieldError("url", "webhook.url.unknown", List.of()));
        }
    }

    private static void demandAdministrator(Actor actor) {
        if (!actor.is(Role.ADMINISTRATOR)) {
            throw new Forbidden("person " + actor.id() + " may not tend webhooks");
        }
    }
}
