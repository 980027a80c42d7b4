package org.travessia.e2e;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** A form with files, as a browser writes it: text fields first, names in UTF-8, only quotes and line ends in them escaped. */
public final class Upload {

    private static final String BOUNDARY = "----travessia7MA4YWxkTrZu0gW";

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /** A text field. */
    public Upload field(String name, String value) {
        write("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n");
        return this;
    }

    /** A file, whose name is written as it is given. */
    public Upload file(String name, String type, byte[] content) {
        write("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: " + type + "\r\n\r\n");
        body.writeBytes(content);
        write("\r\n");
        return this;
    }

    /** Sends it as a page's form. */
    public HttpResponse<String> to(Visit visit, String path) {
        return visit.send(request(visit, path).header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"));
    }

    /** Sends it as the editor's script does. */
    public HttpResponse<String> asEditor(Visit visit, String token) {
        return visit.send(request(visit, "/admin/media")
                .header("Accept", "application/json")
                .header("X-CSRF-Token", token));
    }

    private HttpRequest.Builder request(Visit visit, String path) {
        write("--" + BOUNDARY + "--\r\n");
        return visit.request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body.toByteArray()));
    }

    private void write(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
