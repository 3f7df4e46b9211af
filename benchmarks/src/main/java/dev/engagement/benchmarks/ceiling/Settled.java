package dev.engagement.benchmarks.ceiling;

import java.util.UUID;

/** An item that was sent. */
record Settled(UUID id, String messageId) {}
