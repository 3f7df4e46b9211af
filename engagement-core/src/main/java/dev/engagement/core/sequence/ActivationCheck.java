package dev.engagement.core.sequence;

import dev.engagement.core.TextRules;
import dev.engagement.core.guardrail.SendingHours;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.guardrail.HolidayCalendars;
import dev.engagement.ports.identity.IdentityState;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.sequence.EmailStep;
import dev.engagement.ports.sequence.SendWindow;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.sequence.SequencePlan;
import dev.engagement.ports.template.Template;
import dev.engagement.ports.template.TemplateState;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/** Finds all that keeps a sequence from sending. */
final class ActivationCheck {

  private final Set<Provider> available;
  private final HolidayCalendars calendars;

  ActivationCheck(Set<Provider> available, HolidayCalendars calendars) {
    this.available = Set.copyOf(available);
    this.calendars = calendars;
  }

  /**
   * Checks the sequence against what it refers to.
   *
   * @throws EngagementException with {@link ErrorCode#SEQUENCE_INVALID} and every problem
   */
  void verify(Sequence sequence, PlanFacts facts) {
    TextRules rules = new TextRules();
    checkSteps(rules, sequence.plan());
    facts.checkThere(rules, sequence.plan());
    facts.eachTemplate(
        sequence.plan(), (field, template) -> checkPublished(rules, field, template));
    facts.identity().ifPresent(identity -> checkSends(rules, identity));
    if (!SendingHours.of(sequence.settings().sendWindow(), ZoneOffset.UTC).everOpen()) {
      rules.add("sendWindow", "window_never_opens", "the window never opens");
    }
    checkHolidays(rules, sequence.settings().sendWindow());
    rules.verify(ErrorCode.SEQUENCE_INVALID);
  }

  private void checkHolidays(TextRules rules, SendWindow window) {
    if (window.holidays().filter(code -> !calendars.known(code)).isPresent()) {
      rules.add("sendWindow.holidays", "unknown_calendar", "no such calendar is known here");
    }
  }

  private static void checkSteps(TextRules rules, SequencePlan plan) {
    if (plan.steps().stream().noneMatch(EmailStep.class::isInstance)) {
      rules.add("steps", "no_sending_step", "at least one step must send");
    }
  }

  private static void checkPublished(TextRules rules, String field, Optional<Template> template) {
    if (template.isPresent() && template.get().state() != TemplateState.PUBLISHED) {
      rules.add(field, "template_not_published", "the template is not published");
    }
  }

  private void checkSends(TextRules rules, SenderIdentity identity) {
    if (identity.state() != IdentityState.ACTIVE) {
      rules.add("identityId", "identity_not_active", "the identity is not active");
    }
    if (!available.contains(identity.provider())) {
      rules.add("identityId", "provider_unavailable", "its provider is not set up here");
    }
  }
}
