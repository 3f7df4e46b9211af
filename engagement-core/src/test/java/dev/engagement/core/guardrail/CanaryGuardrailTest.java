package dev.engagement.core.guardrail;

import static dev.engagement.core.FactsBuilder.allowed;
import static dev.engagement.core.FactsBuilder.unlimited;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.core.FactsBuilder;
import dev.engagement.core.Samples;
import dev.engagement.ports.Actor;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.guardrail.Canary;
import dev.engagement.ports.guardrail.CanaryRule;
import dev.engagement.ports.guardrail.GuardrailName;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.SwitchScope;
import dev.engagement.ports.guardrail.Verdict;
import dev.engagement.ports.guardrail.VerdictKind;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.sequence.SendWindow;
import dev.engagement.ports.sequence.SequenceId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanaryGuardrailTest {

  private static final UUID TARGET = new UUID(0, 2);

  /** From a computation of SHA-256 elsewhere, so that nobody is ever dealt out anew. */
  @ParameterizedTest
  @CsvSource({
    "TENANT, ada@example.com, 32",
    "TENANT, bob@example.com, 66",
    "GLOBAL, ada@example.com, 20",
    "SEQUENCE, ada@example.com, 26"
  })
  void dealsRecipientsOutByAFixedHash(SwitchScope scope, String address, int part) {
    Canary canary = canary(1, scope, new CanaryRule.Share(50));

    assertThat(CanaryShare.of(canary, address(address))).isEqualTo(part);
  }

  @Test
  void letsAShareGo() {
    assertThat(check("ada@example.com", tenantWide(new CanaryRule.Share(33))))
        .isEqualTo(Verdict.allow(GuardrailName.CANARY));
    assertThat(check("ada@example.com", tenantWide(new CanaryRule.Share(32))))
        .isEqualTo(held("share"));
  }

  @Test
  void letsTheSameRecipientsGoWheneverItIsSetAndThoseOfASmallerShareToo() {
    Set<Integer> ten = let(canary(1, SwitchScope.TENANT, new CanaryRule.Share(10)));
    Set<Integer> tenAgain = let(canary(2, SwitchScope.TENANT, new CanaryRule.Share(10)));
    Set<Integer> quarter = let(canary(3, SwitchScope.TENANT, new CanaryRule.Share(25)));

    assertThat(ten).hasSizeBetween(450, 550).isEqualTo(tenAgain);
    assertThat(quarter).hasSizeBetween(1_150, 1_350).containsAll(ten);
  }

  @Test
  void letsOthersGoInAnotherScope() {
    Set<Integer> ofTenant = let(canary(1, SwitchScope.TENANT, new CanaryRule.Share(10)));
    Set<Integer> ofSequence = let(canary(1, SwitchScope.SEQUENCE, new CanaryRule.Share(10)));

    ofSequence.retainAll(ofTenant);
    assertThat(ofSequence).hasSizeBetween(20, 80);
  }

  @Test
  void letsSoManyGo() {
    CanaryGate gate = CanaryGate.of(tenantWide(new CanaryRule.Count(3)), 2);
    FactsBuilder facts = allowed();

    assertThat(check(facts, gate).kind()).isEqualTo(VerdictKind.ALLOW);
    moment(gate).add(facts.build(), Samples.NOW);
    assertThat(check(facts, gate)).isEqualTo(held("count"));
  }

  @Test
  void countsWhatIsHeldForItself() {
    CanaryGate going = CanaryGate.of(tenantWide(new CanaryRule.Count(2)), 0);
    CanaryGate held = going.above();
    FactsBuilder facts = allowed();

    moment(held).add(facts.build(), Samples.NOW);
    moment(going).add(facts.build(), Samples.NOW);
    assertThat(check(facts, going).kind()).isEqualTo(VerdictKind.ALLOW);
    assertThat(check(facts, held).kind()).isEqualTo(VerdictKind.HOLD);
  }

  @Test
  void letsThoseOnTheListGoByTheirNormalisedAddress() {
    Canary list = tenantWide(new CanaryRule.AllowList(Set.of("ada@example.com")));

    assertThat(check("Ada@EXAMPLE.com", list).kind()).isEqualTo(VerdictKind.ALLOW);
    assertThat(check("bob@example.com", list)).isEqualTo(held("allow_list"));
  }

  @Test
  void asksAllThatReachTheMail() {
    Canary list = tenantWide(new CanaryRule.AllowList(Set.of("ada@example.com")));
    CanaryGate open = CanaryGate.of(list, 0);
    CanaryGate none = CanaryGate.of(tenantWide(new CanaryRule.Count(0)), 0);

    assertThat(check(allowed(), open, none)).isEqualTo(held("count"));
    assertThat(check(allowed(), none, open)).isEqualTo(held("count"));
  }

  @Test
  void countsOnlyWhatAllLetGo() {
    CanaryGate list =
        CanaryGate.of(tenantWide(new CanaryRule.AllowList(Set.of("ada@example.com"))), 0);
    CanaryGate count = CanaryGate.of(tenantWide(new CanaryRule.Count(1)), 0);
    FactsBuilder bob = allowed().address("bob@example.com", "bob@example.com");

    moment(list, count).add(bob.build(), Samples.NOW);
    assertThat(check(allowed(), list, count).kind()).isEqualTo(VerdictKind.ALLOW);
    moment(list, count).add(allowed().build(), Samples.NOW);
    assertThat(check(allowed(), list, count)).isEqualTo(held("count"));
  }

  @Test
  void reachAsFarAsTheirScope() {
    CanaryRule rule = new CanaryRule.Share(1);
    Canary global = canary(1, SwitchScope.GLOBAL, rule);
    Canary tenant = canary(2, SwitchScope.TENANT, rule);
    Canary sequence = canary(3, SwitchScope.SEQUENCE, rule);
    Canary sender = canary(4, SwitchScope.SENDER, rule);
    ActiveCanaries all = new ActiveCanaries(List.of(global, tenant, sequence, sender));
    UUID other = new UUID(9, 9);

    assertThat(all.reaching(new SequenceId(TARGET), new IdentityId(other)))
        .containsExactly(global, tenant, sequence);
    assertThat(all.reaching(new SequenceId(other), new IdentityId(TARGET)))
        .containsExactly(global, tenant, sender);
    assertThat(ActiveCanaries.NONE.reaching(new SequenceId(TARGET), new IdentityId(TARGET)))
        .isEmpty();
  }

  private static Set<Integer> let(Canary canary) {
    CanaryGate gate = CanaryGate.of(canary, 0);
    Set<Integer> let = new HashSet<>();
    for (int i = 0; i < 5_000; i++) {
      if (gate.lets(address("person" + i + "@example.org"))) {
        let.add(i);
      }
    }
    return let;
  }

  private static Verdict held(String rule) {
    return Verdict.refuse(
        GuardrailName.CANARY, VerdictKind.HOLD, ReasonCode.CANARY_HELD, Map.of("rule", rule));
  }

  private static Verdict check(String address, Canary canary) {
    EmailAddress parsed = address(address);
    return check(allowed().address(parsed.value(), parsed.normalised()), CanaryGate.of(canary, 0));
  }

  private static Verdict check(FactsBuilder facts, CanaryGate... gates) {
    return Guardrails.CANARY.check(facts.build(), moment(gates));
  }

  private static Moment moment(CanaryGate... gates) {
    SendingHours always = SendingHours.of(SendWindow.ALWAYS, FactsBuilder.BERLIN);
    Pacing pacing = new Pacing(always, DayCaps.NONE, List.of(), Arrays.asList(gates));
    return new Moment(Samples.NOW, pacing, unlimited(), List.of());
  }

  private static Canary tenantWide(CanaryRule rule) {
    return canary(1, SwitchScope.TENANT, rule);
  }

  private static Canary canary(int id, SwitchScope scope, CanaryRule rule) {
    boolean targeted = scope == SwitchScope.SEQUENCE || scope == SwitchScope.SENDER;
    return new Canary(
        new UUID(8, id),
        scope,
        targeted ? Optional.of(TARGET) : Optional.empty(),
        rule,
        new Actor("key:test"),
        Samples.CREATED);
  }

  private static EmailAddress address(String text) {
    return EmailAddress.parse(text).orElseThrow();
  }
}
