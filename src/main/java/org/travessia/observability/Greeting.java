package org.travessia.observability;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;
import java.net.URL;
import org.jboss.logging.Logger;
import org.travessia.account.control.SetUp;
import org.travessia.platform.Configuration;
import org.travessia.platform.ReadOnly;

/** Tells the operator, once, where the blog is found and, while it has no administrator, how to become one. */
@ApplicationScoped
public class Greeting {

    private static final Logger LOG = Logger.getLogger(Greeting.class);
    private static final int PATIENCE_MILLIS = 5000;

    @Inject
    Configuration configuration;

    @Inject
    SetUp setUp;

    private boolean said;
    private boolean setUpSettled;
    private boolean setUpPutOff;

    /** Says it if it has not been said, and if a request is really answered. */
    void once() {
        if (!said && answers()) {
            said = true;
            // Half of the heap is what starting left over; once collected, it is given back (MaxHeapFreeRatio) and
            // stays
            // away.
            System.gc();
            LOG.infof("Travessia answers on %s", configuration.baseUrl());
        }
        if (said && !setUpSettled) {
            offerSetUp();
        }
    }

    private void offerSetUp() {
        try {
            setUp.issueCode()
                    .ifPresent(code -> LOG.infof(
                            "Nobody can sign in yet; make the first administrator on %s/setup?code=%s",
                            configuration.baseUrl(), code));
            setUpSettled = true;
        } catch (ReadOnly closed) {
            if (!setUpPutOff) {
                LOG.warn("Nobody can sign in yet; the address that makes the first administrator comes as soon as the"
                        + " database takes writes");
            }
            setUpPutOff = true;
        }
    }

    private boolean answers() {
        try {
            InetAddress bound = InetAddress.getByName(configuration.bindAddress());
            String host = (bound.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : bound).getHostAddress();
            URL url = URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + configuration.port()
                            + "/robots.txt")
                    .toURL();
            HttpURLConnection request = (HttpURLConnection) url.openConnection();
            request.setConnectTimeout(PATIENCE_MILLIS);
            request.setReadTimeout(PATIENCE_MILLIS);
            // Any answer is one: it may well be that only the public name is allowed.
            return request.getResponseCode() > 0;
        } catch (IOException notYet) {
            return false;
        }
    }
}
