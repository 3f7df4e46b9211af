package dev.engagement.core.simulation;

import static java.util.stream.Collectors.groupingBy;

import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.simulation.AssumedEvent;
import dev.engagement.ports.simulation.Assumptions;
import dev.engagement.ports.simulation.Reaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What people do about the mail that they get, as it is assumed. */
final class Behaviour {

  /** What somebody does, and how long after the mail. */
  record Doing(Reaction reaction, Duration after) {}

  private static final Doing BOUNCES = new Doing(Reaction.BOUNCED, Duration.ofMinutes(1));
  private static final Doing OPENS = new Doing(Reaction.OPENED, Duration.ofHours(1));

  private final Assumptions assumptions;
  private final int mails;
  private final Map<String, List<AssumedEvent>> events;

  /**
   * @param mails how many mails everybody gets who goes all the way
   */
  Behaviour(Assumptions assumptions, int mails) {
    this.assumptions = assumptions;
    this.mails = mails;
    this.events =
        assumptions.events().stream().collect(groupingBy(event -> normalised(event.email())));
  }

  /** Returns what the participant does about the mail that has just been sent. */
  List<Doing> about(Participant who, QueueItem sent) {
    String address = who.recipient().address().normalised();
    List<AssumedEvent> own = events.get(address);
    return own == null ? byShare(who, address) : named(own, sent);
  }

  /** Returns an address in the form in which people are told apart. */
  static String normalised(String email) {
    return EmailAddress.parse(email).map(EmailAddress::normalised).orElse("");
  }

  private static List<Doing> named(List<AssumedEvent> events, QueueItem sent) {
    return events.stream()
        .filter(event -> event.afterStep() == sent.stepOrder())
        .map(event -> new Doing(event.reaction(), event.after()))
        .toList();
  }

  private List<Doing> byShare(Participant who, String address) {
    if (share(address, 1) < assumptions.bounceRate()) {
      return who.mails() == 1 ? List.of(BOUNCES) : List.of();
    }
    List<Doing> doings = new ArrayList<>(2);
    if (who.mails() == 1 && share(address, 2) < assumptions.openRate()) {
      doings.add(OPENS);
    }
    if (who.mails() == answered(address) && share(address, 3) < assumptions.replyRate()) {
      doings.add(new Doing(Reaction.REPLIED, assumptions.replyAfter()));
    }
    return doings;
  }

  /** Returns the number of the mail that would be replied to. */
  private int answered(String address) {
    return 1 + (int) (share(address, 4) * mails);
  }

  /** Returns a number from 0 up to 1 that is always the same for the same address and question. */
  private double share(String address, int question) {
    long hash = assumptions.seed() * 31 + question;
    for (int i = 0; i < address.length(); i++) {
      hash = mixed(hash ^ address.charAt(i));
    }
    return (hash >>> 11) * 0x1.0p-53;
  }

  /** Spreads neighbouring numbers evenly (the finaliser of SplitMix64). */
  private static long mixed(long number) {
    long z = number + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
