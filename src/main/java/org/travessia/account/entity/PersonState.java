package org.travessia.account.entity;

/** Whether somebody can sign in. */
public enum PersonState {
    /** Yes. */
    ACTIVE,
    /** Not until an administrator says otherwise. */
    SUSPENDED,
    /** Never: the author's name on posts of somebody who was erased. */
    FORMER
}
