package dev.engagement.ports.guardrail;

import java.util.Map;

/**
 * Every reason that a guardrail or an outcome has. The codes are stored and sent on the wire; they
 * never change. The sentence is made when it is shown: {@code {name}} stands for a value of the
 * verdict.
 */
public enum ReasonCode {
  ALLOWED("allowed", "Nothing stands in the way."),
  KILLED_GLOBAL("killed_global", "Sending is stopped for everyone."),
  KILLED_TENANT("killed_tenant", "Sending is stopped for this customer."),
  KILLED_SEQUENCE("killed_sequence", "Sending is stopped for this sequence."),
  KILLED_SENDER("killed_sender", "Sending is stopped for this sender."),
  SENDING_DISABLED("sending_disabled", "Sending is switched off."),
  SEQUENCE_NOT_ACTIVE("sequence_not_active", "The sequence is {state}."),
  ENROLLMENT_PAUSED("enrollment_paused", "The enrollment is paused."),
  ENROLLMENT_FINISHED("enrollment_finished", "The enrollment is {state}."),
  RECIPIENT_FINISHED("recipient_finished", "The recipient is {state}."),
  IDENTITY_NOT_ACTIVE("identity_not_active", "The sender is {state}."),
  IDENTITY_MISSING("identity_missing", "The sender is not there."),
  PROVIDER_UNAVAILABLE("provider_unavailable", "The provider {provider} is not set up here."),
  CREDENTIALS_MISSING(
      "credentials_missing", "There are no credentials for the provider {provider}."),
  PUBLIC_URL_MISSING(
      "public_url_missing",
      "Mail with a way to unsubscribe needs a public address of this engine."),
  INVALID_ADDRESS("invalid_address", "The address cannot be written to."),
  SUPPRESSED("suppressed", "The address is suppressed ({reason})."),
  CONTACT_COOLDOWN("contact_cooldown", "The contact had a mail less than {cooldown} ago."),
  SEQUENCE_COOLDOWN(
      "sequence_cooldown", "The contact had a mail of this sequence less than {cooldown} ago."),
  OUTSIDE_BUSINESS_HOURS("outside_business_hours", "It is outside business hours in {timezone}."),
  HOLIDAY("holiday", "It is a day off in {timezone}."),
  QUIET_HOURS("quiet_hours", "It is quiet hours in {timezone}."),
  WINDOW_NEVER_OPENS("window_never_opens", "The send window never opens."),
  SEQUENCE_DAILY_CAP("sequence_daily_cap", "The sequence sends {cap} mails a day."),
  IDENTITY_DAILY_LIMIT("identity_daily_limit", "The sender sends {cap} mails a day."),
  WARM_UP_CAP("warm_up_cap", "The sender warms up and sends {cap} mails that day."),
  SENDER_RATE_LIMIT(
      "sender_rate_limit", "The sender sends {limit} mails in any {window}, and they are used up."),
  TENANT_RATE_LIMIT(
      "tenant_rate_limit",
      "The customer sends {limit} mails in any {window}, and they are used up."),
  DOMAIN_RATE_LIMIT(
      "domain_rate_limit", "A domain gets {limit} mails in any {window}, and they are used up."),
  GLOBAL_RATE_LIMIT(
      "global_rate_limit", "All send {limit} mails in any {window}, and they are used up."),
  CANARY_HELD("canary_held", "A canary lets only a few go first ({rule})."),
  TEMPLATE_MISSING("template_missing", "The template is not there."),
  TEMPLATE_NOT_PUBLISHED("template_not_published", "The template is {state}."),
  MISSING_VARIABLE("missing_variable", "A value is missing: {variables}."),
  CONTENT_UNSENDABLE("content_unsendable", "The content cannot be sent ({problem})."),
  STEP_MISSING("step_missing", "The step is not in this revision of the sequence."),
  STOPPED("stopped", "A person stopped it."),
  UNSUBSCRIBED("unsubscribed", "The recipient unsubscribed."),
  REFUSED("refused", "The provider refused it ({detail})."),
  NOT_TAKEN("not_taken", "The provider did not take it; it is tried again."),
  SENDER_WAITS("sender_waits", "The provider asks this sender to wait, or does not answer."),
  STARTED_LATE("started_late", "Its request could not begin in time; it is tried again."),
  SENDER_REFUSED("sender_refused", "The provider takes nothing from this sender."),
  ATTEMPTS_USED_UP("attempts_used_up", "It was tried as often as is allowed."),
  OUTCOME_UNKNOWN("outcome_unknown", "It is not known whether the provider took it."),
  LEASE_EXPIRED("lease_expired", "The worker that held it went away."),
  NO_EVIDENCE("no_evidence", "Nothing showed in time whether the provider took it."),
  RESOLVED_BY_PERSON("resolved_by_person", "A person decided what became of it.");

  private final String code;
  private final String sentence;

  ReasonCode(String code, String sentence) {
    this.code = code;
    this.sentence = sentence;
  }

  /** Returns the code on the wire. */
  public String code() {
    return code;
  }

  /** Returns the sentence for people, with the values filled in. */
  public String sentence(Map<String, String> values) {
    String filled = sentence;
    for (Map.Entry<String, String> value : values.entrySet()) {
      filled = filled.replace("{" + value.getKey() + "}", value.getValue());
    }
    return filled;
  }
}
