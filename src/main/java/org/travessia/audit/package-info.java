/** Who did what, when and from where: written once, chained by hashes, never changed. docs/audit.md tells of it. */
package org.travessia.audit;
