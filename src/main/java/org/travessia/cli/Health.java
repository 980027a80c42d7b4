package org.travessia.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.travessia.platform.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Asks the running server how it is, without an HTTP client and a JSON parser, which would cost several times as much as the rest.
 */
@Command(
        name = "health",
        description = "Asks the running server on this machine how it is; 0 if well, 1 if not.",
        mixinStandardHelpOptions = true)
class Health implements Callable<Integer> {

    private static final int PATIENCE_MILLIS = 5000;

    /** The server answers with one object a check and never nests deeper than its data. */
    private static final Pattern CHECK =
            Pattern.compile("\\{\"name\":\"([^\"]*)\",\"status\":\"([A-Z]+)\"(?:,\"data\":\\{(.*?)\\})?\\}(?=[,\\]])");

    enum Kind {
        started,
        live,
        ready
    }

    @Spec
    CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "started|live|ready",
            defaultValue = "ready",
            description = "What to ask for; ready unless given.")
    Kind kind;

    @Option(names = "--json", description = "Answers in JSON, as the server does.")
    boolean json;

    /** With a kind named, {@code bin/blog} answers this itself where it can, without a JVM: it is what probes ask. */
    @Option(names = "--quiet", description = "Prints nothing; only the exit code tells.")
    boolean quiet;

    @Override
    public Integer call() {
        int port = Configuration.here().managementPort();
        String answer = ask(port);
        boolean well = answer.startsWith("HTTP/1.1 200");
        if (quiet) {
            return well ? 0 : Blog.FAILED;
        }
        String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(body);
        } else {
            Matcher check = CHECK.matcher(body);
            while (check.find()) {
                String data = check.group(3) == null ? "" : " " + check.group(3).replace("\"", "");
                out.println((check.group(2).equals("UP") ? "ok   " : "fail ") + check.group(1) + data);
            }
        }
        return well ? 0 : Blog.FAILED;
    }

    private String ask(int port) {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
            String request = "GET /health/" + kind + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Failure("no server answers on 127.0.0.1:" + port + " (" + e.getMessage() + ")", e);
        }
    }
}
