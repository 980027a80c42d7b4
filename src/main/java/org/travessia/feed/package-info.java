/** What programs read of the blog: RSS, Atom, the sitemap, the rules for robots. */
package org.travessia.feed;
