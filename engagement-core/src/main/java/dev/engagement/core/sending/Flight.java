package dev.engagement.core.sending;

import dev.engagement.core.planning.PlannedSend;
import dev.engagement.ports.mail.SendOutcome;
import dev.engagement.ports.mail.SendOutcome.Kind;
import dev.engagement.ports.mail.StartPermit;
import dev.engagement.ports.queue.Tick;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One batch of a sender, from its announcement until all is written that follows from what the
 * provider said. Its permit begins before anything is read on which the announcement stands.
 */
final class Flight {

  private final Pipeline pipeline;
  private final WorkerClock clock;
  private final SenderLane lane;
  private final StartPermit permit;
  private final Instant takenAt;

  Flight(Pipeline pipeline, WorkerClock clock, SenderLane lane) {
    this.pipeline = pipeline;
    this.clock = clock;
    this.lane = lane;
    this.permit = clock.permit();
    this.takenAt = clock.now();
  }

  /** Announces mails that were claimed before. */
  Intended announce(List<PlannedSend> batch) {
    try {
      return pipeline.intent().intend(lane.tenant(), batch, takenAt);
    } catch (RuntimeException failed) {
      keepNotBegun(batch);
      throw failed;
    }
  }

  /** Claims and announces what the sender sends next. */
  Intended announceNext(int most) {
    List<PlannedSend> announced = new ArrayList<>();
    try {
      return pipeline
          .ahead()
          .announce(lane.tenant(), lane.sender(), most, takenAt, announced::addAll);
    } catch (RuntimeException failed) {
      keepNotBegun(announced);
      throw failed;
    }
  }

  /** Whether a commit that failed was one is not known: if so, nothing of it began. */
  private void keepNotBegun(List<PlannedSend> batch) {
    SendOutcome late = SendOutcome.NotTaken.late();
    pipeline
        .unsettled()
        .keep(lane.tenant(), batch.stream().map(send -> new Delivered(send, late)).toList());
  }

  /** Hands what was announced to the provider, and writes down what came of it. */
  Tick deliver(Intended intended, HeldSlots slots) {
    TenantId tenant = lane.tenant();
    slots.keep(intended.going().size());
    List<Delivered> delivered = pipeline.deliver().deliver(tenant, intended.going(), permit);
    lane.batch().note(delivered.stream().map(Delivered::outcome).toList());
    giveEarly(slots, delivered);
    Tick settled = pipeline.unsettled().settle(tenant, delivered, clock.now());
    pipeline.breaker().note(lane.sender(), delivered, clock.now());
    pipeline.senders().pauseRefused(tenant, delivered, clock.now());
    pipeline.tokens().giveBack(tenant, delivered, takenAt);
    pipeline.tokens().giveBack(intended.unused(), takenAt);
    List<ItemChange> refused = pipeline.refusals().refuse(tenant, intended.refused(), clock.now());
    return settled.plus(Ticks.of(refused, false));
  }

  /** Where anything else was answered, its sender may be held before others of its mails begin. */
  private static void giveEarly(HeldSlots slots, List<Delivered> delivered) {
    boolean well =
        delivered.stream()
            .map(one -> one.outcome().kind())
            .allMatch(kind -> kind == Kind.ACCEPTED || kind == Kind.REFUSED);
    if (well) {
      slots.keep(0);
    }
  }
}
