package dev.engagement.core.sending;

import dev.engagement.core.enrollment.StepPath;
import dev.engagement.core.queue.QueueItemLifecycle;
import dev.engagement.ports.IdSource;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.sequence.SequencePlan;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes the items that the current steps of unfinished recipients lack. */
final class MissingItems {

  private final Stores stores;
  private final IdSource ids;
  private final Enrollment enrollment;

  MissingItems(Stores stores, IdSource ids, Enrollment enrollment) {
    this.stores = stores;
    this.ids = ids;
    this.enrollment = enrollment;
  }

  /** Makes them all and returns how many there were. */
  long create(Instant now) {
    long created = 0;
    List<Recipient> lacking = lacking(PageRequest.first(PageRequest.MAXIMUM));
    if (lacking.isEmpty()) {
      return created;
    }
    SequencePlan plan = plan();
    while (!lacking.isEmpty()) {
      List<QueueItem> items = locked(lacking).flatMap(one -> item(one, plan, now)).toList();
      created += stores.queue().enqueue(enrollment.tenant(), items).size();
      lacking = lacking(behind(lacking.get(lacking.size() - 1)));
    }
    return created;
  }

  private List<Recipient> lacking(PageRequest page) {
    return stores.recipients().lackingItem(enrollment.tenant(), enrollment.id(), page);
  }

  /** Whoever was ended meanwhile needs no item any more. */
  private Stream<Recipient> locked(List<Recipient> lacking) {
    return stores
        .recipients()
        .lock(enrollment.tenant(), lacking.stream().map(Recipient::id).toList())
        .values()
        .stream()
        .filter(recipient -> !recipient.state().isFinished());
  }

  private static PageRequest behind(Recipient last) {
    return new PageRequest(PageRequest.MAXIMUM, Optional.of(last.id().value()));
  }

  private SequencePlan plan() {
    return Objects.requireNonNull(
        stores
            .sequences()
            .plans(enrollment.tenant(), Set.of(enrollment.plan()))
            .get(enrollment.plan()));
  }

  private Stream<QueueItem> item(Recipient recipient, SequencePlan plan, Instant now) {
    Instant dueAt = recipient.nextRunAt().orElse(now);
    return recipient.currentStep().flatMap(step -> StepPath.at(plan, step, dueAt)).stream()
        .map(
            stop ->
                QueueItemLifecycle.enqueue(
                    new QueueItemId(ids.next()),
                    recipient,
                    stop.step().id(),
                    stop.stepOrder(),
                    stop.dueAt(),
                    now));
  }
}
