package dev.engagement.core.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.core.World;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.VerdictKind;
import dev.engagement.ports.planning.PlannedItem;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The same facts and the same instant give the same verdicts, dry or live (invariant 5). */
class PlanAgreementTest {

  private static final int SITUATIONS = 500;

  private final Map<VerdictKind, Integer> decided = new EnumMap<>(VerdictKind.class);
  private final Set<ReasonCode> reasons = EnumSet.noneOf(ReasonCode.class);

  /** Ten thousand mails, each in circumstances of its own. */
  @Test
  void dryRunAndLiveRunDecideAlike() {
    for (long seed = 0; seed < SITUATIONS; seed++) {
      check(new Situation(seed));
    }
    assertThat(decided.keySet()).containsExactlyInAnyOrder(VerdictKind.values());
    assertThat(reasons)
        .contains(
            ReasonCode.KILLED_SENDER,
            ReasonCode.SENDING_DISABLED,
            ReasonCode.PUBLIC_URL_MISSING,
            ReasonCode.SEQUENCE_NOT_ACTIVE,
            ReasonCode.ENROLLMENT_PAUSED,
            ReasonCode.CREDENTIALS_MISSING,
            ReasonCode.SUPPRESSED,
            ReasonCode.CANARY_HELD,
            ReasonCode.CONTACT_COOLDOWN,
            ReasonCode.OUTSIDE_BUSINESS_HOURS,
            ReasonCode.QUIET_HOURS,
            ReasonCode.HOLIDAY,
            ReasonCode.SEQUENCE_DAILY_CAP,
            ReasonCode.IDENTITY_DAILY_LIMIT,
            ReasonCode.WARM_UP_CAP,
            ReasonCode.SENDER_RATE_LIMIT,
            ReasonCode.TENANT_RATE_LIMIT,
            ReasonCode.DOMAIN_RATE_LIMIT,
            ReasonCode.GLOBAL_RATE_LIMIT,
            ReasonCode.MISSING_VARIABLE);
  }

  private void check(Situation it) {
    RecordingSink sink = new RecordingSink();
    new DryRunService(it.world.stores, it.surroundings, it.planner, it.sending)
        .plan(it.tenant, it.enrollment.id(), sink, World.ACTOR);
    List<QueueItem> claimed = it.claim();
    List<PlannedSend> live =
        it.scene.inUnit(() -> it.planner.start(it.tenant, it.now, it.sending).plan(claimed));
    List<PlannedSend> intended =
        it.scene.inUnit(
            () ->
                it.planner
                    .startLocked(it.tenant, it.now, it.sending, it.globalTokens())
                    .replan(live, byId(claimed)));

    assertThat(claimed).hasSameSizeAs(it.items);
    assertThat(outcomes(live)).isEqualTo(sink.items());
    // Tokens of everybody are taken for a batch at once, and know of nothing that goes later.
    if (it.globalTokens().granted() < Situation.MAILS) {
      assertThat(going(intended)).isLessThanOrEqualTo(it.globalTokens().granted());
    } else {
      assertThat(outcomes(intended)).isEqualTo(sink.items());
    }
    live.forEach(planned -> goesNowExactlyWhenAllowed(planned, it));
  }

  private static long going(List<PlannedSend> planned) {
    return planned.stream().filter(send -> send.decision() == VerdictKind.ALLOW).count();
  }

  private void goesNowExactlyWhenAllowed(PlannedSend planned, Situation it) {
    boolean allowed = planned.decision() == VerdictKind.ALLOW;
    assertThat(planned.outcome().nextAt().equals(Optional.of(it.now))).isEqualTo(allowed);
    decided.merge(planned.decision(), 1, Integer::sum);
    planned.outcome().verdicts().forEach(verdict -> reasons.add(verdict.code()));
  }

  private static Map<QueueItemId, QueueItem> byId(List<QueueItem> items) {
    Map<QueueItemId, QueueItem> byId = new HashMap<>();
    items.forEach(item -> byId.put(item.id(), item));
    return byId;
  }

  private static List<PlannedItem> outcomes(List<PlannedSend> planned) {
    return planned.stream().map(PlannedSend::outcome).toList();
  }
}
