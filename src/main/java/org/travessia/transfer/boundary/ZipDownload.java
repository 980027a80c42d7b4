package org.travessia.transfer.boundary;

import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/**
 * A zip that is sent while it is made, and kept by nobody in between. One of a kind at a time: it holds a connection to the database for as
 * long as it is sent.
 */
final class ZipDownload {

    private static final Logger LOG = Logger.getLogger(ZipDownload.class);
    private static final long SECONDS_TO_COME_AGAIN = 60;

    private final Semaphore oneAtATime = new Semaphore(1);

    /**
     * The answer that sends it.
     *
     * @param fileName what a browser calls it: letters, digits, dots and dashes
     * @throws ServiceUnavailableException while another one is sent
     */
    Response answer(String fileName, StreamingOutput content) {
        if (!oneAtATime.tryAcquire()) {
            throw new ServiceUnavailableException(SECONDS_TO_COME_AGAIN);
        }
        return headers(fileName)
                .entity((StreamingOutput) out -> send(content, out))
                .build();
    }

    /** What is said of it, for whoever asks only that. */
    Response.ResponseBuilder headers(String fileName) {
        return Response.ok()
                .type("application/zip")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store");
    }

    private void send(StreamingOutput content, OutputStream out) throws IOException {
        try {
            content.write(out);
        } catch (RuntimeException failed) {
            // The answer has begun: whoever reads it sees a zip without an end, and only the log can say why.
            LOG.error("The export broke off", failed);
            throw failed;
        } finally {
            oneAtATime.release();
        }
    }
}
