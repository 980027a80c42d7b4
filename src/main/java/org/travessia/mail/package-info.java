/** Mail: written into an outbox in the transaction of what it tells of, and sent from there in the background. */
package org.travessia.mail;
