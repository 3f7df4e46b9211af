package dev.engagement.ports.suppression;

import java.time.Instant;

/**
 * A person's renewed consent, which alone lifts an unsubscribe.
 *
 * @param source where it was given, in a person's words
 * @param givenAt when
 */
public record Consent(String source, Instant givenAt) {}
