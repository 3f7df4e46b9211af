package dev.engagement.ports.planning;

import java.time.LocalDate;
import java.util.UUID;

/** Names the count of one day's mails of a sequence or sender. */
public record DailyCount(CapScope scope, UUID id, LocalDate day) {}
