package org.travessia.mail.control;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Date;

/** A {@link Letter} as RFC 5322 has it. The library encodes what is not ASCII and breaks what is long (RFC 2047, 2045). */
final class MailMessage extends MimeMessage {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final String messageId;

    private MailMessage(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    /**
     * Makes it.
     *
     * @param from the address that it is from
     * @param host the right side of its Message-ID
     * @throws AddressException if the recipient's address is none
     */
    static MimeMessage of(Letter letter, String from, String host, Session session) throws MessagingException {
        MailMessage message = new MailMessage(session, "<" + letter.mailId() + "@" + host + ">");
        try {
            message.setFrom(new InternetAddress(from, Outbox.oneLine(letter.sender()), UTF_8));
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
        message.setRecipient(RecipientType.TO, new InternetAddress(ascii(letter.recipient()), true));
        message.setSubject(Outbox.oneLine(letter.subject()), UTF_8);
        message.setText(letter.text(), UTF_8);
        message.setSentDate(Date.from(letter.writtenAt()));
        message.setHeader("Content-Language", letter.language().toLanguageTag());
        // RFC 3834: nobody's holiday answers it.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.saveChanges();
        return message;
    }

    /** The library would make one of this machine's name and of the time. */
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    /** A domain of other letters has an ASCII form that every server knows; the part before it has none (RFC 6531). */
    private static String ascii(String address) throws AddressException {
        int at = address.lastIndexOf('@');
        if (address.substring(0, at + 1).chars().anyMatch(c -> c > 0x7e)) {
            throw new AddressException("what stands before the @ is not ASCII", address);
        }
        try {
            return address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1));
        } catch (IllegalArgumentException noDomain) {
            throw new AddressException(noDomain.getMessage(), address);
        }
    }
}
