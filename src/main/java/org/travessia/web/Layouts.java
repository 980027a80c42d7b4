package org.travessia.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.travessia.platform.Configuration;

/** Makes the {@link Layout} of the request at hand. */
@RequestScoped
public class Layouts {

    @Inject
    Visitor visitor;

    @Inject
    Configuration configuration;

    @Inject
    Assets assets;

    /** Produced by the package {@code settings}; asked for once a page. */
    @Inject
    Instance<Site> site;

    public Layout layout() {
        Site here = site.get();
        visitor.isGreetedIn(here.language());
        return new Layout(
                Messages.in(visitor.locale()),
                here.title(),
                here.tagline(),
                here.zone(),
                visitor.displayName(),
                visitor.csrfToken(),
                visitor.path(),
                configuration.baseUrl().toString(),
                assets);
    }
}
