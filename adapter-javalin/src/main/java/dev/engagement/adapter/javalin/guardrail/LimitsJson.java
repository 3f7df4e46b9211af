package dev.engagement.adapter.javalin.guardrail;

import dev.engagement.ports.guardrail.RateLimits;
import java.util.Optional;

/**
 * Rate limits.
 *
 * @param global for the platform's admin alone
 */
record LimitsJson(
    Optional<SenderJson> sender,
    Optional<HourJson> tenant,
    Optional<HourJson> domain,
    Optional<HourJson> global) {

  record SenderJson(int perMinute, int perHour) {}

  record HourJson(int perHour) {}

  static LimitsJson of(Optional<RateLimits> limits, Optional<Integer> global) {
    return new LimitsJson(
        limits.map(own -> new SenderJson(own.senderPerMinute(), own.senderPerHour())),
        limits.map(own -> new HourJson(own.tenantPerHour())),
        limits.map(own -> new HourJson(own.domainPerHour())),
        global.map(HourJson::new));
  }
}
