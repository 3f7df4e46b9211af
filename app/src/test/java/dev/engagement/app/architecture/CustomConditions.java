package dev.engagement.app.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.engagement.ports.CrossTenant;
import dev.engagement.ports.tenant.TenantId;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the rules ask that the library has no words for. */
final class CustomConditions {

  private static final String ENTRANCES =
      ".*\\.(\\w+(Service|Lifecycle)|Engagement|TransitionTable|TextRules|AuditRecorder|OpenWork"
          + "|DeferredWork|HeldWork|EveryTenant|ValueRules"
          + "|Candidate|StepPath|StepCompletion|Endings|EnrollmentProgress|TemplateDraft|SequenceContent"
          + "|Guardrails?|GuardrailFacts|ActiveSwitches|DailyCap|Moment|Pacing|PlannedMail"
          + "|RunConditions|SendingHours|SendPlanner|PlanRun|LimitedUntil|PlannedSend|SendFacts"
          + "|ActiveCanaries|CanaryGate|DayCaps|DaysOff|GlobalTokens|ProvidersHere|RateLimit|RateRules"
          + "|SlidingWindow|CheckedRow|FirstStops|Scenario|SequenceChanges)";

  /**
   * An adapter is entered by its root package, by one class of each feature, and by what its
   * features share.
   */
  private static final String ENTRANCES_OF_ADAPTERS =
      ".*\\.adapter\\.(jdbi\\.(\\w+|session\\.\\w+|\\w+\\.\\w+Stores)"
          + "|javalin\\.(\\w+|(web|json)\\.\\w+|\\w+\\.(\\w+Resource|HmacUnsubscribeLinks|SecureSecretSource|PrometheusMetrics))"
          + "|graph\\.mail\\.(GraphMailSender|GraphSettings)"
          + "|jollyday\\.guardrail\\.JollydayCalendars"
          + "|mime\\.mail\\.\\w+MailSender|mustache\\.template\\.MustacheRenderer"
          + "|sendgrid\\.mail\\.SendGrid(MailSender|Settings)"
          + "|tink\\.credential\\.(TinkCredentialCipher|MasterKey(Exception)?))";

  private CustomConditions() {}

  static ArchCondition<JavaClass> beAnEntranceOfAnAdapter() {
    return condition(
        "be one of the entrances of an adapter",
        type -> type.getName().matches(ENTRANCES_OF_ADAPTERS));
  }

  /**
   * A class of core may be seen from outside its package if it is one of the few that others enter
   * by.
   */
  static ArchCondition<JavaClass> beAnEntranceOfCore() {
    return condition("be one of the entrances of core", type -> type.getName().matches(ENTRANCES));
  }

  static ArchCondition<JavaClass> construct(List<Class<?>> types) {
    Set<String> names = types.stream().map(Class::getName).collect(Collectors.toSet());
    return new ArchCondition<>("construct an aggregate") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (JavaConstructorCall call : type.getConstructorCallsFromSelf()) {
          boolean constructs = names.contains(call.getTargetOwner().getName());
          events.add(new SimpleConditionEvent(type, constructs, call.getDescription()));
        }
      }
    };
  }

  /**
   * The tenant comes first, alone or in its record, or in the record of the first element of a
   * list.
   */
  static ArchCondition<JavaMethod> takeTheTenantFirst() {
    return new ArchCondition<>("take the tenant first") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        boolean exempt =
            method.isAnnotatedWith(CrossTenant.class)
                || method.getOwner().isAnnotatedWith(CrossTenant.class);
        boolean first =
            !method.getRawParameterTypes().isEmpty()
                && isTenant(method.getRawParameterTypes().get(0));
        events.add(new SimpleConditionEvent(method, exempt || first, method.getFullName()));
      }
    };
  }

  private static boolean isTenant(JavaClass type) {
    return type.isEquivalentTo(TenantId.class)
        || type.isRecord()
            && type.getFields().stream()
                .anyMatch(field -> field.getRawType().isEquivalentTo(TenantId.class));
  }

  static DescribedPredicate<JavaClass> implementAPort(Class<? extends Annotation> direction) {
    return DescribedPredicate.describe(
        "implement a port marked " + direction.getSimpleName(),
        type ->
            !type.isInterface()
                && type.getAllRawInterfaces().stream()
                    .anyMatch(port -> port.isAnnotatedWith(direction)));
  }

  /** Lifecycles, guardrails and what the planner decides with. */
  static DescribedPredicate<JavaClass> decide(String base) {
    return DescribedPredicate.describe(
        "decide",
        type ->
            type.getPackageName().startsWith(base + ".core")
                && (type.getName()
                        .matches(".*(Lifecycle|StepPath|StepCompletion|TransitionTable)(\\$.*)?")
                    || type.getName()
                        .matches(".*\\.planning\\.(SendJudge|Project\\w+|Verdicts)(\\$.*)?")
                    || type.getPackageName().endsWith(".guardrail")
                        && !type.getName().endsWith("Service")));
  }

  private static ArchCondition<JavaClass> condition(
      String description, java.util.function.Predicate<JavaClass> holds) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        events.add(new SimpleConditionEvent(type, holds.test(type), type.getName()));
      }
    };
  }
}
