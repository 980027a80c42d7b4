package org.travessia.web;

import java.util.stream.Stream;

/** What a feature adds to the navigation of people who are signed in; the frame asks for whatever there is. */
public interface NavigationSource {

    /** The items for the person who makes the request at hand; none if they have no business there. */
    Stream<NavigationItem> items();
}
