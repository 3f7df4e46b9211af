package dev.engagement.adapter.sendgrid.mail;

import dev.engagement.ports.mail.OutgoingMail;
import dev.engagement.ports.mail.SendOutcome;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Mails that go out together: whoever runs it takes the next one, until none is left. */
final class Batch implements Runnable {

  private static final SendOutcome BROKEN_OFF = new SendOutcome.Unknown("broken_off");
  private static final SendOutcome CLOSED = new SendOutcome.NotTaken("closed", Optional.empty());

  private final List<OutgoingMail> mails;
  private final Function<OutgoingMail, SendOutcome> send;
  private final SendOutcome[] outcomes;
  private final AtomicInteger next = new AtomicInteger();
  private final CountDownLatch open;

  Batch(List<OutgoingMail> mails, Function<OutgoingMail, SendOutcome> send) {
    this.mails = mails;
    this.send = send;
    this.outcomes = new SendOutcome[mails.size()];
    this.open = new CountDownLatch(mails.size());
  }

  @Override
  public void run() {
    settleEach(send);
  }

  /** Settles what nobody has taken yet without sending it. */
  void close() {
    settleEach(mail -> CLOSED);
  }

  private void settleEach(Function<OutgoingMail, SendOutcome> how) {
    for (int i = next.getAndIncrement(); i < outcomes.length; i = next.getAndIncrement()) {
      outcomes[i] = outcome(mails.get(i), how);
      open.countDown();
    }
  }

  /** What one of them throws is no trouble of the others. */
  private static SendOutcome outcome(OutgoingMail mail, Function<OutgoingMail, SendOutcome> how) {
    try {
      return how.apply(mail);
    } catch (RuntimeException | Error unforeseen) {
      return BROKEN_OFF;
    }
  }

  /** Returns how many mails nobody has taken yet. */
  int waiting() {
    return Math.max(0, outcomes.length - next.get());
  }

  /** Returns how many have no outcome yet. */
  int open() {
    return (int) open.getCount();
  }

  /** Waits for all outcomes, so long at the most, and returns whether they are there. */
  boolean await(long nanos) throws InterruptedException {
    return open.await(nanos, TimeUnit.NANOSECONDS);
  }

  List<SendOutcome> outcomes() {
    return List.of(outcomes);
  }
}
