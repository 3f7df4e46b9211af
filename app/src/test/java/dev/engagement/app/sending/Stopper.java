package dev.engagement.app.sending;

import dev.engagement.core.embedding.Engagement;
import dev.engagement.ports.Actor;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Precondition;
import dev.engagement.ports.enrollment.EnrollmentChange;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.guardrail.SwitchScope;
import dev.engagement.ports.guardrail.SwitchTarget;
import dev.engagement.ports.suppression.NewSuppression;
import dev.engagement.ports.suppression.SuppressionKind;
import dev.engagement.ports.suppression.SuppressionReason;
import dev.engagement.ports.suppression.SuppressionScope;
import dev.engagement.ports.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Stops mail as people do, and lets it go again after a while. */
final class Stopper {

  private static final Duration HELD = Duration.ofMillis(1_800);

  /**
   * It was stopped already, or somebody was faster, or the database gave up: nothing is written.
   */
  private static final Set<ErrorCode> NOT_STOPPED =
      Set.of(ErrorCode.ILLEGAL_TRANSITION, ErrorCode.STALE_VERSION, ErrorCode.STORE_UNAVAILABLE);

  private static final Actor PERSON = Actor.BOOTSTRAP;

  private final Engagement engine;
  private final Map<UUID, UUID> senders;

  /**
   * @param senders the sender of each sequence
   */
  Stopper(Engagement engine, Map<UUID, UUID> senders) {
    this.engine = engine;
    this.senders = senders;
  }

  /** Stops something that this mail is part of; empty where nothing came of it. */
  Optional<Stop> stop(StopKind kind, Mail mail) {
    try {
      set(kind, mail);
      long committed = now();
      return Optional.of(new Stop(kind, scope(kind, mail), committed, end(kind, mail)));
    } catch (EngagementException refused) {
      if (NOT_STOPPED.contains(refused.code())) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  private long end(StopKind kind, Mail mail) {
    if (!kind.isTemporary()) {
      return Long.MAX_VALUE;
    }
    Pause.of(HELD);
    long until = now();
    clear(kind, mail);
    return until;
  }

  private static long now() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }

  static UUID scope(StopKind kind, Mail mail) {
    return switch (kind) {
      case TENANT_SWITCH -> mail.tenant();
      case SEQUENCE_SWITCH, SENDER_SWITCH -> mail.sequence();
      case PAUSE, STOP -> mail.enrollment();
      case SUPPRESSION, UNSUBSCRIBE -> mail.recipient();
    };
  }

  private void set(StopKind kind, Mail mail) {
    TenantId tenant = new TenantId(mail.tenant());
    switch (kind) {
      case TENANT_SWITCH, SEQUENCE_SWITCH, SENDER_SWITCH ->
          engine.killSwitches().set(tenant, target(kind, mail), Optional.empty(), PERSON);
      case PAUSE -> change(mail, EnrollmentChange.PAUSE);
      case STOP -> change(mail, EnrollmentChange.STOP);
      case SUPPRESSION -> engine.suppressions().add(tenant, entry(mail), PERSON);
      case UNSUBSCRIBE -> engine.unsubscribes().unsubscribe(token(tenant, mail));
    }
  }

  private void clear(StopKind kind, Mail mail) {
    if (kind == StopKind.PAUSE) {
      change(mail, EnrollmentChange.RESUME);
    } else {
      engine.killSwitches().clear(new TenantId(mail.tenant()), target(kind, mail), PERSON);
    }
  }

  private void change(Mail mail, EnrollmentChange change) {
    engine
        .enrollments()
        .change(
            new TenantId(mail.tenant()),
            new EnrollmentId(mail.enrollment()),
            change,
            Precondition.NONE,
            PERSON);
  }

  private SwitchTarget target(StopKind kind, Mail mail) {
    return switch (kind) {
      case TENANT_SWITCH -> new SwitchTarget(SwitchScope.TENANT, Optional.empty());
      case SEQUENCE_SWITCH -> new SwitchTarget(SwitchScope.SEQUENCE, Optional.of(mail.sequence()));
      case SENDER_SWITCH ->
          new SwitchTarget(SwitchScope.SENDER, Optional.of(senders.get(mail.sequence())));
      case PAUSE, STOP, SUPPRESSION, UNSUBSCRIBE -> throw new IllegalArgumentException();
    };
  }

  private static NewSuppression entry(Mail mail) {
    return new NewSuppression(
        SuppressionKind.EMAIL,
        mail.address(),
        SuppressionReason.MANUAL,
        Optional.empty(),
        SuppressionScope.TENANT);
  }

  private static String token(TenantId tenant, Mail mail) {
    String link =
        Engines.links().link(tenant, new RecipientId(mail.recipient())).orElseThrow().toString();
    return link.substring(link.lastIndexOf('/') + 1);
  }
}
