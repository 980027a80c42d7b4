package org.travessia.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
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

    @Inject
    Instance<NavigationSource> navigation;

    public Layout layout() {
        Site here = site.get();
        visitor.isGreetedIn(here.language());
        return new Layout(
                Messages.in(visitor.locale()),
                here,
                visitor.displayName(),
                visitor.role(),
                visitor.theme(),
                visitor.csrfToken(),
                visitor.path(),
                configuration.baseUrl().toString(),
                assets,
                // Asked here, while an answer can still be an error.
                visitor.signedIn()
                        ? navigation.stream().flatMap(NavigationSource::items).toList()
                        : List.of());
    }
}
