/**
 * Images and other files.
 *
 * <p>Bytes are rows addressed by their SHA-256 ({@link org.travessia.media.entity.Media}), variants of an image among them, and served for
 * ever. A file of the library ({@link org.travessia.media.entity.MediaItem}) has an address of its own that stays when it gets other
 * bytes; texts name it by that. What readers get names the bytes: the HTML of a post is made with the addresses of the hashes
 * ({@link org.travessia.media.control.ShowMedia}) and made again when they change, so that nothing that is kept for ever can be old. Who asks
 * for the lasting address gets an answer that is good for half a minute in the web server and half a minute in the browser.
 */
package org.travessia.media;
