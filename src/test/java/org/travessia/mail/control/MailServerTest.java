package org.travessia.mail.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.travessia.mail.control.MailServer.Outcome;
import org.travessia.platform.Configuration;

/** What the blog says to a mail server, and makes of what that answers. */
class MailServerTest {

    private final GreenMail greenMail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        greenMail.start();
    }

    @AfterEach
    void stop() {
        greenMail.stop();
    }

    @Test
    void one_connection_carries_many_letters() throws Exception {
        try (MailServer.Connection connection =
                server(greenMail.getSmtp().getPort(), Map.of(), Map.of()).connect()) {
            assertThat(connection.send(letter("ada@example.com"))).isEqualTo(Outcome.SENT);
            assertThat(connection.send(letter("grace@example.com"))).isEqualTo(Outcome.SENT);
        }
        MimeMessage[] taken = greenMail.getReceivedMessages();
        assertThat(taken).hasSize(2);
        assertThat(taken[0].getSubject()).isEqualTo("Olá");
        assertThat(taken[1].getAllRecipients()[0]).hasToString("grace@example.com");
        assertThat(taken[0].getHeader("Return-Path")).containsExactly("<blog@example.org>");
    }

    @Test
    void who_is_named_signs_in() {
        greenMail.setUser("blog", "right");
        greenMail.getManagers().getUserManager().setAuthRequired(true);
        int port = greenMail.getSmtp().getPort();
        Map<String, String> session = Map.of("mail.smtp.auth", "true");
        try (MailServer.Connection connection = server(
                        port, session, Map.of("BLOG_SMTP_USER", "blog", "BLOG_SMTP_PASSWORD", "right"))
                .connect()) {
            assertThat(connection.send(letter("ada@example.com"))).isEqualTo(Outcome.SENT);
        }
        assertThatThrownBy(() -> server(port, session, Map.of("BLOG_SMTP_USER", "blog", "BLOG_SMTP_PASSWORD", "wrong"))
                        .connect())
                .isInstanceOf(MailServerAway.class)
                .hasMessageContaining("AuthenticationFailed")
                .hasMessageNotContaining("wrong");
    }

    @Test
    void nothing_is_said_in_the_clear_to_a_server_without_starttls() {
        greenMail.setUser("blog", "right");
        Map<String, String> session = Map.of(
                "mail.smtp.auth", "true", "mail.smtp.starttls.enable", "true", "mail.smtp.starttls.required", "true");
        assertThatThrownBy(() -> server(
                                greenMail.getSmtp().getPort(),
                                session,
                                Map.of("BLOG_SMTP_USER", "blog", "BLOG_SMTP_PASSWORD", "right"))
                        .connect())
                .isInstanceOf(MailServerAway.class)
                .hasMessageContaining("STARTTLS");
        assertThat(greenMail.getReceivedMessages()).isEmpty();
    }

    @Test
    void a_server_that_is_down_is_one_line() {
        int port = greenMail.getSmtp().getPort();
        greenMail.stop();
        assertThatThrownBy(() -> server(port, Map.of(), Map.of()).connect())
                .isInstanceOf(MailServerAway.class)
                .hasMessage("the mail server 127.0.0.1:" + port
                        + " takes nothing now, mail waits for it: ConnectException: Connection refused");
    }

    @Test
    void only_an_unknown_recipient_is_given_up() throws Exception {
        Map<String, String> answers = new HashMap<>();
        answers.put("RCPT TO:<gone@example.com>", "550 5.1.1 no such user");
        answers.put("RCPT TO:<grey@example.com>", "450 4.7.1 come back\tlater");
        try (Scripted scripted = new Scripted(answers);
                MailServer.Connection connection =
                        server(scripted.port(), Map.of(), Map.of()).connect()) {
            assertThat(connection.send(letter("gone@example.com"))).isEqualTo(Outcome.NEVER);
            assertThat(connection.send(letter("no address"))).isEqualTo(Outcome.NEVER);
            assertThat(connection.send(letter("grey@example.com"))).isEqualTo(Outcome.LATER);
            assertThat(connection.send(letter("ada@example.com"))).isEqualTo(Outcome.SENT);
            answers.put("MAIL FROM:<blog@example.org>", "553 5.7.1 not your address");
            assertThat(connection.send(letter("ada@example.com"))).isEqualTo(Outcome.LATER);
            answers.put("MAIL FROM:<blog@example.org>", "250 ok");
            answers.put(".", "554 5.7.1 too many of these");
            assertThat(connection.send(letter("ada@example.com"))).isEqualTo(Outcome.LATER);
            answers.put("MAIL FROM:<blog@example.org>", "BYE");
            assertThatThrownBy(() -> connection.send(letter("ada@example.com"))).isInstanceOf(MailServerAway.class);
        }
    }

    private static MailServer server(int port, Map<String, String> session, Map<String, String> environment) {
        Properties properties = new Properties();
        properties.putAll(Map.of("mail.smtp.host", "127.0.0.1", "mail.smtp.port", String.valueOf(port)));
        properties.putAll(session);
        Map<String, String> all = new HashMap<>(environment);
        all.put("BLOG_SMTP_HOST", "127.0.0.1");
        all.put("BLOG_SMTP_PORT", String.valueOf(port));
        all.put("BLOG_MAIL_FROM", "blog@example.org");
        MailServer server = new MailServer();
        server.session = Session.getInstance(properties);
        server.configuration = Configuration.from(all);
        return server;
    }

    private static Letter letter(String recipient) {
        return new Letter(
                1,
                UUID.randomUUID(),
                "Travessia",
                recipient,
                Locale.ENGLISH,
                "Olá",
                "Text\n",
                Instant.parse("2026-11-29T06:40:00Z"));
    }

    /** A mail server for one client that answers what it is told to: by what is said, or that all is well. */
    private static final class Scripted implements AutoCloseable {

        private final ServerSocket socket;
        private final Thread thread;

        Scripted(Map<String, String> answers) throws IOException {
            socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
            thread = new Thread(() -> talk(answers));
            thread.start();
        }

        int port() {
            return socket.getLocalPort();
        }

        private void talk(Map<String, String> answers) {
            try (Socket client = socket.accept();
                    BufferedReader in = new BufferedReader(
                            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
                say(client, "220 ready");
                boolean data = false;
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    if (data && !line.equals(".")) {
                        continue;
                    }
                    String answer = answers.getOrDefault(line, line.equals("DATA") ? "354 go on" : "250 ok");
                    if (answer.equals("BYE")) {
                        return;
                    }
                    data = line.equals("DATA");
                    say(client, answer);
                }
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }

        private static void say(Socket client, String answer) throws IOException {
            client.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public void close() {
            try {
                socket.close();
                thread.join();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
