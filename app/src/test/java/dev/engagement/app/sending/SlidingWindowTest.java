package dev.engagement.app.sending;

import dev.engagement.ports.guardrail.RateLimits;
import dev.engagement.ports.guardrail.RateWindows;
import dev.engagement.ports.tenant.TenantId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Limits on all levels, watched at the sink, while two workers send as much as they may and one of
 * them is killed and started again.
 */
class SlidingWindowTest {

  private static final RateWindows WINDOWS = Scale.windows();
  private static final double CYCLES = 3.2;
  private static final RateLimits LIMITS = new RateLimits(20, 40, 90, 30);
  private static final int PER_MINUTE = 4;
  private static final RateLimits MINUTES =
      new RateLimits(PER_MINUTE, RateLimits.HIGHEST, RateLimits.HIGHEST, RateLimits.HIGHEST);
  private static final int ALL = 60;

  @TempDir Path folder;

  private final Seed seed = Seed.of(this);

  @Test
  void neverHoldMoreThanTheirLimitAndAreUsed() {
    try (Lab lab = Lab.open(folder.resolve("a"), Faults.NONE, seed);
        Lab limitedAsAWhole = Lab.open(folder.resolve("b"), Faults.NONE, seed)) {
      Flow flow = Flow.start(lab, WINDOWS);
      Flow flowBefore = Flow.start(limitedAsAWhole, WINDOWS);
      Watched watched = Watched.fill(lab.world());
      fillAsAWhole(limitedAsAWhole.world());

      flow.goOn(share(1.3));
      flow.replaceAWorker();
      flowBefore.replaceAWorker();
      flow.goOn(share(CYCLES - 1.3));

      watched.check(flow.arrivals(), flow.lost());
      Arrivals all = flowBefore.arrivals();
      all.neverMore(request -> "all", WINDOWS.hour(), ALL);
      all.areUsed("all", WINDOWS.hour(), ALL, flowBefore.lost());
      Conservation.check(lab);
      Conservation.check(limitedAsAWhole);
    }
  }

  /** What was sent before counts as well, so that it takes a whole window until mail goes. */
  private static void fillAsAWhole(LiveWorld world) {
    world.limitAll(ALL);
    for (int i = 0; i < 3; i++) {
      world.enroll(world.addSender(world.addTenant()), 2 * ALL);
    }
  }

  private static Duration share(double hours) {
    return Duration.ofMillis((long) (WINDOWS.hour().toMillis() * hours));
  }

  /** One customer for each level that can hold it back. */
  private record Watched(TenantId bySum, TenantId bySender, TenantId byDomain, TenantId byMinute) {

    private static final int MANY = 150;

    static Watched fill(LiveWorld world) {
      Watched watched =
          new Watched(
              world.addTenant(LIMITS),
              world.addTenant(LIMITS),
              world.addTenant(LIMITS),
              world.addTenant(MINUTES));
      for (int i = 0; i < 3; i++) {
        world.enroll(world.addSender(watched.bySum()), MANY, person -> "d" + person + ".example");
      }
      world.enroll(world.addSender(watched.bySender()), MANY, person -> "d" + person + ".example");
      for (int i = 0; i < 2; i++) {
        world.enroll(world.addSender(watched.byDomain()), MANY, person -> "one.example");
      }
      world.enroll(world.addSender(watched.byMinute()), 2 * MANY);
      return watched;
    }

    void check(Arrivals arrivals, long lost) {
      Function<SinkRecord, Object> sender = request -> request.sender();
      Arrivals limited = arrivals.without(byMinute);
      limited.neverMore(sender, WINDOWS.minute(), LIMITS.senderPerMinute());
      limited.neverMore(sender, WINDOWS.hour(), LIMITS.senderPerHour());
      limited.neverMore(SinkRecord::tenant, WINDOWS.hour(), LIMITS.tenantPerHour());
      limited.neverMore(
          request -> List.of(request.tenant(), request.domain()),
          WINDOWS.hour(),
          LIMITS.domainPerHour());
      arrivals.of(byMinute).neverMore(sender, WINDOWS.minute(), PER_MINUTE);
      checkUse(arrivals, lost);
    }

    private void checkUse(Arrivals arrivals, long lost) {
      Duration hour = WINDOWS.hour();
      arrivals.of(bySum).areUsed("sum", hour, LIMITS.tenantPerHour(), lost);
      arrivals.of(bySender).areUsed("sender", hour, LIMITS.senderPerHour(), lost);
      arrivals.of(byDomain).areUsed("domain", hour, LIMITS.domainPerHour(), lost);
      Duration kept = WINDOWS.minute().plus(WINDOWS.margin());
      arrivals.of(byMinute).areUsed("minute", kept, PER_MINUTE, lost);
    }
  }
}
