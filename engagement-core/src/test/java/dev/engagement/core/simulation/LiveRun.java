package dev.engagement.core.simulation;

import dev.engagement.core.embedding.Engagement;
import dev.engagement.ports.Actor;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.enrollment.EndReason;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.NewEnrollment;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.planning.PlanSink;
import dev.engagement.ports.planning.PlannedItem;
import dev.engagement.ports.queue.ItemMove;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.queue.SendQueue;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Lets the real worker work to the end, and writes down what it makes of the items. */
final class LiveRun {

  private static final int MOST_JUMPS = 5_000;

  private final Situation situation;
  private final List<Happening> happenings = new ArrayList<>();
  private final Map<RecipientId, String> addresses = new HashMap<>();
  private final Set<QueueItemId> held = new HashSet<>();
  private final Engagement engine;
  private EnrollmentId enrollment;

  LiveRun(Situation situation) {
    this.situation = situation;
    this.engine =
        Engagement.over(watched(situation.stores), situation.surroundings, Situation.SETTINGS);
  }

  /** Enrolls everybody; empty if nobody is accepted. */
  Optional<EnrollmentId> enroll() {
    NewEnrollment batch = new NewEnrollment(situation.sequence.id(), Optional.empty());
    try {
      enrollment =
          engine
              .enrollments()
              .create(situation.tenant, batch, situation.rows.iterator(), Actor.BOOTSTRAP)
              .enrollment()
              .id();
    } catch (EngagementException nobody) {
      return Optional.empty();
    }
    recipients().forEach(one -> addresses.put(one.id(), one.address().normalised()));
    return Optional.of(enrollment);
  }

  /** Returns what a dry run says of the items that are due now. */
  List<PlannedItem> dryRun() {
    List<PlannedItem> planned = new ArrayList<>();
    engine
        .dryRuns()
        .plan(
            situation.tenant,
            enrollment,
            new PlanSink() {
              @Override
              public void start(EnrollmentId id, Instant plannedAt) {}

              @Override
              public void item(PlannedItem item) {
                planned.add(item);
              }
            },
            Actor.BOOTSTRAP);
    return planned;
  }

  /** Works until everybody has ended or waits for somebody to act. */
  List<Happening> workToTheEnd() {
    for (int jump = 0; jump < MOST_JUMPS; jump++) {
      work();
      Optional<Instant> next = next();
      if (next.isEmpty()) {
        return happenings;
      }
      situation.clock.set(next.get());
    }
    throw new AssertionError("does not come to an end");
  }

  /** Works off what is due now. */
  List<Happening> work() {
    while (engine.worker().tick().worked() && !allHeld()) {}
    return happenings;
  }

  List<QueueItem> items() {
    PageRequest page = PageRequest.first(PageRequest.MAXIMUM);
    return engine.queues().list(situation.tenant, enrollment, page).items();
  }

  /** Returns how everybody ended who did. */
  Map<String, EndReason> endings() {
    Map<String, EndReason> endings = new HashMap<>();
    recipients()
        .forEach(
            one ->
                one.endReason()
                    .ifPresent(reason -> endings.put(one.address().normalised(), reason)));
    return endings;
  }

  String address(RecipientId id) {
    return addresses.getOrDefault(id, "");
  }

  private List<Recipient> recipients() {
    PageRequest page = PageRequest.first(PageRequest.MAXIMUM);
    return engine.enrollments().recipients(situation.tenant, enrollment, page).items();
  }

  private boolean allHeld() {
    return items().stream()
        .filter(item -> item.state().isWaiting())
        .filter(item -> !item.dueAt().isAfter(situation.clock.instant()))
        .allMatch(item -> held.contains(item.id()));
  }

  /** What is held is due again and again, and hides from the worker what is due later. */
  private Optional<Instant> next() {
    Instant now = situation.clock.instant();
    List<Instant> due =
        items().stream()
            .filter(item -> item.state().isWaiting() && !held.contains(item.id()))
            .map(QueueItem::dueAt)
            .toList();
    return due.isEmpty()
        ? Optional.empty()
        : Stream.concat(engine.worker().nextDue().stream(), due.stream())
            .filter(instant -> instant.isAfter(now))
            .min(Comparator.naturalOrder());
  }

  private Stores watched(Stores stores) {
    return StoresWith.queue(
        stores,
        (SendQueue)
            Proxy.newProxyInstance(
                SendQueue.class.getClassLoader(),
                new Class<?>[] {SendQueue.class},
                (proxy, method, arguments) -> watched(stores.queue(), method, arguments)));
  }

  @SuppressWarnings("unchecked")
  private Object watched(SendQueue queue, Method method, Object[] arguments) throws Throwable {
    Object answer;
    try {
      answer = method.invoke(queue, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
    if (method.getName().equals("move")) {
      moved((List<ItemMove>) arguments[1], (Set<QueueItemId>) answer);
    }
    return answer;
  }

  private void moved(List<ItemMove> moves, Set<QueueItemId> moved) {
    for (ItemMove move : moves) {
      QueueItem after = move.after();
      if (moved.contains(after.id()) && !after.state().isLeased() && tells(after)) {
        happenings.add(Happening.of(address(after.recipient()), after, situation.clock.instant()));
      }
    }
  }

  /** What is held stays so, however often it is looked at. */
  private boolean tells(QueueItem after) {
    if (held.contains(after.id())) {
      return false;
    }
    if (after.state().isWaiting() && Happening.held(after)) {
      held.add(after.id());
    }
    return true;
  }
}
