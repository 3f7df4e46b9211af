package dev.engagement.core.planning;

import dev.engagement.core.World;
import dev.engagement.core.guardrail.RateRules;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.embedding.Surroundings;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.guardrail.Canary;
import dev.engagement.ports.guardrail.CanaryRule;
import dev.engagement.ports.guardrail.HolidayCalendars;
import dev.engagement.ports.guardrail.RateCounter;
import dev.engagement.ports.guardrail.RateLimits;
import dev.engagement.ports.guardrail.RateUse;
import dev.engagement.ports.guardrail.RateWindows;
import dev.engagement.ports.guardrail.SwitchScope;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.identity.WarmUp;
import dev.engagement.ports.mail.MailSender;
import dev.engagement.ports.planning.CapScope;
import dev.engagement.ports.planning.DailyCount;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.suppression.UnsubscribeLinks;
import dev.engagement.ports.suppression.UnsubscribeTarget;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.fixture.IdentityBuilder;
import dev.engagement.testkit.mail.RecordingMailSender;
import dev.engagement.testkit.suppression.FixedUnsubscribeLinks;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Random limits, canaries, days off and shortcomings of the place where it all happens. */
final class Obstacles {

  private static final RateWindows WINDOWS = RateWindows.USUAL;

  private final Random random;
  private final Instant now;
  private final LocalDate today;

  Obstacles(Random random, Instant now) {
    this.random = random;
    this.now = now;
    this.today = LocalDate.ofInstant(now, ZoneOffset.UTC);
  }

  /** SendGrid lacks credentials, and now and then there is no way to unsubscribe. */
  Surroundings surroundings(World world) {
    return world.surroundings(
        new EveryFourthDay(),
        chance(3) ? new NoLinks() : new FixedUnsubscribeLinks(),
        new RecordingMailSender(Provider.FILE),
        new RecordingMailSender(Provider.SMTP),
        unready(new RecordingMailSender(Provider.SENDGRID)));
  }

  Provider provider() {
    return chance(2) ? Provider.SMTP : Provider.SENDGRID;
  }

  Optional<String> calendar() {
    return chance(4) ? Optional.of("xx") : Optional.empty();
  }

  IdentityBuilder warming(IdentityBuilder sender) {
    return chance(4)
        ? sender.warmingUp(new WarmUp(today.minusDays(pick(4)), 1 + pick(4), pick(3)))
        : sender;
  }

  void setDaysOff(Stores stores, TenantId tenant) {
    if (chance(6)) {
      Set<LocalDate> days =
          today.datesUntil(today.plusDays(1 + pick(3))).collect(Collectors.toSet());
      stores.tenants().setDaysOff(tenant, days);
    }
  }

  /** Sets limits and canaries, and lets some of both be used. */
  void set(World world, TenantId tenant, SequenceId sequence, IdentityId sender) {
    RateRules rules = rules();
    world.stores.rates().setLimits(tenant, rules.limits());
    Map<RateCounter, RateUse> uses = new HashMap<>();
    for (RateCounter counter : rules.counters(sender, "example.com")) {
      if (chance(3)) {
        uses.put(counter, used(rules, counter));
      }
    }
    world.stores.rates().write(tenant, uses);
    if (chance(4)) {
      Canary canary = canary(world.ids.next(), sequence, sender);
      world.stores.switches().setCanary(tenant, canary);
      world
          .stores
          .history()
          .addToCounts(
              tenant, Map.of(new DailyCount(CapScope.CANARY, canary.id(), today), pick(3)));
    }
  }

  /** Limits everybody together. Outside of a unit of work. */
  void limitEverybody(World world) {
    if (chance(5)) {
      int limit = 1 + pick(12);
      RateRules rules = new RateRules(RateLimits.WIDEST, limit, WINDOWS);
      world.inside(
          TenantId.NIL,
          () -> {
            world.stores.rates().setGlobalPerHour(limit);
            world.stores.rates().writeGlobal(WINDOWS.hour(), used(rules, rules.global()));
            return limit;
          });
    }
  }

  private RateRules rules() {
    int many = RateLimits.HIGHEST;
    RateLimits limits =
        new RateLimits(
            chance(4) ? 1 + pick(12) : many,
            chance(6) ? 1 + pick(20) : many,
            chance(6) ? 1 + pick(20) : many,
            chance(6) ? 1 + pick(9) : many);
    return new RateRules(limits, many, WINDOWS);
  }

  private RateUse used(RateRules rules, RateCounter counter) {
    int seconds = (int) counter.window().toSeconds();
    Instant at = now.minusSeconds(pick(seconds + 20));
    return rules.window(counter).take(RateUse.NONE, at, 1 + pick(6));
  }

  private Canary canary(UUID id, SequenceId sequence, IdentityId sender) {
    SwitchScope scope = SwitchScope.values()[1 + pick(3)];
    Optional<UUID> target =
        switch (scope) {
          case GLOBAL, TENANT -> Optional.empty();
          case SEQUENCE -> Optional.of(sequence.value());
          case SENDER -> Optional.of(sender.value());
        };
    List<CanaryRule> rules =
        List.of(
            new CanaryRule.Share(1 + pick(99)),
            new CanaryRule.Count(1 + pick(9)),
            new CanaryRule.AllowList(Set.of("ada@example.com")));
    return new Canary(id, scope, target, rules.get(pick(3)), World.ACTOR, now);
  }

  private boolean chance(int in) {
    return random.nextInt(in) == 0;
  }

  private int pick(int bound) {
    return random.nextInt(bound);
  }

  private static MailSender unready(MailSender sender) {
    return (MailSender)
        Proxy.newProxyInstance(
            MailSender.class.getClassLoader(),
            new Class<?>[] {MailSender.class},
            (proxy, method, arguments) ->
                method.getName().equals("ready") ? false : method.invoke(sender, arguments));
  }

  private static final class EveryFourthDay implements HolidayCalendars {

    @Override
    public boolean known(String code) {
      return code.equals("xx");
    }

    @Override
    public Set<LocalDate> holidays(String code, int year) {
      LocalDate first = LocalDate.ofYearDay(year, 1);
      return first
          .datesUntil(first.plusYears(1))
          .filter(day -> day.getDayOfYear() % 4 == 0)
          .collect(Collectors.toSet());
    }
  }

  private static final class NoLinks implements UnsubscribeLinks {

    @Override
    public Optional<URI> link(TenantId tenant, RecipientId recipient) {
      return Optional.empty();
    }

    @Override
    public Optional<UnsubscribeTarget> read(String token) {
      return Optional.empty();
    }
  }
}
