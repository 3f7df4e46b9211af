package dev.engagement.adapter.mime.mail;

import dev.engagement.ports.mail.SendOutcome;
import dev.engagement.ports.mail.StartPermit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/** Hands some mails over on a few connections at once, each mail at most once. */
final class SmtpDelivery {

  private static final SendOutcome BEGUN = new SendOutcome.Unknown("broken_off");

  private final SmtpConnections connections;
  private final SmtpAccount account;
  private final StartPermit permit;
  private final List<SmtpLetter> letters;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicReferenceArray<SendOutcome> outcomes;

  /** What becomes of those that nobody begins. */
  private final AtomicReference<SendOutcome> left =
      new AtomicReference<>(SendOutcome.NotTaken.late());

  SmtpDelivery(
      SmtpConnections connections,
      SmtpAccount account,
      StartPermit permit,
      List<SmtpLetter> letters) {
    this.connections = connections;
    this.account = account;
    this.permit = permit;
    this.letters = letters;
    this.outcomes = new AtomicReferenceArray<>(letters.size());
  }

  /** Returns what the server said to each, in their order. */
  List<SendOutcome> run(Executor others, int atOnce) {
    CompletableFuture<?>[] running =
        IntStream.range(1, Math.min(atOnce, letters.size()))
            .mapToObj(lane -> CompletableFuture.runAsync(this::lane, others))
            .toArray(CompletableFuture[]::new);
    lane();
    CompletableFuture.allOf(running).join();
    return IntStream.range(0, letters.size()).mapToObj(this::outcome).toList();
  }

  private SendOutcome outcome(int index) {
    SendOutcome outcome = outcomes.get(index);
    return outcome == null ? left.get() : outcome;
  }

  private void lane() {
    try {
      while (mayGoOn()) {
        handOver(connections.take(account));
      }
    } catch (SmtpFailure nobodyLetIn) {
      left.set(nobodyLetIn.outcome());
    }
  }

  private boolean mayGoOn() {
    return next.get() < letters.size() && permit.holds();
  }

  private void handOver(SmtpConnection connection) {
    try {
      while (connection.usable() && mayGoOn()) {
        int index = next.getAndIncrement();
        if (index < letters.size()) {
          outcomes.set(index, BEGUN);
          outcomes.set(index, hand(connection, letters.get(index)));
        }
      }
    } finally {
      connections.giveBack(account, connection);
    }
  }

  private SendOutcome hand(SmtpConnection connection, SmtpLetter letter) {
    if (!letter.valid()) {
      return new SendOutcome.Refused("invalid_header");
    }
    return permit.holds() ? connection.hand(letter) : SendOutcome.NotTaken.late();
  }
}
