package org.travessia.redirect.control;

/** Knows what of this blog readers must not learn of, so that no old address tells the new one of it. */
public interface Secrecy {

    /** Whether something is at a path, as people read it, that not everybody may know. */
    boolean hides(String path);
}
