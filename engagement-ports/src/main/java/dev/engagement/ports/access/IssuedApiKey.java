package dev.engagement.ports.access;

/** A key as it is shown once, with its secret. */
public record IssuedApiKey(ApiKey key, String secret) {}
