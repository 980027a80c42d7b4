/** Requests to addresses that somebody typed, which must not lead into the network that the blog itself stands in. */
package org.travessia.outbound;
