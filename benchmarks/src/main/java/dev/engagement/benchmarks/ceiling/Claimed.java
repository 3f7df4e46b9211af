package dev.engagement.benchmarks.ceiling;

import dev.engagement.benchmarks.peer.Mail;
import java.util.UUID;

/** An item that was claimed, with what is needed to send it. */
record Claimed(UUID id, Mail mail, boolean suppressed) {}
