package dev.engagement.core;

import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.queue.HeldScopes;
import dev.engagement.ports.queue.OpenScopes;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.sequence.SequenceState;
import dev.engagement.testkit.fixture.EnrollmentBuilder;
import dev.engagement.testkit.fixture.QueueItemBuilder;
import dev.engagement.testkit.fixture.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Items of a scene that wait until tomorrow, each for a reason. */
public final class DeferredItems {

  private final World world;
  private final Scene scene;
  private final Instant tomorrow;

  public DeferredItems(World world, Scene scene) {
    this.world = world;
    this.scene = scene;
    this.tomorrow = world.clock.instant().plus(Duration.ofDays(1));
  }

  /** Adds an item of an enrollment of its own. */
  public QueueItem waitingFor(ReasonCode reason) {
    return waitingFor(reason, scene.sequence());
  }

  public QueueItem waitingFor(ReasonCode reason, Sequence sequence) {
    return waitingFor(reason, EnrollmentBuilder.anEnrollment(sequence).build(), 1).get(0);
  }

  /** Adds items of one enrollment. */
  public List<QueueItem> waitingFor(ReasonCode reason, Enrollment enrollment, int number) {
    Enrollment added = scene.add(enrollment);
    return Stream.generate(
            () ->
                scene.add(
                    QueueItemBuilder.aQueueItem(scene.recipient(added))
                        .dueAt(tomorrow)
                        .because(reason)
                        .build()))
        .limit(number)
        .toList();
  }

  /** Returns the reasons of what still waits until tomorrow. */
  public List<ReasonCode> waiting(QueueItem... items) {
    return Stream.of(items)
        .map(this::now)
        .filter(item -> item.dueAt().equals(tomorrow))
        .map(item -> item.reason().orElseThrow())
        .toList();
  }

  /** Returns how many of the items are due. */
  public long due(List<QueueItem> items) {
    return items.stream()
        .map(this::now)
        .filter(item -> !item.dueAt().isAfter(world.clock.instant()))
        .count();
  }

  /** Returns whether the worker comes to look. */
  public boolean lookedAt() {
    return world.stores.schedule().dueTenants(world.clock.instant(), 9).contains(scene.tenant());
  }

  /** Looks at the tenant's work as a worker does that may not touch it. */
  public void hold() {
    OpenScopes nothing =
        new OpenScopes(Set.<EnrollmentState>of(), Set.<SequenceState>of(), HeldScopes.NONE);
    Instant late = tomorrow.plus(Duration.ofDays(1));
    scene.inUnit(() -> world.stores.schedule().review(scene.tenant(), nothing, late));
  }

  private QueueItem now(QueueItem item) {
    return scene.inUnit(
        () -> world.stores.queueView().find(scene.tenant(), item.id()).orElseThrow());
  }
}
