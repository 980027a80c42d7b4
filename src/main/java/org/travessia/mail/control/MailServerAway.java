package org.travessia.mail.control;

/** The mail server takes nothing now, whatever it is given. */
class MailServerAway extends RuntimeException {

    MailServerAway(String message) {
        super(message);
    }
}
