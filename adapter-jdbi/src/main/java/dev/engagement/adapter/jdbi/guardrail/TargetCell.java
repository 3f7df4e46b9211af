package dev.engagement.adapter.jdbi.guardrail;

import dev.engagement.ports.guardrail.SwitchScope;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.result.RowView;

/** What a switch or a canary names: a tenant's own names the tenant, which goes without saying. */
final class TargetCell {

  private TargetCell() {}

  static Optional<UUID> in(RowView row, SwitchScope scope) {
    return switch (scope) {
      case GLOBAL, TENANT -> Optional.empty();
      case SEQUENCE, SENDER -> Optional.of(row.getColumn("target_id", UUID.class));
    };
  }
}
