package dev.engagement.core.sending;

import dev.engagement.core.planning.PlannedSend;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.guardrail.RateCounter;
import dev.engagement.ports.guardrail.RateUse;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives the tokens of mails back of which no request began. */
final class UnusedTokens {

  private final Stores stores;
  private final GlobalTokenStep globalTokens;

  UnusedTokens(Stores stores, GlobalTokenStep globalTokens) {
    this.stores = stores;
    this.globalTokens = globalTokens;
  }

  /** Gives back what everybody shares and a second look at the guardrails left unused. */
  void giveBack(int unused, Instant takenAt) {
    globalTokens.giveBack(unused, takenAt);
  }

  /**
   * Gives back what was taken for those that were late.
   *
   * @param takenAt when their tokens were taken
   */
  void giveBack(TenantId tenant, List<Delivered> delivered, Instant takenAt) {
    List<PlannedSend> late =
        delivered.stream().filter(Delivered::isLate).map(Delivered::send).toList();
    if (!late.isEmpty()) {
      stores.unitOfWork().inOne(tenant, () -> giveBackInUnit(tenant, late, takenAt));
      globalTokens.giveBack(late.size(), takenAt);
    }
  }

  private Map<RateCounter, RateUse> giveBackInUnit(
      TenantId tenant, List<PlannedSend> late, Instant takenAt) {
    Map<RateCounter, Integer> taken = new HashMap<>();
    late.forEach(
        send -> send.facts().rates().forEach(counter -> taken.merge(counter, 1, Integer::sum)));
    Map<RateCounter, RateUse> uses = new HashMap<>();
    stores
        .rates()
        .lock(tenant, taken.keySet())
        .forEach(
            (counter, use) ->
                uses.put(
                    counter,
                    late.get(0)
                        .facts()
                        .conditions()
                        .rates()
                        .window(counter)
                        .giveBack(use, takenAt, taken.getOrDefault(counter, 0))));
    stores.rates().write(tenant, uses);
    return uses;
  }
}
