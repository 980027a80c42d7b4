package org.travessia.webhook.boundary;

import java.util.List;
import java.util.Optional;
import org.travessia.platform.Invalid.FieldError;
import org.travessia.webhook.control.DeliveryLog;
import org.travessia.webhook.control.EndpointRow;
import org.travessia.webhook.control.WantedEndpoint;
import org.travessia.webhook.entity.EventType;

/**
 * One endpoint with its log.
 *
 * @param typed what was typed, or the endpoint as it is
 * @param errors broken rules
 * @param done what was just done, or what is wrong as a whole: the end of a key of a text; empty for neither
 * @param secret the one that was just made: this is the only time that anybody sees it
 */
public record WebhookPage(
        DeliveryLog log, WantedEndpoint typed, List<FieldError> errors, String done, Optional<String> secret) {

    /** The page of one, as it is. */
    static WebhookPage of(DeliveryLog log) {
        EndpointRow row = log.endpoint();
        return new WebhookPage(
                log,
                new WantedEndpoint(
                        row.url(),
                        row.description(),
                        row.events().stream().map(EventType::type).toList(),
                        row.paused().isEmpty(),
                        Optional.of(row.version())),
                List.of(),
                "",
                Optional.empty());
    }

    WebhookPage saying(String what) {
        return new WebhookPage(log, typed, errors, what, secret);
    }

    WebhookPage showing(String made, String what) {
        return new WebhookPage(log, typed, errors, what, Optional.of(made));
    }

    /** With what was typed; the version is the one that the next press of the button is an answer to. */
    WebhookPage typed(WantedEndpoint wanted, List<FieldError> wrong) {
        return new WebhookPage(
                log,
                new WantedEndpoint(
                        wanted.url(), wanted.description(), wanted.events(), wanted.active(), typed.version()),
                wrong,
                done,
                secret);
    }

    /** The page's address. */
    public String path() {
        return WebhookAdminPages.PATH + "/" + log.endpoint().id();
    }

    /** Whether what was done is good news. */
    public boolean well() {
        return !done.equals("conflict") && !done.equals("readOnly");
    }
}
