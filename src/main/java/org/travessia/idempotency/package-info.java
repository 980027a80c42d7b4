/**
 * What a program asks for twice is done once: the first answer to a request with an {@code Idempotency-Key}
 * (draft-ietf-httpapi-idempotency-key-header) is kept in the transaction of what the request did, and given again for a day. Features
 * name the methods for which this is so; none is known here.
 */
package org.travessia.idempotency;
