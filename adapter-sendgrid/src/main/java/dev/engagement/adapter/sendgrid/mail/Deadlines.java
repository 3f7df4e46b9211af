package dev.engagement.adapter.sendgrid.mail;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.http.HttpConnection;

/**
 * Ends what takes too long. One look at all that is under way, now and then, costs far less than an
 * alarm for each.
 */
final class Deadlines implements AutoCloseable {

  private static final long LOOK_MILLIS = 50;

  private final long timeout;
  private final Set<UnderWay> underWay = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean looking = new AtomicBoolean();
  private final ScheduledThreadPoolExecutor looks =
      new ScheduledThreadPoolExecutor(1, Daemons.named("sendgrid-deadline"));

  Deadlines(Duration timeout) {
    this.timeout = timeout.toNanos();
  }

  /** An attempt, and the connection that it is made on. */
  static final class UnderWay {

    private final Attempt attempt;
    private final HttpConnection connection;

    private UnderWay(Attempt attempt, HttpConnection connection) {
      this.attempt = attempt;
      this.connection = connection;
    }

    private void endAfter(long timeout) {
      if (attempt.ageNanos() < timeout) {
        return;
      }
      attempt.expire();
      try {
        connection.shutdown();
      } catch (IOException unclosed) {
        // It is of no use any more; whoever waits on it learns so.
      }
    }
  }

  UnderWay begin(Attempt attempt, HttpConnection connection) {
    UnderWay begun = new UnderWay(attempt, connection);
    underWay.add(begun);
    keepLooking();
    return begun;
  }

  void end(UnderWay ended) {
    underWay.remove(ended);
  }

  private void keepLooking() {
    if (!looking.get() && looking.compareAndSet(false, true)) {
      looks.schedule(this::look, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void look() {
    underWay.forEach(one -> one.endAfter(timeout));
    looking.set(false);
    if (!underWay.isEmpty()) {
      keepLooking();
    }
  }

  /** Looks no more. */
  @Override
  public void close() {
    looks.shutdown();
  }
}
