package dev.engagement.adapter.sendgrid.mail;

import dev.engagement.ports.mail.SendOutcome;
import dev.engagement.ports.mail.StartPermit;
import java.io.IOException;
import java.util.Optional;

/** The one try of one mail. It knows whether anything of its request was written. */
final class Attempt {

  /** What is asked of the SDK, which goes through the HTTP client on the same thread. */
  interface Exchange<T> {
    T run() throws IOException;
  }

  private static final ThreadLocal<Attempt> CURRENT = new ThreadLocal<>();

  private final StartPermit permit;
  private final long since = System.nanoTime();
  private volatile boolean begun;
  private volatile boolean late;
  private volatile boolean expired;

  Attempt(StartPermit permit) {
    this.permit = permit;
  }

  /** Returns the attempt that this thread is making. */
  static Attempt current() {
    Attempt attempt = CURRENT.get();
    if (attempt == null) {
      throw new IllegalStateException("no request goes out but as an attempt");
    }
    return attempt;
  }

  <T> T making(Exchange<T> exchange) throws IOException {
    CURRENT.set(this);
    try {
      return exchange.run();
    } finally {
      CURRENT.remove();
    }
  }

  /** Returns whether the permit holds; from then on it does not hold where it did not. */
  boolean permitted() {
    late = late || !permit.holds();
    return !late;
  }

  /**
   * Notes, before anything is written, that writing begins.
   *
   * @return false if the permit does not hold: then nothing is written
   * @throws IOException if writing began before: nothing is ever written twice
   */
  boolean begin() throws IOException {
    if (begun) {
      throw new IOException("a request begins once");
    }
    begun = permitted();
    return begun;
  }

  /** Returns how long ago the attempt was begun. */
  long ageNanos() {
    return System.nanoTime() - since;
  }

  void expire() {
    expired = true;
  }

  boolean isLate() {
    return late;
  }

  /** Returns what is known of the mail after a failure. */
  SendOutcome failed(Exception failure) {
    if (late) {
      return SendOutcome.NotTaken.late();
    }
    return begun
        ? new SendOutcome.Unknown(expired ? "timeout" : Failures.afterWriting(failure))
        : new SendOutcome.NotTaken(
            expired ? "timeout" : Failures.beforeWriting(failure), Optional.empty());
  }
}
