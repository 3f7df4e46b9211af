package dev.engagement.core.planning;

import dev.engagement.core.guardrail.DailyCap;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.planning.CapScope;
import dev.engagement.ports.planning.DailyCount;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.tenant.Tenant;
import java.time.Instant;

/** Names what counts the mails of one day. */
final class DailyCounts {

  private DailyCounts() {}

  static DailyCount of(Sequence sequence, Tenant customer, Instant at) {
    return new DailyCount(
        CapScope.SEQUENCE, sequence.id().value(), DailyCap.day(at, Zones.of(sequence, customer)));
  }

  static DailyCount of(SenderIdentity identity, Tenant customer, Instant at) {
    return new DailyCount(
        CapScope.IDENTITY, identity.id().value(), DailyCap.day(at, Zones.of(identity, customer)));
  }
}
