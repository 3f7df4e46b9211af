package dev.engagement.core.sending;

import static java.util.Objects.requireNonNull;

import dev.engagement.core.TextRules;
import dev.engagement.core.audit.AuditRecorder;
import dev.engagement.core.enrollment.EnrollmentLifecycle.Progress;
import dev.engagement.core.enrollment.EnrollmentProgress;
import dev.engagement.core.enrollment.RecipientLifecycle;
import dev.engagement.core.enrollment.StepCompletion;
import dev.engagement.core.enrollment.StepCompletion.SentStep;
import dev.engagement.core.planning.SendFacts;
import dev.engagement.core.planning.SendPlanner;
import dev.engagement.core.queue.QueueItemLifecycle;
import dev.engagement.ports.Actor;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.audit.AuditPayload;
import dev.engagement.ports.audit.AuditSubject;
import dev.engagement.ports.audit.NewAuditEntry;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.embedding.Surroundings;
import dev.engagement.ports.enrollment.EndReason;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.enrollment.RecipientMove;
import dev.engagement.ports.queue.ItemMove;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.queue.QueueResolution;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Carries out what a person decides about a parked item, inside an open unit of work. */
final class ParkedResolution {

  /**
   * What a person decided.
   *
   * @param reason why, in the person's words
   */
  record Decision(QueueResolution as, String reason, Actor actor) {

    void verify() {
      new TextRules().line("reason", reason, LONGEST_REASON).verify();
    }
  }

  private static final int LONGEST_REASON = 500;

  private static final Pattern ADDRESS = Pattern.compile("\\S*@\\S*");

  private final Stores stores;
  private final Surroundings surroundings;
  private final SendPlanner planner;
  private final AuditRecorder audit;
  private final EnrollmentProgress progress;

  ParkedResolution(
      Stores stores, Surroundings surroundings, SendPlanner planner, AuditRecorder audit) {
    this.stores = stores;
    this.surroundings = surroundings;
    this.planner = planner;
    this.audit = audit;
    this.progress = new EnrollmentProgress(stores.enrollments(), audit);
  }

  QueueItem lock(TenantId tenant, QueueItemId id) {
    return Optional.ofNullable(stores.queue().lock(tenant, List.of(id)).get(id))
        .orElseThrow(() -> new EngagementException(ErrorCode.NOT_FOUND, "there is no such item"));
  }

  QueueItem resolve(QueueItem parked, Decision decision) {
    Instant now = surroundings.clock().instant();
    ItemMove move = QueueItemLifecycle.resolve(parked, decision.as(), now);
    decision.verify();
    StepCompletion following = following(standing(parked, now), decision.as());
    QueueItem resolved = move.after();
    stores.queue().move(parked.tenant(), List.of(move));
    following
        .move()
        .ifPresent(recipient -> stores.recipients().move(parked.tenant(), List.of(recipient)));
    following.next().ifPresent(item -> stores.queue().enqueue(parked.tenant(), List.of(item)));
    List<NewAuditEntry> finished =
        progress.apply(
            parked.tenant(),
            Map.of(parked.enrollment(), following.progress()),
            now,
            decision.actor());
    wake(resolved, following);
    record(resolved, decision, finished, now);
    return resolved;
  }

  private SentStep standing(QueueItem parked, Instant now) {
    TenantId tenant = parked.tenant();
    Recipient recipient =
        requireNonNull(
            stores.recipients().lock(tenant, List.of(parked.recipient())).get(parked.recipient()));
    Enrollment enrollment =
        requireNonNull(
            stores
                .enrollments()
                .lock(tenant, List.of(parked.enrollment()))
                .get(parked.enrollment()));
    return new SentStep(enrollment, recipient, parked, now);
  }

  private StepCompletion following(SentStep step, QueueResolution as) {
    return switch (as) {
      case SENT -> sent(step);
      case QUEUED -> queued(step);
      case CANCELLED -> cancelled(step);
    };
  }

  private StepCompletion sent(SentStep step) {
    SendFacts facts =
        planner
            .start(step.item().tenant(), step.at(), true)
            .plan(List.of(step.item()))
            .get(0)
            .facts();
    QueueItemId next = new QueueItemId(surroundings.ids().next());
    return StepCompletion.of(step, facts.plan(), facts.zone(), next);
  }

  private static StepCompletion queued(SentStep step) {
    if (step.recipient().state().isFinished()
        || step.enrollment().state() == EnrollmentState.STOPPED) {
      throw new EngagementException(
          ErrorCode.ILLEGAL_TRANSITION, "the recipient is over; nothing is sent any more");
    }
    RecipientMove again =
        RecipientLifecycle.whileSending(
            step.recipient(), sending -> RecipientLifecycle.notTaken(sending, step.at()));
    return new StepCompletion(Optional.of(again), Optional.empty(), Progress.NONE);
  }

  private static StepCompletion cancelled(SentStep step) {
    if (step.recipient().state().isFinished()) {
      return new StepCompletion(Optional.empty(), Optional.empty(), Progress.NONE);
    }
    RecipientMove end = RecipientLifecycle.end(step.recipient(), EndReason.STOPPED, step.at());
    return new StepCompletion(Optional.of(end), Optional.empty(), new Progress(1, 0, false));
  }

  private void wake(QueueItem resolved, StepCompletion following) {
    Optional.of(resolved)
        .filter(item -> item.state().isWaiting())
        .or(following::next)
        .ifPresent(
            item -> stores.schedule().wake(item.tenant(), Map.of(item.enrollment(), item.dueAt())));
  }

  private void record(
      QueueItem resolved, Decision decision, List<NewAuditEntry> finished, Instant now) {
    AuditSubject subject =
        new AuditSubject(
            "queue_item",
            resolved.id().value(),
            Optional.of(resolved.enrollment()),
            Optional.of(resolved.recipient()));
    AuditPayload payload =
        AuditPayload.EMPTY
            .with("as", resolved.state().code())
            .with("recipientId", resolved.recipient().value())
            .with("reason", ADDRESS.matcher(decision.reason()).replaceAll("[address]"));
    List<NewAuditEntry> entries = new ArrayList<>();
    entries.add(audit.entry(AuditEventType.RESOLVED, subject, now, decision.actor(), payload));
    entries.addAll(finished);
    audit.record(resolved.tenant(), entries);
  }
}
