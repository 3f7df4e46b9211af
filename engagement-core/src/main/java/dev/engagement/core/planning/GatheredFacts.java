package dev.engagement.core.planning;

import dev.engagement.ports.planning.DailyCount;
import java.util.List;
import java.util.Map;

/**
 * The facts of some items, in their order.
 *
 * @param counts how many went today, by sequence and sender
 */
record GatheredFacts(List<SendFacts> facts, Map<DailyCount, Integer> counts) {}
