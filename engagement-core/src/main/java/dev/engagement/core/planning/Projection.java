package dev.engagement.core.planning;

import dev.engagement.core.guardrail.Moment;
import dev.engagement.core.guardrail.Pacing;
import dev.engagement.core.guardrail.PlannedMail;
import dev.engagement.core.guardrail.RateLimit;
import dev.engagement.core.guardrail.RunConditions;
import dev.engagement.core.guardrail.SendingHours;
import dev.engagement.ports.guardrail.RateCounter;
import dev.engagement.ports.guardrail.RateUse;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.planning.DailyCount;
import dev.engagement.ports.sequence.Cooldowns;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.sequence.SequenceId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run has planned so far, by rank: how full days and windows are, and when contacts have
 * mail. What is held takes no place from what goes, but its own ranks are projected too, so that a
 * hold does not hide what would happen without it.
 */
final class Projection {

  private final ProjectedCounts counts;
  private final ProjectedRates rates;
  private final Map<Track, Pacings> pacings = new HashMap<>();
  private final PlannedMails planned = new PlannedMails();

  /** Neighbours in claim order are mostly alike. */
  private @Nullable Latest latest;

  Projection(RunConditions conditions, RateLimit global) {
    this.counts = new ProjectedCounts(conditions);
    this.rates = new ProjectedRates(conditions, global);
  }

  /** Takes in how many went today, before items of these sequences and senders are judged. */
  void knowCounts(Map<DailyCount, Integer> more) {
    counts.know(more);
  }

  /** Takes in how much of the windows of rate limits is used, before items that count there. */
  void knowUses(Map<RateCounter, RateUse> more) {
    rates.know(more);
  }

  /** Returns the moment, with what counts for what goes, or for what is held. */
  Moment moment(SendFacts facts, Instant at, boolean held) {
    Pacings pacing = pacings(facts);
    return new Moment(
        at,
        held ? pacing.held() : pacing.going(),
        rates.domain(facts, held),
        cooled(facts.sequence()) ? planned.of(facts.recipient().contact()) : List.of());
  }

  private static boolean cooled(Sequence sequence) {
    Cooldowns cooldowns = sequence.settings().cooldowns();
    return cooldowns.perContact().isPresent() || cooldowns.perSequence().isPresent();
  }

  /** Counts a mail that goes at the instant, to a contact who is then left alone for a while. */
  void goes(SendFacts facts, Moment moment, Instant at) {
    moment.add(facts, at);
    planned.add(facts.recipient().contact(), new PlannedMail(facts.sequence().id(), at));
  }

  private Pacings pacings(SendFacts facts) {
    if (latest != null && latest.fits(facts)) {
      return latest.pacings();
    }
    Track track = new Track(facts.sequence().id(), facts.plan().identity(), facts.zone());
    Pacings known = pacings.get(track);
    if (known == null) {
      SendingHours hours =
          SendingHours.of(facts.sequence().settings().sendWindow(), track.zone(), facts.daysOff());
      known = new Pacings(pacing(facts, hours, false), pacing(facts, hours, true));
      pacings.put(track, known);
    }
    latest = new Latest(track, known);
    return known;
  }

  private Pacing pacing(SendFacts facts, SendingHours hours, boolean held) {
    return new Pacing(
        hours, counts.caps(facts, held), rates.shared(facts, held), counts.canaries(facts, held));
  }

  private record Track(SequenceId sequence, IdentityId sender, ZoneId zone) {}

  private record Latest(Track track, Pacings pacings) {

    boolean fits(SendFacts facts) {
      return track.zone().equals(facts.zone())
          && track.sequence().equals(facts.sequence().id())
          && track.sender().equals(facts.plan().identity());
    }
  }

  private record Pacings(Pacing going, Pacing held) {}
}
