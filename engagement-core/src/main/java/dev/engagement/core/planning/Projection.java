package dev.engagement.core.planning;

import dev.engagement.core.guardrail.DailyCap;
import dev.engagement.core.guardrail.Moment;
import dev.engagement.core.guardrail.Pacing;
import dev.engagement.core.guardrail.PlannedMail;
import dev.engagement.core.guardrail.RunConditions;
import dev.engagement.core.guardrail.SendingHours;
import dev.engagement.ports.contact.ContactId;
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
  private final Map<DailyCount, Integer> counts = new HashMap<>();
  private final Map<Lane, Pacings> pacings = new HashMap<>();
  private final Map<CapKey, Caps> caps = new HashMap<>();
  private final Map<ContactId, List<PlannedMail>> planned = new HashMap<>();

  /** Neighbours in claim order are mostly alike. */
  private @Nullable Latest latest;

  Projection(RunConditions conditions) {
    this.conditions = conditions;
  }

  /** Takes in how many went today, before items of these sequences and senders are judged. */
  void knowCounts(Map<DailyCount, Integer> more) {
    counts.putAll(more);
  }

  /** Returns the moment, with what counts for what goes, or for what is held. */
  Moment moment(SendFacts facts, Instant at, boolean held) {
    Pacings pacing = pacings(facts);
    List<PlannedMail> before = planned.get(facts.recipient().contact());
    return new Moment(
        at, held ? pacing.held() : pacing.going(), before == null ? List.of() : before);
  }

  /** Counts a mail that goes at the instant, to a contact who is then left alone for a while. */
  void goes(SendFacts facts, Moment moment, Instant at) {
    moment.pacing().add(at);
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
    return new Pacings(
        new Pacing(hours, sequence.map(Caps::going), identity.map(Caps::going)),
        new Pacing(hours, sequence.map(Caps::held), identity.map(Caps::held)));
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
