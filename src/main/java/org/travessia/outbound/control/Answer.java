package org.travessia.outbound.control;

/**
 * What was answered.
 *
 * @param status of HTTP; also one of redirection, which is not followed
 * @param beginning of the body, {@value Outbound#MOST_READ} bytes at most, as text: anybody's words
 */
public record Answer(int status, String beginning) {}
