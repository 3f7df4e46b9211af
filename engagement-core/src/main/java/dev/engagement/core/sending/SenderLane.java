package dev.engagement.core.sending;

import dev.engagement.core.planning.PlannedSend;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.tenant.TenantId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/**
 * The mails of one sender that may go and wait for a batch, and how many runs take them from here:
 * while one batch is with the provider, another is announced and a third settled. Safe for
 * concurrent use.
 */
final class SenderLane {

  private static final int RUNS = 3;

  /** Who sends as many at once is looked after by its own runs. */
  private static final int MANY = 64;

  private final TenantId tenant;
  private final IdentityId sender;
  private final BatchSize batch;
  private final Deque<PlannedSend> waiting = new ArrayDeque<>();
  private int runs;
  private int underWay;
  private boolean hungry;

  /**
   * Its runs claim one after the other: they would find the same mails, and wait for each other.
   */
  private final Object turn = new Object();

  SenderLane(TenantId tenant, IdentityId sender, BatchSize batch) {
    this.tenant = tenant;
    this.sender = sender;
    this.batch = batch;
  }

  TenantId tenant() {
    return tenant;
  }

  IdentityId sender() {
    return sender;
  }

  /** Returns how many are to be sent at once. */
  BatchSize batch() {
    return batch;
  }

  /** Adds mails, and returns how many runs are to be begun for them. */
  synchronized int add(List<PlannedSend> sends) {
    waiting.addAll(sends);
    int begun = Math.min(RUNS - runs, sends.size());
    runs += begun;
    return begun;
  }

  /** Returns how many mails wait. */
  synchronized int waiting() {
    return waiting.size();
  }

  /** Takes mails to send; where there are none, the run that asks has ended. */
  synchronized List<PlannedSend> take(int most) {
    List<PlannedSend> batch = taken(most);
    hungry |= batch.size() >= MANY;
    if (batch.isEmpty()) {
      runs--;
    } else {
      underWay++;
    }
    return batch;
  }

  /** Takes a single mail, unless others are on their way, whose fate is to be seen first. */
  synchronized List<PlannedSend> takeAlone() {
    return take(underWay == 0 ? 1 : 0);
  }

  /** Returns whether its runs look for more themselves, once nothing waits. */
  synchronized boolean isHungry() {
    return hungry;
  }

  /** Returns whether they do that now. */
  synchronized boolean looksAhead() {
    return hungry && waiting.isEmpty();
  }

  /** Says whether there is more to be found. */
  synchronized void feed(boolean more) {
    hungry = more;
  }

  /** Does what only one run may do at a time. */
  <T> T inTurn(Supplier<T> work) {
    synchronized (turn) {
      return work.get();
    }
  }

  /** Says that a batch is under way that did not wait here. */
  synchronized void depart() {
    underWay++;
  }

  /** Says that a batch is settled. */
  synchronized void landed() {
    underWay--;
  }

  /** Takes all that wait, which are not to be sent now. */
  synchronized List<PlannedSend> clear() {
    return taken(waiting.size());
  }

  /** Ends a run that failed. What waited stays claimed, and is taken back when its lease ends. */
  synchronized void fail() {
    waiting.clear();
    hungry = false;
    runs--;
  }

  /** Returns whether all runs have ended. */
  synchronized boolean isIdle() {
    return runs == 0;
  }

  private List<PlannedSend> taken(int most) {
    List<PlannedSend> taken = new ArrayList<>();
    while (taken.size() < most && !waiting.isEmpty()) {
      taken.add(waiting.remove());
    }
    return taken;
  }
}
