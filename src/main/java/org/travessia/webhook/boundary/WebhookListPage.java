package org.travessia.webhook.boundary;

import java.util.List;
import org.travessia.platform.Invalid.FieldError;
import org.travessia.webhook.control.EndpointRow;
import org.travessia.webhook.control.WantedEndpoint;

/**
 * The endpoints, and the form for another one.
 *
 * @param typed what was typed
 * @param errors what is wrong with it, none on the first sight
 * @param done {@code deleted}, {@code readOnly} or empty
 */
public record WebhookListPage(
        List<EndpointRow> endpoints, WantedEndpoint typed, List<FieldError> errors, String done) {}
