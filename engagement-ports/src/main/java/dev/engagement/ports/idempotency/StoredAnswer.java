package dev.engagement.ports.idempotency;

/**
 * The answer to a request, as it is given again.
 *
 * @param status the HTTP status code
 * @param body the body, without what is shown once and without addresses
 */
public record StoredAnswer(int status, String body) {}
