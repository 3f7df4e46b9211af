package dev.engagement.core.simulation;

import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemState;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a worker, real or simulated, made of an item.
 *
 * @param until when the item is due again; empty unless it was put off
 */
record Happening(
    String address,
    int stepOrder,
    Instant at,
    QueueItemState status,
    Optional<ReasonCode> reason,
    Optional<Instant> until) {

  /** What waits for somebody to act, for as long as nobody does. */
  private static final Set<ReasonCode> HOLDS =
      EnumSet.of(
          ReasonCode.IDENTITY_NOT_ACTIVE,
          ReasonCode.IDENTITY_MISSING,
          ReasonCode.PROVIDER_UNAVAILABLE,
          ReasonCode.CREDENTIALS_MISSING,
          ReasonCode.PUBLIC_URL_MISSING,
          ReasonCode.CANARY_HELD,
          ReasonCode.WINDOW_NEVER_OPENS);

  /** What nobody claims. */
  private static final Set<ReasonCode> CLOSED =
      EnumSet.of(
          ReasonCode.KILLED_GLOBAL,
          ReasonCode.KILLED_TENANT,
          ReasonCode.KILLED_SEQUENCE,
          ReasonCode.KILLED_SENDER,
          ReasonCode.SEQUENCE_NOT_ACTIVE);

  static Happening of(String address, QueueItem after, Instant at) {
    boolean deferred = after.state().isWaiting() && !held(after);
    return new Happening(
        address,
        after.stepOrder(),
        at,
        after.state(),
        after.reason(),
        deferred ? Optional.of(after.dueAt()) : Optional.empty());
  }

  static boolean held(QueueItem item) {
    return item.reason().filter(HOLDS::contains).isPresent();
  }

  boolean sent() {
    return status == QueueItemState.SENT;
  }

  boolean held() {
    return status.isWaiting() && until.isEmpty();
  }

  boolean closed() {
    return reason.filter(CLOSED::contains).isPresent();
  }

  boolean sameItem(Happening other) {
    return address.equals(other.address) && stepOrder == other.stepOrder;
  }
}
