package org.travessia.webhook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.travessia.audit.control.AuditTrail;
import org.travessia.audit.entity.Deed;
import org.travessia.audit.entity.DeedKind;
import org.travessia.mail.control.NewMail;
import org.travessia.mail.control.Outbox;
import org.travessia.outbound.control.Answer;
import org.travessia.platform.Configuration;
import org.travessia.web.Messages;
import org.travessia.web.Site;
import org.travessia.webhook.entity.Delivery;
import org.travessia.webhook.entity.Delivery.Problem;
import org.travessia.webhook.entity.Endpoint;
import org.travessia.webhook.entity.Endpoint.Pause;
import org.travessia.webhook.entity.EventType;

/** The outbox of messages: what is due, and what became of it. Each step is a transaction; nothing is sent within one. */
@ApplicationScoped
@Transactional
public class DeliveryQueue {

    /** How long the log goes back. */
    static final Duration KEPT = Duration.ofDays(30);

    /** How many of what is over the log of one endpoint has at most, but for what came since the last sweep. */
    static final int MOST_KEPT = 500;

    private static final Logger LOG = Logger.getLogger(DeliveryQueue.class);
    private static final int GONE = 410;
    private static final int MOST_TOLD = 20;

    private DeliveryRepository deliveries;
    private EndpointRepository endpoints;
    private Outbox outbox;
    private AuditTrail audit;
    private Configuration configuration;
    private Instance<Site> site;
    private Clock clock;

    /** For CDI's proxy only. */
    protected DeliveryQueue() {}

    @Inject
    public DeliveryQueue(
            DeliveryRepository deliveries,
            EndpointRepository endpoints,
            Outbox outbox,
            AuditTrail audit,
            Configuration configuration,
            Instance<Site> site,
            Clock clock) {
        this.deliveries = deliveries;
        this.endpoints = endpoints;
        this.outbox = outbox;
        this.audit = audit;
        this.configuration = configuration;
        this.site = site;
        this.clock = clock;
    }

    /** Whether there is something to send. Asked first: a blog that is moved takes no writes. */
    boolean anyDue() {
        return deliveries.anyDue(clock.instant());
    }

    /** Begins to send what is due for longest. Whoever dies before it is noted what became of it has not sent it: it is due again. */
    Optional<Sending> begin(Set<Long> butEndpoints) {
        Instant now = clock.instant();
        // Where nothing arrives comes last: each attempt may take its whole time, and what is due there is the oldest.
        Set<Long> butFailing = new HashSet<>(butEndpoints);
        butFailing.addAll(endpoints.failing());
        return deliveries
                .takeDue(now, butFailing)
                .or(() -> deliveries.takeDue(now, butEndpoints))
                .map(delivery -> {
                    Endpoint endpoint = endpoints.byId(delivery.endpointId()).orElseThrow();
                    delivery.begin(now);
                    return new Sending(
                            delivery.id(),
                            endpoint.id(),
                            URI.create(endpoint.url()),
                            delivery.messageId(),
                            delivery.payload(),
                            endpoint.signers(now));
                });
    }

    /** Something was answered. */
    void answered(Sending sent, Answer answer, Duration took) {
        locked(sent).ifPresent(delivery -> {
            delivery.answered(answer.status(), printable(answer.beginning()), took);
            note(delivery, answer.status() == GONE);
        });
    }

    /** Nothing was answered. */
    void failed(Sending sent, Problem problem, Duration took) {
        locked(sent).ifPresent(delivery -> {
            delivery.failed(problem, took);
            note(delivery, false);
        });
    }

    /** The endpoint first, as whoever removes it does: of two that each wait for the other neither would go on. */
    private Optional<Delivery> locked(Sending sent) {
        return endpoints.forChange(sent.endpointId()).flatMap(endpoint -> deliveries.forChange(sent.id()));
    }

    private void note(Delivery delivery, boolean gone) {
        if (delivery.arrived()) {
            endpoints.worksAgain(delivery.endpointId());
        } else if (!delivery.event().equals(EventType.TEST.type())) {
            Instant now = clock.instant();
            endpoints.failsSince(delivery.endpointId(), now);
            endpoints
                    .forChange(delivery.endpointId())
                    .filter(endpoint -> endpoint.paused().isEmpty())
                    .ifPresent(endpoint -> despair(endpoint, delivery, gone, now));
        }
    }

    private void despair(Endpoint endpoint, Delivery delivery, boolean gone, Instant now) {
        if (gone) {
            delivery.giveUp();
            endpoint.pause(Pause.GONE);
        } else if (endpoint.hopeless(now)) {
            endpoint.pause(Pause.FAILING);
        } else {
            return;
        }
        EndpointRow row = EndpointRow.of(endpoint);
        LOG.warnf(
                "Webhook %d (%s) is paused: %s",
                row.id(), row.host(), gone ? "it says that it is gone" : "nothing arrives there any more");
        audit.record(Deed.of(DeedKind.WEBHOOK_PAUSED, row.id(), row.name())
                .with("reason", row.paused().orElseThrow()));
        tell(row);
    }

    private void tell(EndpointRow endpoint) {
        if (!outbox.open()) {
            return;
        }
        Site here = site.get();
        Messages messages = Messages.in(here.language());
        String text = NewMail.text(
                here.title(),
                messages.text("webhook.mail.why"),
                messages.text("webhook.mail." + endpoint.paused().orElseThrow(), endpoint.name(), endpoint.host()),
                messages.text("webhook.mail.resume", configuration.baseUrl() + "/admin/webhooks/" + endpoint.id()));
        String subject = messages.text("webhook.mail.subject", endpoint.name());
        endpoints
                .administrators(MOST_TOLD)
                .forEach(email -> outbox.write(new NewMail(email, messages.locale(), "webhook-paused", subject, text)));
    }

    /**
     * Forgets some of what is older than {@link #KEPT} or beyond {@link #MOST_KEPT}. Looks first, as {@link #anyDue}.
     *
     * @return how many
     */
    int sweep(int most) {
        List<Long> old = deliveries.old(clock.instant().minus(KEPT), MOST_KEPT, most);
        if (!old.isEmpty()) {
            deliveries.remove(old);
        }
        return old.size();
    }

    /** The database keeps no NUL, and nobody needs to see the others. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cc}&&[^\\n\\t]]", " ");
    }
}
