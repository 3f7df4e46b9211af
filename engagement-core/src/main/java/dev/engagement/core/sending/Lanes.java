package dev.engagement.core.sending;

import dev.engagement.core.planning.PlannedSend;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.queue.Tick;
import dev.engagement.ports.tenant.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lets the mails of several senders go side by side, each sender's in a lane of its own. Turns are
 * made by one thread; lanes run where the executor runs them.
 */
final class Lanes {

  private static final int MOST_RECONCILING = 4;
  private static final int MOST_LOOKS = 200;

  /** In batches of a sender: what waits is held in memory, and under a lease that runs out. */
  private static final int MOST_WAITING = 16;

  private static final Duration LOOK = Duration.ofMillis(100);

  private final Executor executor;
  private final Lane lane;
  private final SendSlots slots;
  private final Rest rest;
  private final Map<IdentityId, SenderLane> lanes = new HashMap<>();
  private final Set<TenantId> reconciling = ConcurrentHashMap.newKeySet();
  private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
  private final Semaphore ended = new Semaphore(0);
  private Tick done = Tick.NONE;
  private volatile boolean stopping;

  Lanes(Executor executor, Lane lane, SendSlots slots, Rest rest) {
    this.executor = executor;
    this.lane = lane;
    this.slots = slots;
    this.rest = rest;
  }

  /** Returns the senders that have enough to send for now. */
  synchronized Set<IdentityId> busy() {
    return lanes.values().stream()
        .filter(this::isBusy)
        .map(SenderLane::sender)
        .collect(Collectors.toUnmodifiableSet());
  }

  private boolean isBusy(SenderLane running) {
    return running.isHungry() || running.waiting() >= slots.each();
  }

  /** Returns whether so much waits that nobody's mails are to be claimed for now. */
  synchronized boolean full() {
    return lanes.values().stream().mapToInt(SenderLane::waiting).sum()
        >= MOST_WAITING * slots.each();
  }

  /** Lets these mails go, each in the lane of its sender. */
  void start(TenantId tenant, List<PlannedSend> ready, BiFunction<TenantId, Tick, Tick> told) {
    Map<IdentityId, List<PlannedSend>> bySender = new LinkedHashMap<>();
    for (PlannedSend send : ready) {
      bySender.computeIfAbsent(send.outcome().identity(), first -> new ArrayList<>()).add(send);
    }
    List<SenderLane> begun = new ArrayList<>();
    bySender.forEach((sender, sends) -> begun.addAll(add(tenant, sender, sends)));
    begun.forEach(begin -> executor.execute(() -> run(begin, told)));
  }

  /** Returns the lane as often as runs of it are to be begun. */
  private synchronized List<SenderLane> add(
      TenantId tenant, IdentityId sender, List<PlannedSend> sends) {
    SenderLane its = lanes.get(sender);
    if (its == null) {
      its = new SenderLane(tenant, sender, new BatchSize(slots.batch()));
      lanes.put(sender, its);
      slots.enter();
    }
    return Collections.nCopies(its.add(sends), its);
  }

  /** Returns whether evidence of the tenant's items is being looked for. */
  boolean reconciling(TenantId tenant) {
    return reconciling.contains(tenant) || reconciling.size() >= MOST_RECONCILING;
  }

  /** Looks for evidence of a tenant's items, beside the turns. */
  void reconcile(TenantId tenant, Supplier<Tick> work) {
    reconciling.add(tenant);
    executor.execute(
        () -> {
          try {
            add(work.get());
          } catch (RuntimeException failed) {
            failure.compareAndSet(null, failed);
          } finally {
            reconciling.remove(tenant);
            ended.release();
          }
        });
  }

  private void run(SenderLane its, BiFunction<TenantId, Tick, Tick> told) {
    try {
      lane.run(
          its, () -> stopping, () -> wake(its), tick -> landed(told.apply(its.tenant(), tick)));
    } catch (RuntimeException failed) {
      failure.compareAndSet(null, failed);
      its.fail();
    } finally {
      ended(its);
    }
  }

  private void landed(Tick tick) {
    add(tick);
    ended.release();
  }

  private synchronized void ended(SenderLane its) {
    if (its.isIdle() && lanes.remove(its.sender(), its)) {
      slots.leave();
    }
    wake(its);
  }

  /** Has the turns look for more where less waits than is sent at once. */
  private void wake(SenderLane its) {
    if (!isBusy(its)) {
      rest.wake(its.tenant());
      ended.release();
    }
  }

  private synchronized void add(Tick tick) {
    done = done.plus(tick);
  }

  /** Returns what lanes did since this was last asked, or throws what went wrong in one. */
  synchronized Tick collect() {
    RuntimeException failed = failure.getAndSet(null);
    if (failed != null) {
      throw failed;
    }
    Tick collected = done;
    done = Tick.NONE;
    return collected;
  }

  /** Waits for a lane to take, end or land something, not for long; returns whether one did. */
  boolean awaitNews(Duration longest) {
    boolean news = isRunning() && await(longest);
    return ended.drainPermits() > 0 || news;
  }

  /** Begins no more batches, and waits for those that are on the wire, but not for ever. */
  void stop() {
    stopping = true;
    for (int look = 0; look < MOST_LOOKS && isRunning(); look++) {
      await(LOOK);
    }
  }

  private synchronized boolean isRunning() {
    return !lanes.isEmpty();
  }

  private boolean await(Duration longest) {
    try {
      return ended.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
