package org.travessia.audit.entity;

/** By which way a deed came to the blog. */
public enum Source {
    /** A page, by a browser. */
    WEB,
    /** The API, by a program with an access token. */
    API,
    /** The command line. */
    COMMAND,
    /** The blog itself, at its time. */
    JOB
}
