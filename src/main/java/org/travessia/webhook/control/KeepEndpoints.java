package org.travessia.webhook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.travessia.audit.control.AuditTrail;
import org.travessia.audit.entity.Deed;
import org.travessia.audit.entity.DeedKind;
import org.travessia.job.control.Jobs;
import org.travessia.platform.Invalid;
import org.travessia.platform.StaleVersion;
import org.travessia.webhook.entity.Delivery;
import org.travessia.webhook.entity.Endpoint;
import org.travessia.webhook.entity.Endpoint.Pause;
import org.travessia.webhook.entity.EventType;
import org.travessia.webhook.entity.Secret;

/** The part of looking after webhooks that happens in the database, see {@link TendWebhooks}. */
@ApplicationScoped
@Transactional
public class KeepEndpoints {

    private EndpointRepository endpoints;
    private DeliveryRepository deliveries;
    private Jobs jobs;
    private AuditTrail audit;
    private Clock clock;

    /** For CDI's proxy only. */
    protected KeepEndpoints() {}

    @Inject
    public KeepEndpoints(
            EndpointRepository endpoints, DeliveryRepository deliveries, Jobs jobs, AuditTrail audit, Clock clock) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    List<EndpointRow> all() {
        return endpoints.all().stream().map(EndpointRow::of).toList();
    }

    List<EndpointRow> troubled() {
        return endpoints.troubled().stream().map(EndpointRow::of).toList();
    }

    DeliveryLog log(long id, long before, int size) {
        Endpoint endpoint = endpoints.byId(id).orElseThrow(() -> new EndpointNotFound(id));
        List<Delivery> found = deliveries.of(id, before, size + 1);
        List<DeliveryRow> rows = found.stream().limit(size).map(DeliveryRow::of).toList();
        return new DeliveryLog(
                EndpointRow.of(endpoint),
                rows,
                found.size() > size ? Optional.of(rows.get(size - 1).id()) : Optional.empty());
    }

    /** Makes one, unless there are enough. */
    EndpointRow add(String url, String description, Set<EventType> events, Secret secret) {
        endpoints.lock();
        if (endpoints.all().size() >= TendWebhooks.MOST) {
            throw new Invalid("url", "webhook.many", TendWebhooks.MOST);
        }
        Endpoint endpoint = new Endpoint(url, description, events, secret, clock.instant());
        endpoints.add(endpoint);
        EndpointRow row = EndpointRow.of(endpoint);
        audit.record(Deed.of(DeedKind.WEBHOOK_CREATED, row.id(), row.name()).with("host", row.host()));
        return row;
    }

    void change(
            long id, String url, String description, Set<EventType> events, boolean active, Optional<Integer> version) {
        Endpoint endpoint = changeable(id);
        if (version.isPresent() && version.get() != endpoint.version()) {
            throw new StaleVersion("webhook " + id + " is at version " + endpoint.version() + ", not " + version.get());
        }
        endpoint.tell(url, description, events);
        if (active && endpoint.paused().isPresent()) {
            endpoint.resume();
        } else if (!active && !endpoint.paused().equals(Optional.of(Pause.BY_HAND))) {
            endpoint.pause(Pause.BY_HAND);
        }
        // Not the address: what follows the host may be a key.
        EndpointRow row = EndpointRow.of(endpoint);
        audit.record(Deed.of(DeedKind.WEBHOOK_CHANGED, id, row.name())
                .with("host", row.host())
                .with("paused", !active));
    }

    void rotate(long id, Secret secret) {
        Endpoint endpoint = changeable(id);
        endpoint.rotate(secret, clock.instant());
        audit.record(Deed.of(
                DeedKind.WEBHOOK_SECRET_MADE, id, EndpointRow.of(endpoint).name()));
    }

    void remove(long id) {
        Endpoint endpoint = changeable(id);
        EndpointRow row = EndpointRow.of(endpoint);
        endpoints.remove(endpoint);
        audit.record(Deed.of(DeedKind.WEBHOOK_DELETED, id, row.name()).with("host", row.host()));
    }

    void test(long id) {
        Instant now = clock.instant();
        Endpoint endpoint = changeable(id);
        Message message = Message.of(
                EventType.TEST,
                now,
                Json.createObjectBuilder().add("webhook", endpoint.id()).build());
        deliveries.add(new Delivery(id, message.id(), message.event(), message.payload(), now));
        jobs.soon(SendWebhooks.instance());
    }

    void again(long id, long deliveryId) {
        Delivery delivery = deliveries
                .forChange(deliveryId)
                .filter(found -> found.endpointId() == id)
                .orElseThrow(() -> new EndpointNotFound(id));
        delivery.again(clock.instant());
        jobs.soon(SendWebhooks.instance());
    }

    private Endpoint changeable(long id) {
        return endpoints.forChange(id).orElseThrow(() -> new EndpointNotFound(id));
    }
}
