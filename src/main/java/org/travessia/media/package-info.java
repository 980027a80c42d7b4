/** Images: kept as rows, addressed by the hash of their bytes and so never changed, served for ever under the same address. */
package org.travessia.media;
