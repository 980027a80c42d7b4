package org.travessia.account.control;

/**
 * What somebody may show after the password.
 *
 * @param app whether a code of an app
 * @param passkey whether a passkey
 */
public record SecondStepView(boolean app, boolean passkey) {}
