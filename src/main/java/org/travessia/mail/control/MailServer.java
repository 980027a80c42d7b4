package org.travessia.mail.control;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import org.jboss.logging.Logger;
import org.travessia.platform.Configuration;
import org.travessia.platform.Configuration.Smtp;

/** The server that takes the blog's mail, by the session that configure.cli describes. */
@ApplicationScoped
public class MailServer {

    private static final Logger LOG = Logger.getLogger(MailServer.class);

    @Resource(lookup = "java:jboss/mail/blog")
    Session session;

    @Inject
    Configuration configuration;

    /** What became of a letter. */
    enum Outcome {
        SENT,
        /** Not now: it is to be tried again. */
        LATER,
        /** There is no such recipient. */
        NEVER
    }

    /**
     * Connects, to send any number of letters.
     *
     * @throws MailServerAway if nobody answers, or the server does not want the blog
     */
    Connection connect() {
        Smtp smtp = configuration.smtp().orElseThrow();
        try {
            Transport transport = session.getTransport("smtp");
            if (smtp.user().isPresent()) {
                transport.connect(smtp.user().get(), smtp.password());
            } else {
                transport.connect();
            }
            return new Connection(transport, smtp);
        } catch (MessagingException refused) {
            throw away(smtp, refused);
        }
    }

    /** The reason in one line; what a server says may have several. */
    private static MailServerAway away(Smtp smtp, MessagingException thrown) {
        LOG.debug("The mail server's refusal", thrown);
        return new MailServerAway(
                "the mail server " + smtp.address() + " takes nothing now, mail waits for it: " + line(thrown));
    }

    private static String line(MessagingException thrown) {
        // An exception of this library may be a whole list; the last one is the server's own word.
        Exception last = thrown;
        while (last instanceof MessagingException more && more.getNextException() != null) {
            last = more.getNextException();
        }
        String said =
                String.valueOf(last.getMessage()).replaceAll("\\p{Cc}+", " ").strip();
        return last.getClass().getSimpleName() + ": " + said;
    }

    /** An open connection. */
    final class Connection implements AutoCloseable {

        private final Transport transport;
        private final Smtp smtp;

        private Connection(Transport transport, Smtp smtp) {
            this.transport = transport;
            this.smtp = smtp;
        }

        /**
         * Sends a letter.
         *
         * <p>Only a recipient whom the server says it will never know is given up. Whatever else it refuses, also for good, may be
         * the fault of a setting, such as the address that mail is from, and is tried again until it is too old.
         *
         * @throws MailServerAway if the connection broke or the server closed it
         */
        Outcome send(Letter letter) {
            try {
                MimeMessage message = MailMessage.of(
                        letter, smtp.from(), configuration.baseUrl().getHost(), session);
                transport.sendMessage(message, message.getAllRecipients());
                return Outcome.SENT;
            } catch (AddressException noAddress) {
                tell(letter, "was given up", noAddress);
                return Outcome.NEVER;
            } catch (SendFailedException refused) {
                if (refused.getInvalidAddresses() != null && refused.getInvalidAddresses().length > 0) {
                    tell(letter, "was given up", refused);
                    return Outcome.NEVER;
                }
                if (!transport.isConnected()) {
                    throw away(smtp, refused);
                }
                tell(letter, "was refused and will be tried again", refused);
                return Outcome.LATER;
            } catch (MessagingException broken) {
                throw away(smtp, broken);
            }
        }

        private void tell(Letter letter, String what, MessagingException reason) {
            LOG.warnf("Mail %d to %s %s: %s", letter.id(), letter.recipient(), what, line(reason));
        }

        @Override
        public void close() {
            try {
                transport.close();
            } catch (MessagingException gone) {
                LOG.debug("The mail server's goodbye", gone);
            }
        }
    }
}
