package dev.engagement.core.planning;

import dev.engagement.ports.guardrail.RateCounter;
import dev.engagement.ports.guardrail.RateUse;
import dev.engagement.ports.planning.DailyCount;
import java.util.List;
import java.util.Map;

/**
 * The facts of some items, in their order.
 *
 * @param counts how many went today, by sequence and sender
 * @param uses how much of the windows of rate limits is used
 */
record GatheredFacts(
    List<SendFacts> facts, Map<DailyCount, Integer> counts, Map<RateCounter, RateUse> uses) {}
