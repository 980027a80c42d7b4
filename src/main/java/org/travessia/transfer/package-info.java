/** Texts that come from elsewhere, and go there. */
package org.travessia.transfer;
