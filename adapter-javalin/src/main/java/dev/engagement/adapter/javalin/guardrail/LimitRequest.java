package dev.engagement.adapter.javalin.guardrail;

import dev.engagement.adapter.javalin.json.JsonObject;
import dev.engagement.adapter.javalin.json.ValueReader;
import dev.engagement.adapter.javalin.json.Values;
import dev.engagement.ports.guardrail.RateLimits;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Rate limits to be set.
 *
 * @param own the tenant's; empty where only what is global is named
 */
record LimitRequest(Optional<RateLimits> own, Optional<Integer> global) {

  private static final RateLimits USUAL = RateLimits.DEFAULT;
  private static final ValueReader<Integer> LIMIT = Values.integer(1, RateLimits.HIGHEST);
  private static final ValueReader<Integer> PER_HOUR =
      JsonObject.reader(
          json -> {
            Supplier<Integer> perHour = json.required("perHour", LIMIT);
            return perHour.get();
          });

  private record Sender(int perMinute, int perHour) {
    static Sender read(JsonObject json) {
      return new Sender(
          json.optional("perMinute", LIMIT).orElse(USUAL.senderPerMinute()),
          json.optional("perHour", LIMIT).orElse(USUAL.senderPerHour()));
    }
  }

  static LimitRequest read(JsonObject json) {
    Sender sender =
        json.optional("sender", JsonObject.reader(Sender::read))
            .orElse(new Sender(USUAL.senderPerMinute(), USUAL.senderPerHour()));
    int tenant = json.optional("tenant", PER_HOUR).orElse(USUAL.tenantPerHour());
    int domain = json.optional("domain", PER_HOUR).orElse(USUAL.domainPerHour());
    Optional<Integer> global = json.optional("global", PER_HOUR);
    boolean onlyGlobal =
        json.has("global") && !json.has("sender") && !json.has("tenant") && !json.has("domain");
    return new LimitRequest(
        onlyGlobal
            ? Optional.empty()
            : Optional.of(new RateLimits(sender.perMinute(), sender.perHour(), tenant, domain)),
        global);
  }
}
