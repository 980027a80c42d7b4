package org.travessia.mail.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a mail looks like on its way. */
class MailMessageTest {

    private static final UUID ID = UUID.fromString("5cbd3a5e-6d2b-4a29-9a37-0d7bd6f1f3f1");
    private static final Instant WRITTEN = Instant.parse("2026-11-29T06:40:00Z");
    private static final Session SESSION = Session.getInstance(new Properties());

    @Test
    void it_has_the_headers_of_a_mail_that_a_program_wrote() throws Exception {
        String raw = raw(letter("Travessia", "ada@example.com", "A subject", "Text"));

        assertThat(headers(raw))
                .contains(
                        "From: Travessia <blog@example.org>",
                        "To: ada@example.com",
                        "Subject: A subject",
                        "Message-ID: <" + ID + "@blog.example.org>",
                        "Auto-Submitted: auto-generated",
                        "Content-Language: pt-BR",
                        "MIME-Version: 1.0")
                .anyMatch(header -> header.startsWith("Date: Sun, 29 Nov 2026 "));
    }

    @Test
    void the_same_letter_is_the_same_mail() throws Exception {
        Letter letter = letter("Travessia", "ada@example.com", "A subject", "Text");
        assertThat(raw(letter)).isEqualTo(raw(letter));
    }

    @Test
    void what_is_not_ascii_is_encoded_and_read_again() throws Exception {
        String subject = "Comentário em “Travessia à noite” 🌊 ".repeat(4).strip();
        String text = "Olá, Zoë!\n\n> " + "uma linha comprida ".repeat(80) + "\n.\n-- \nfim\n";
        String raw = raw(letter("Diário de São João", "ada@exämple.com", subject, text));

        assertThat(raw.chars()).allMatch(c -> c < 128);
        assertThat(raw.lines()).allMatch(line -> line.length() <= 998);
        MimeMessage read = read(raw);
        assertThat(read.getSubject()).isEqualTo(subject);
        assertThat(read.getFrom()[0]).hasToString("=?UTF-8?Q?Di=C3=A1rio_de_S=C3=A3o_Jo=C3=A3o?= <blog@example.org>");
        assertThat(read.getAllRecipients()[0]).hasToString("ada@xn--exmple-cua.com");
        assertThat(((String) read.getContent()).replace("\r\n", "\n")).isEqualTo(text);
        assertThat(read.getContentType()).isEqualTo("text/plain; charset=UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello\r\nBcc: victim@example.com",
                "Hello\nBcc: victim@example.com",
                "Hello\rBcc: victim@example.com",
                "Olá\r\n\r\nBcc: victim@example.com",
                "Hello\u2028Bcc: victim@example.com",
                "Hello\u0085Bcc: victim@example.com\0"
            })
    void a_line_break_begins_no_header(String words) throws Exception {
        MimeMessage read = read(raw(letter(words, "ada@example.com", words, "Text")));

        assertThat(read.getHeader("Bcc")).isNull();
        assertThat(read.getAllRecipients()).hasSize(1);
        assertThat(read.getSubject()).endsWith(" Bcc: victim@example.com");
        assertThat(read.getContent()).isEqualTo("Text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.com\r\nBcc: victim@example.com",
                "ada@example.com, victim@example.com",
                "ada@example.com>\r\nDATA",
                "ada",
                "@example.com",
                "ada@",
                "ad\u00e4@example.com"
            })
    void what_is_no_address_gets_no_mail(String recipient) {
        assertThatThrownBy(() -> raw(letter("Travessia", recipient, "Subject", "Text")))
                .isInstanceOf(AddressException.class);
    }

    private static Letter letter(String sender, String recipient, String subject, String text) {
        return new Letter(1, ID, sender, recipient, Locale.forLanguageTag("pt-BR"), subject, text, WRITTEN);
    }

    private static String raw(Letter letter) throws MessagingException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MailMessage.of(letter, "blog@example.org", "blog.example.org", SESSION).writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static MimeMessage read(String raw) throws MessagingException {
        return new MimeMessage(SESSION, new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> headers(String raw) {
        return Arrays.asList(raw.substring(0, raw.indexOf("\r\n\r\n")).split("\r\n(?! )"));
    }
}
