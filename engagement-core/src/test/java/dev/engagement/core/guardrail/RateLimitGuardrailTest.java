package dev.engagement.core.guardrail;

import static dev.engagement.core.FactsBuilder.allowed;
import static dev.engagement.core.FactsBuilder.unlimited;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.guardrail.GuardrailName;
import dev.engagement.ports.guardrail.RateCounter;
import dev.engagement.ports.guardrail.RateLimits;
import dev.engagement.ports.guardrail.RateScope;
import dev.engagement.ports.guardrail.RateUse;
import dev.engagement.ports.guardrail.RateWindows;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.Verdict;
import dev.engagement.ports.guardrail.VerdictKind;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.sequence.SendWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitGuardrailTest {

  private static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");
  private static final RateRules RULES =
      new RateRules(new RateLimits(20, 1_000, 5_000, 200), 20_000, RateWindows.USUAL);
  private static final String SENDER = new UUID(0, 7).toString();

  @ParameterizedTest
  @CsvSource({
    "SENDER, PT1M,   20, SENDER_RATE_LIMIT, 2026-03-03T10:01:00.900Z",
    "SENDER, PT1H, 1000, SENDER_RATE_LIMIT, 2026-03-03T11:00:36Z",
    "TENANT, PT1H, 5000, TENANT_RATE_LIMIT, 2026-03-03T11:00:36Z",
    "GLOBAL, PT1H,20000, GLOBAL_RATE_LIMIT, 2026-03-03T11:00:36Z",
  })
  void defersUntilTheWindowHasRoom(
      RateScope scope, String window, int limit, ReasonCode code, String until) {
    RateLimit full = full(new RateCounter(scope, SENDER, Duration.parse(window)), limit, NOW);

    assertThat(check(unlimited(), full, unlimited()))
        .isEqualTo(
            Verdict.defer(
                GuardrailName.RATE_LIMIT,
                code,
                Map.of("limit", Integer.toString(limit), "window", window),
                Instant.parse(until)));
  }

  @Test
  void defersForTheDomainOfTheRecipient() {
    RateCounter counter = new RateCounter(RateScope.DOMAIN, "example.com", Duration.ofHours(1));

    Verdict verdict = check(full(counter, 200, NOW), unlimited());

    assertThat(verdict.code()).isEqualTo(ReasonCode.DOMAIN_RATE_LIMIT);
    assertThat(verdict.values()).containsEntry("limit", "200").containsEntry("window", "PT1H");
  }

  @Test
  void letsTheLimitThatLastsLongestDecide() {
    RateCounter minute = RULES.counters(new IdentityId(new UUID(0, 7)), "example.com").get(0);
    RateCounter tenant = new RateCounter(RateScope.TENANT, "", Duration.ofHours(1));
    RateLimit brief = full(minute, 20, NOW);
    RateLimit lasting = full(tenant, 5_000, NOW.minusSeconds(1_800));

    assertThat(check(unlimited(), brief, lasting).code()).isEqualTo(ReasonCode.TENANT_RATE_LIMIT);
    assertThat(check(unlimited(), lasting, brief).code()).isEqualTo(ReasonCode.TENANT_RATE_LIMIT);
    assertThat(check(lasting, brief).code()).isEqualTo(ReasonCode.TENANT_RATE_LIMIT);
    assertThat(check(brief, lasting).code()).isEqualTo(ReasonCode.TENANT_RATE_LIMIT);
  }

  @Test
  void allowsTheLastMailThatFits() {
    RateCounter minute = new RateCounter(RateScope.SENDER, SENDER, Duration.ofMinutes(1));
    SlidingWindow window = RULES.window(minute);
    RateUse use = window.take(RateUse.NONE, NOW, 19);

    assertThat(check(unlimited(), RateLimit.of(minute, window, use, NOW)).kind())
        .isEqualTo(VerdictKind.ALLOW);
  }

  @Test
  void handsOutAsManyTokensAsWereGranted() {
    Instant nextAt = NOW.plusSeconds(30);
    RateCounter global = RULES.global();
    RateLimit granted =
        RateLimit.granted(global, RULES.window(global), new GlobalTokens(2, nextAt), NOW);

    granted.add(NOW);
    granted.above().add(NOW);
    assertThat(check(unlimited(), granted).kind()).isEqualTo(VerdictKind.ALLOW);
    granted.add(nextAt);
    assertThat(check(unlimited(), granted).kind()).isEqualTo(VerdictKind.ALLOW);
    granted.add(NOW);
    assertThat(check(unlimited(), granted))
        .isEqualTo(
            Verdict.defer(
                GuardrailName.RATE_LIMIT,
                ReasonCode.GLOBAL_RATE_LIMIT,
                Map.of("limit", "20000", "window", "PT1H"),
                nextAt));
  }

  @Test
  void neverLetsMoreThanGrantedGoAtOnceWhateverTheNextInstantIs() {
    RateCounter global = RULES.global();
    GlobalTokens past = new GlobalTokens(0, NOW.minusSeconds(1));

    assertThat(
            check(unlimited(), RateLimit.granted(global, RULES.window(global), past, NOW)).kind())
        .isEqualTo(VerdictKind.DEFER);
  }

  @Test
  void countsAMailForItsSenderItsTenantAndItsDomain() {
    assertThat(RULES.counters(new IdentityId(new UUID(0, 7)), "example.com"))
        .containsExactly(
            new RateCounter(RateScope.SENDER, SENDER, Duration.ofMinutes(1)),
            new RateCounter(RateScope.SENDER, SENDER, Duration.ofHours(1)),
            new RateCounter(RateScope.TENANT, "", Duration.ofHours(1)),
            new RateCounter(RateScope.DOMAIN, "example.com", Duration.ofHours(1)));
  }

  private static RateLimit full(RateCounter counter, int limit, Instant takenAt) {
    SlidingWindow window = RULES.window(counter);
    return RateLimit.of(counter, window, window.take(RateUse.NONE, takenAt, limit), NOW);
  }

  private static Verdict check(RateLimit domain, RateLimit... shared) {
    SendingHours always = SendingHours.of(SendWindow.ALWAYS, ZoneOffset.UTC);
    Pacing pacing = new Pacing(always, DayCaps.NONE, List.of(shared), List.of());
    Moment moment = new Moment(NOW, pacing, domain, List.of());
    return new RateLimitGuardrail().check(allowed().build(), moment);
  }
}
