package dev.engagement.ports.queue;

import java.time.Instant;

/** A worker's hold on an item until an instant. */
public record Lease(String worker, Instant until) {}
