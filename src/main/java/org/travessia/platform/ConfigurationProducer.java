package org.travessia.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Reads the configuration once for the whole application. */
@ApplicationScoped
public class ConfigurationProducer {

    private final Configuration configuration = Configuration.here();

    @Produces
    Configuration configuration() {
        return configuration;
    }
}
