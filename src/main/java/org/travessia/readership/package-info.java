/** How often posts are read: counted without cookies, without addresses, and without a write for each view. */
package org.travessia.readership;
