package dev.engagement.core.planning;

import dev.engagement.core.guardrail.DailyCap;
import dev.engagement.core.guardrail.DayCaps;
import dev.engagement.core.guardrail.Moment;
import dev.engagement.core.guardrail.Pacing;
import dev.engagement.core.guardrail.PlannedMail;
import dev.engagement.core.guardrail.RateLimit;
import dev.engagement.core.guardrail.RunConditions;
import dev.engagement.core.guardrail.SendingHours;
import dev.engagement.core.guardrail.SlidingWindow;
import dev.engagement.ports.contact.ContactId;
import dev.engagement.ports.guardrail.RateCounter;
import dev.engagement.ports.guardrail.RateScope;
import dev.engagement.ports.guardrail.RateUse;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.planning.CapScope;
import dev.engagement.ports.planning.DailyCount;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.sequence.SequenceId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a run has planned so far, by rank: how full the days are, and when contacts have mail. What
 * is held takes no place from what goes, but its own ranks are projected too, so that a hold does
 * not hide what would happen without it.
 */
final class Projection {

  private final RunConditions conditions;
  private final RateLimit global;
  private final Map<DailyCount, Integer> counts = new HashMap<>();
  private final Map<RateCounter, RateUse> uses = new HashMap<>();
  private final Map<RateCounter, RateLimit> rates = new HashMap<>();
  private final Map<Lane, Pacings> pacings = new HashMap<>();
  private final Map<CapKey, Caps> caps = new HashMap<>();
  private final Map<ContactId, List<PlannedMail>> planned = new HashMap<>();

  /** Neighbours in claim order are mostly alike. */
  private @Nullable Latest latest;

  Projection(RunConditions conditions, RateLimit global) {
    this.conditions = conditions;
    this.global = global;
  }

  /** Takes in how many went today, before items of these sequences and senders are judged. */
  void knowCounts(Map<DailyCount, Integer> more) {
    counts.putAll(more);
  }

  /** Takes in how much of the windows of rate limits is used, before items that count there. */
  void knowUses(Map<RateCounter, RateUse> more) {
    uses.putAll(more);
  }

  /** Returns the moment, with what counts for what goes, or for what is held. */
  Moment moment(SendFacts facts, Instant at, boolean held) {
    Pacings pacing = pacings(facts);
    List<PlannedMail> before = planned.get(facts.recipient().contact());
    RateLimit domain = domain(facts);
    return new Moment(
        at,
        held ? pacing.held() : pacing.going(),
        held ? domain.above() : domain,
        before == null ? List.of() : before);
  }

  /** Counts a mail that goes at the instant, to a contact who is then left alone for a while. */
  void goes(SendFacts facts, Moment moment, Instant at) {
    moment.add(at);
    planned.merge(
        facts.recipient().contact(),
        List.of(new PlannedMail(facts.sequence().id(), at)),
        Projection::both);
  }

  private Pacings pacings(SendFacts facts) {
    if (latest != null && latest.fits(facts)) {
      return latest.pacings();
    }
    Lane lane = new Lane(facts.sequence().id(), facts.plan().identity(), facts.zone());
    Pacings known = pacings.get(lane);
    if (known == null) {
      known = pacings(facts, lane.zone());
      pacings.put(lane, known);
    }
    latest = new Latest(lane, known);
    return known;
  }

  private Pacings pacings(SendFacts facts, ZoneId zone) {
    SendingHours hours = SendingHours.of(facts.sequence().settings().sendWindow(), zone);
    Optional<Caps> sequence = capsOf(facts.sequence());
    Optional<Caps> identity = facts.identity().flatMap(this::capsOf);
    List<RateLimit> limits = limits(facts);
    return new Pacings(
        new Pacing(
            hours,
            new DayCaps(sequence.map(Caps::going), identity.map(Caps::going), Optional.empty()),
            limits),
        new Pacing(
            hours,
            new DayCaps(sequence.map(Caps::held), identity.map(Caps::held), Optional.empty()),
            limits.stream().map(RateLimit::above).toList()));
  }

  /** Those that all mails of a lane share: all but that of the recipient's domain. */
  private List<RateLimit> limits(SendFacts facts) {
    List<RateLimit> limits = new ArrayList<>();
    for (RateCounter counter : facts.rates()) {
      if (counter.scope() != RateScope.DOMAIN) {
        limits.add(limit(counter));
      }
    }
    limits.add(global);
    return limits;
  }

  private RateLimit domain(SendFacts facts) {
    for (RateCounter counter : facts.rates()) {
      if (counter.scope() == RateScope.DOMAIN) {
        return limit(counter);
      }
    }
    throw new IllegalArgumentException("a mail counts for a domain");
  }

  private RateLimit limit(RateCounter counter) {
    RateLimit known = rates.get(counter);
    if (known != null) {
      return known;
    }
    RateUse use = uses.getOrDefault(counter, RateUse.NONE);
    SlidingWindow window = conditions.rates().window(counter);
    RateLimit limit = RateLimit.of(counter, window, use, conditions.now());
    rates.put(counter, limit);
    return limit;
  }

  private Optional<Caps> capsOf(Sequence sequence) {
    ZoneId zone = Zones.of(sequence, conditions.tenant());
    CapKey key = new CapKey(CapScope.SEQUENCE, sequence.id().value());
    return sequence.settings().guardrails().dailyCap().map(perDay -> caps(key, perDay, zone));
  }

  private Optional<Caps> capsOf(SenderIdentity identity) {
    ZoneId zone = Zones.of(identity, conditions.tenant());
    CapKey key = new CapKey(CapScope.IDENTITY, identity.id().value());
    return identity.dailyLimit().map(perDay -> caps(key, perDay, zone));
  }

  private Caps caps(CapKey key, int perDay, ZoneId zone) {
    return caps.computeIfAbsent(
        key,
        absent -> {
          Instant now = conditions.now();
          DailyCount today = new DailyCount(key.scope(), key.id(), DailyCap.day(now, zone));
          DailyCap going = DailyCap.of(perDay, zone, now, counts.getOrDefault(today, 0));
          return new Caps(going, going.above());
        });
  }

  private static List<PlannedMail> both(List<PlannedMail> some, List<PlannedMail> more) {
    List<PlannedMail> both = new ArrayList<>(some);
    both.addAll(more);
    return both;
  }

  private record Lane(SequenceId sequence, IdentityId sender, ZoneId zone) {}

  private record Latest(Lane lane, Pacings pacings) {

    boolean fits(SendFacts facts) {
      return lane.zone().equals(facts.zone())
          && lane.sequence().equals(facts.sequence().id())
          && lane.sender().equals(facts.plan().identity());
    }
  }

  private record CapKey(CapScope scope, UUID id) {}

  private record Caps(DailyCap going, DailyCap held) {}

  private record Pacings(Pacing going, Pacing held) {}
}
