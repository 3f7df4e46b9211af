package dev.engagement.core.enrollment;

import static java.util.stream.Collectors.toMap;

import dev.engagement.core.audit.AuditRecorder;
import dev.engagement.core.enrollment.EnrollmentLifecycle.Progress;
import dev.engagement.core.queue.QueueItemLifecycle;
import dev.engagement.ports.Actor;
import dev.engagement.ports.audit.NewAuditEntry;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.enrollment.EndReason;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.enrollment.RecipientMove;
import dev.engagement.ports.enrollment.RecipientState;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.queue.ItemMove;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Ends recipients in bulk, inside an open unit of work. What a worker holds is left to it: the
 * worker judges again before anything goes on the wire, and finds them ended.
 */
public final class Endings {

  /**
   * Who is to end, and why.
   *
   * @param actor who decided it
   */
  public record Ending(
      Collection<RecipientId> recipients, EndReason reason, Instant now, Actor actor) {}

  /**
   * What was ended.
   *
   * @param ended the recipients as they are now, without those that were over before
   * @param items how many waiting items were cancelled
   * @param finished an entry for each enrollment that is over by this, to be recorded last
   */
  public record Ended(List<Recipient> ended, long items, List<NewAuditEntry> finished) {
    public Ended {
      ended = List.copyOf(ended);
      finished = List.copyOf(finished);
    }
  }

  private final Stores stores;
  private final EnrollmentProgress progress;

  public Endings(Stores stores, AuditRecorder audit) {
    this.stores = stores;
    this.progress = new EnrollmentProgress(stores.enrollments(), audit);
  }

  /** Ends those of the recipients that are not over, and cancels what waits for them. */
  public Ended end(TenantId tenant, Ending ending) {
    Set<QueueItemId> known = unsettled(tenant, ending);
    long items = cancelItems(tenant, known, ending);
    List<Recipient> ended = endRecipients(tenant, ending);
    long late = cancelItems(tenant, lateItems(tenant, known, ending), ending);
    return new Ended(ended, items + late, progress(tenant, ending, ended));
  }

  private Set<QueueItemId> unsettled(TenantId tenant, Ending ending) {
    return new HashSet<>(stores.queue().unsettled(tenant, ending.recipients()));
  }

  /** A step that was settled while the recipients were waited for has left a new item behind. */
  private Set<QueueItemId> lateItems(TenantId tenant, Set<QueueItemId> known, Ending ending) {
    Set<QueueItemId> late = unsettled(tenant, ending);
    late.removeAll(known);
    return late;
  }

  private long cancelItems(TenantId tenant, Set<QueueItemId> items, Ending ending) {
    if (items.isEmpty()) {
      return 0;
    }
    List<ItemMove> moves =
        stores.queue().lock(tenant, items).values().stream()
            .filter(item -> QueueItemLifecycle.WAITING.contains(item.state()))
            .map(item -> QueueItemLifecycle.cancel(item, code(ending.reason()), ending.now()))
            .toList();
    return stores.queue().move(tenant, moves).size();
  }

  private List<Recipient> endRecipients(TenantId tenant, Ending ending) {
    List<RecipientMove> moves =
        stores.recipients().lock(tenant, ending.recipients()).values().stream()
            .filter(recipient -> !recipient.state().isFinished())
            .map(recipient -> RecipientLifecycle.end(recipient, ending.reason(), ending.now()))
            .toList();
    stores.recipients().move(tenant, moves);
    return moves.stream().map(RecipientMove::after).toList();
  }

  private List<NewAuditEntry> progress(TenantId tenant, Ending ending, List<Recipient> ended) {
    long completed = ending.reason().state() == RecipientState.SENT ? 1 : 0;
    return progress.apply(
        tenant,
        ended.stream()
            .collect(
                toMap(
                    Recipient::enrollment,
                    recipient -> new Progress(1, completed, false),
                    Progress::plus)),
        ending.now(),
        ending.actor());
  }

  private static ReasonCode code(EndReason reason) {
    return switch (reason) {
      case UNSUBSCRIBED -> ReasonCode.UNSUBSCRIBED;
      case STOPPED -> ReasonCode.STOPPED;
      case SUPPRESSED -> ReasonCode.SUPPRESSED;
      case COMPLETED, REPLIED, MEETING_BOOKED, STAGE_CHANGED, BOUNCED, INVALID, FAILED ->
          ReasonCode.RECIPIENT_FINISHED;
    };
  }
}
