/** The first page of the administration: what waits for whom, out of all features. */
package org.travessia.dashboard;
