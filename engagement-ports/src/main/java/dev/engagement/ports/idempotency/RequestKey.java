package dev.engagement.ports.idempotency;

/**
 * Names a request of a tenant.
 *
 * @param key what the caller chose, 1 to 255 characters
 * @param fingerprint the SHA-256 over method, path and body in lower-case hexadecimal digits
 */
public record RequestKey(String key, String fingerprint) {}
