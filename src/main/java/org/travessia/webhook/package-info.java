/** Tells other programs what happens on the blog: signed messages by the Standard Webhooks specification, sent from an outbox. */
package org.travessia.webhook;
