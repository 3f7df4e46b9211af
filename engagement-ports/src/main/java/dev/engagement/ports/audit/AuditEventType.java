package dev.engagement.ports.audit;

import java.util.Optional;

/**
 * Every type of audit entry. The codes are stored and sent on the wire; they never change. Some are
 * canonical events for consumers of the log, under the name given.
 */
public enum AuditEventType {
  CUSTOMER_CREATED("customer_created"),
  API_KEY_ISSUED("api_key_issued"),
  API_KEY_REVOKED("api_key_revoked"),
  TEMPLATE_CREATED("template_created"),
  TEMPLATE_EDITED("template_edited"),
  TEMPLATE_PUBLISHED("template_published"),
  TEMPLATE_REVISED("template_revised"),
  TEMPLATE_ARCHIVED("template_archived"),
  TEMPLATE_DELETED("template_deleted"),
  IDENTITY_CREATED("identity_created"),
  IDENTITY_EDITED("identity_edited"),
  IDENTITY_PAUSED("identity_paused"),
  IDENTITY_VERIFIED("identity_verified"),
  SEQUENCE_CREATED("sequence_created"),
  SEQUENCE_EDITED("sequence_edited"),
  SEQUENCE_REVISED("sequence_revised"),
  SEQUENCE_ACTIVATED("sequence_activated"),
  SEQUENCE_PAUSED("sequence_paused"),
  SEQUENCE_RESUMED("sequence_resumed"),
  SEQUENCE_ARCHIVED("sequence_archived"),
  SEQUENCE_DELETED("sequence_deleted"),
  ENROLLMENT_CREATED("enrollment_created", "sequence.enrolled"),
  ENROLLMENT_PAUSED("enrollment_paused", "sequence.paused"),
  ENROLLMENT_RESUMED("enrollment_resumed"),
  ENROLLMENT_STOPPED("enrollment_stopped"),
  ENROLLMENT_REOPENED("enrollment_reopened"),
  ENROLLMENT_FINISHED("enrollment_finished"),
  QUEUE_REFRESHED("queue_refreshed"),
  DRY_RUN_PLANNED("dry_run_planned"),
  WOULD_SEND("would_send"),
  SKIPPED("skipped"),
  FAILED_VALIDATION("failed_validation"),
  DEFERRED("deferred"),
  HELD("held"),
  SENT("sent", "mail.sent"),
  FAILED("failed", "sequence.failed"),
  NOT_TAKEN("not_taken"),
  UNCONFIRMED("unconfirmed"),
  CONFIRMED("confirmed"),
  PARKED("parked"),
  RESOLVED("resolved"),
  CANCELLED("cancelled"),
  RESCUED("rescued"),
  RECIPIENT_COMPLETED("recipient_completed", "sequence.completed"),
  RECIPIENT_UNSUBSCRIBED("recipient_unsubscribed"),
  SUPPRESSION_ADDED("suppression_added"),
  SUPPRESSION_REMOVED("suppression_removed"),
  KILL_SWITCH_SET("kill_switch_set"),
  KILL_SWITCH_CLEARED("kill_switch_cleared"),
  CANARY_SET("canary_set"),
  CANARY_PROMOTED("canary_promoted"),
  CANARY_ROLLED_BACK("canary_rolled_back"),
  LIMITS_SET("limits_set"),
  DAYS_OFF_SET("days_off_set"),
  CREDENTIAL_SET("credential_set"),
  CREDENTIAL_REMOVED("credential_removed"),
  CREDENTIALS_ROTATED("credentials_rotated"),
  SEQUENCE_DRY_RUN("sequence_dry_run");

  private final String code;
  private final Optional<String> canonicalEvent;

  AuditEventType(String code) {
    this.code = code;
    this.canonicalEvent = Optional.empty();
  }

  AuditEventType(String code, String canonicalEvent) {
    this.code = code;
    this.canonicalEvent = Optional.of(canonicalEvent);
  }

  /** Returns the code on the wire. */
  public String code() {
    return code;
  }

  /** Returns the name of the canonical event that an entry of this type is, if it is one. */
  public Optional<String> canonicalEvent() {
    return canonicalEvent;
  }
}
