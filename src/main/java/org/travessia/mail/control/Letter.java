package org.travessia.mail.control;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A mail as it is about to be sent.
 *
 * @param id of its row
 * @param mailId the same however often it is sent
 * @param sender the name beside the address that it is from
 */
record Letter(
        long id,
        UUID mailId,
        String sender,
        String recipient,
        Locale language,
        String subject,
        String text,
        Instant writtenAt) {}
