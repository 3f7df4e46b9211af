package dev.engagement.core.sequence;

import dev.engagement.core.audit.AuditRecorder;
import dev.engagement.core.queue.DeferredWork;
import dev.engagement.core.queue.OpenWork;
import dev.engagement.ports.Actor;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.Precondition;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.audit.AuditPayload;
import dev.engagement.ports.audit.AuditSubject;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.embedding.Surroundings;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.sequence.SequenceChange;
import dev.engagement.ports.sequence.SequenceDraft;
import dev.engagement.ports.sequence.SequenceEdit;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.sequence.SequenceState;
import dev.engagement.ports.sequence.Sequences;
import dev.engagement.ports.sequence.StepDraft;
import dev.engagement.ports.tenant.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Builds sequences and takes them through their lifecycle. */
public final class SequenceService implements Sequences {

  private final Stores stores;
  private final Surroundings surroundings;
  private final SequenceChanges changes;
  private final OpenWork openWork;
  private final DeferredWork deferredWork;
  private final AuditRecorder audit;

  public SequenceService(Stores stores, Surroundings surroundings) {
    this.stores = stores;
    this.surroundings = surroundings;
    this.changes = new SequenceChanges(stores, surroundings);
    this.openWork = new OpenWork(stores.enrollments(), stores.schedule());
    this.deferredWork = new DeferredWork(stores);
    this.audit = new AuditRecorder(stores.auditLog(), surroundings.ids());
  }

  @Override
  public Sequence create(TenantId tenant, SequenceDraft draft, Actor actor) {
    SequenceId id = new SequenceId(surroundings.ids().next());
    return stores.unitOfWork().inOne(tenant, () -> add(changes.create(tenant, id, draft), actor));
  }

  @Override
  public Sequence get(TenantId tenant, SequenceId id) {
    return stores.unitOfWork().inOne(tenant, () -> find(tenant, id));
  }

  @Override
  public Page<Sequence> list(TenantId tenant, PageRequest page) {
    return stores.unitOfWork().inOne(tenant, () -> stores.sequences().list(tenant, page));
  }

  @Override
  public Sequence edit(
      TenantId tenant, SequenceId id, SequenceEdit edit, Precondition precondition, Actor actor) {
    Edited edited = with(tenant, id, precondition, it -> new Edited(it, edited(it, edit, actor)));
    deferredWork.bringForward(
        tenant,
        id,
        Loosened.reasons(edited.before().settings(), edited.after().settings()),
        surroundings.clock().instant());
    return edited.after();
  }

  @Override
  public Sequence revise(
      TenantId tenant,
      SequenceId id,
      IdentityId identity,
      List<StepDraft> steps,
      Precondition precondition,
      Actor actor) {
    PlanDraft plan = new PlanDraft(Optional.of(identity), Optional.of(List.copyOf(steps)));
    return with(tenant, id, precondition, before -> revised(before, plan, actor));
  }

  @Override
  public Sequence change(
      TenantId tenant,
      SequenceId id,
      SequenceChange change,
      Precondition precondition,
      Actor actor) {
    return with(tenant, id, precondition, before -> changed(locked(before, change), change, actor));
  }

  @Override
  public void delete(TenantId tenant, SequenceId id, Precondition precondition, Actor actor) {
    with(tenant, id, precondition, before -> removed(before, actor));
  }

  private record Edited(Sequence before, Sequence after) {}

  private <T> T with(
      TenantId tenant, SequenceId id, Precondition precondition, Function<Sequence, T> change) {
    return stores
        .unitOfWork()
        .inOne(
            tenant,
            () -> {
              Sequence before = find(tenant, id);
              precondition.check(before.version());
              return change.apply(before);
            });
  }

  private Sequence add(Sequence sequence, Actor actor) {
    stores.sequences().add(sequence);
    record(AuditEventType.SEQUENCE_CREATED, sequence, actor, payload(sequence));
    return sequence;
  }

  private Sequence edited(Sequence before, SequenceEdit edit, Actor actor) {
    Sequence after = changes.edit(before, edit);
    String parts = SequenceParts.changed(before, after);
    if (parts.isEmpty()) {
      return before;
    }
    Sequence stored = stores.sequences().update(after);
    wake(stored);
    AuditPayload payload = payload(stored).with("changed", parts);
    record(AuditEventType.SEQUENCE_EDITED, stored, actor, payload);
    return stored;
  }

  private Sequence revised(Sequence before, PlanDraft plan, Actor actor) {
    Sequence stored = stores.sequences().update(changes.revise(before, plan));
    record(AuditEventType.SEQUENCE_REVISED, stored, actor, payload(stored));
    return stored;
  }

  /** Archiving waits for those who are enrolling right now, and sees them. */
  private Sequence locked(Sequence sequence, SequenceChange change) {
    return change == SequenceChange.ARCHIVE
        ? required(stores.sequences().lock(sequence.tenant(), sequence.id()))
        : sequence;
  }

  private Sequence changed(Sequence before, SequenceChange change, Actor actor) {
    Sequence stored = stores.sequences().update(changes.change(before, change));
    wake(stored);
    record(type(change), stored, actor, payload(stored));
    return stored;
  }

  private Sequence removed(Sequence before, Actor actor) {
    if (before.state() != SequenceState.DRAFT) {
      throw new EngagementException(
          ErrorCode.SEQUENCE_NOT_DELETABLE, "sequence is " + before.state().code());
    }
    stores.sequences().remove(before);
    record(AuditEventType.SEQUENCE_DELETED, before, actor, payload(before));
    return before;
  }

  // What was held by the state or the settings may go now.
  private void wake(Sequence sequence) {
    if (sequence.state() == SequenceState.ACTIVE) {
      openWork.wake(sequence.tenant(), sequence.id(), sequence.updatedAt());
    }
  }

  private static AuditEventType type(SequenceChange change) {
    return switch (change) {
      case ACTIVATE -> AuditEventType.SEQUENCE_ACTIVATED;
      case PAUSE -> AuditEventType.SEQUENCE_PAUSED;
      case RESUME -> AuditEventType.SEQUENCE_RESUMED;
      case ARCHIVE -> AuditEventType.SEQUENCE_ARCHIVED;
    };
  }

  private Sequence find(TenantId tenant, SequenceId id) {
    return required(stores.sequences().find(tenant, id));
  }

  private static Sequence required(Optional<Sequence> found) {
    return found.orElseThrow(
        () -> new EngagementException(ErrorCode.NOT_FOUND, "there is no such sequence"));
  }

  private static AuditPayload payload(Sequence sequence) {
    return AuditPayload.EMPTY
        .with("state", sequence.state().code())
        .with("revision", sequence.plan().revision());
  }

  private void record(AuditEventType type, Sequence sequence, Actor actor, AuditPayload payload) {
    AuditSubject subject = AuditSubject.of("sequence", sequence.id().value());
    audit.record(sequence.tenant(), type, subject, surroundings.clock().instant(), actor, payload);
  }
}
