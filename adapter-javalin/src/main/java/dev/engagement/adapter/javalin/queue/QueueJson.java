package dev.engagement.adapter.javalin.queue;

import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.queue.QueueDepth;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.queue.Refreshed;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The queue of an enrollment, and of a customer. */
final class QueueJson {

  private QueueJson() {}

  /** The queue of an enrollment. */
  record ItemsJson(UUID enrollmentId, Map<String, Long> counts, List<QueueItemJson> items) {
    static ItemsJson of(
        EnrollmentId enrollment, Map<QueueItemState, Long> counts, List<QueueItem> items) {
      return new ItemsJson(
          enrollment.value(),
          QueueJson.counts(counts),
          items.stream().map(QueueItemJson::of).toList());
    }
  }

  /** How much there is in a customer's queue. */
  record DepthJson(
      Map<String, Long> counts,
      long due,
      Optional<Instant> oldestDueAt,
      long retried,
      List<SenderJson> senders) {
    static DepthJson of(QueueDepth depth) {
      return new DepthJson(
          QueueJson.counts(depth.counts()),
          depth.due(),
          depth.oldestDue(),
          depth.retried(),
          depth.waitingBySender().entrySet().stream()
              .map(sender -> new SenderJson(sender.getKey().value(), sender.getValue()))
              .sorted(Comparator.comparing(SenderJson::identityId))
              .toList());
    }
  }

  /** How much waits for one sender. */
  record SenderJson(UUID identityId, long waiting) {}

  /** What a refresh did. */
  record RefreshedJson(UUID enrollmentId, long reopened, long created, long alreadyEnrolled) {
    static RefreshedJson of(EnrollmentId enrollment, Refreshed refreshed) {
      return new RefreshedJson(
          enrollment.value(),
          refreshed.reopened(),
          refreshed.created(),
          refreshed.alreadyEnrolled());
    }
  }

  private static Map<String, Long> counts(Map<QueueItemState, Long> counts) {
    Map<String, Long> byCode = new LinkedHashMap<>();
    for (QueueItemState state : QueueItemState.values()) {
      if (counts.containsKey(state)) {
        byCode.put(state.code(), counts.get(state));
      }
    }
    return byCode;
  }
}
