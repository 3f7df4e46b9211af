package dev.engagement.adapter.sendgrid.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.mail.SendOutcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LanesTest {

  private static final SendOutcome ACCEPTED = new SendOutcome.Accepted(Optional.empty());

  @Test
  void opensAllLanesWhereNoneGetsOn() {
    CyclicBarrier all = new CyclicBarrier(64);
    try (Lanes lanes = new Lanes(64, new Pace())) {
      List<SendOutcome> outcomes =
          lanes.all(
              Given.mails(128),
              mail -> {
                await(all);
                return ACCEPTED;
              });

      assertThat(outcomes).hasSize(128).containsOnly(ACCEPTED);
    }
  }

  private static void await(CyclicBarrier all) {
    try {
      all.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
      throw new IllegalStateException(alone);
    }
  }

  @Test
  void staysOnFewThreadsWhereAnswersComeAtOnce() {
    Set<String> threads = ConcurrentHashMap.newKeySet();
    AtomicInteger sent = new AtomicInteger();
    try (Lanes lanes = new Lanes(64, new Pace())) {
      lanes.all(
          Given.mails(64),
          mail -> {
            threads.add(Thread.currentThread().getName());
            sent.incrementAndGet();
            return ACCEPTED;
          });
    }

    assertThat(sent).hasValue(64);
    assertThat(threads).hasSizeLessThan(16);
  }

  @Test
  void sharesItsLanesAmongAllWhoSend() {
    AtomicInteger underWay = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (Lanes lanes = new Lanes(3, new Pace())) {
      List<Thread> senders =
          List.of(1, 2, 3, 4).stream()
              .map(
                  number ->
                      new Thread(
                          () ->
                              lanes.all(
                                  Given.mails(50),
                                  mail -> {
                                    most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                                    Thread.yield();
                                    underWay.decrementAndGet();
                                    return ACCEPTED;
                                  })))
              .toList();
      senders.forEach(Thread::start);
      senders.forEach(LanesTest::join);
    }

    assertThat(most.get()).isBetween(1, 3);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException stopping) {
      throw new IllegalStateException(stopping);
    }
  }

  @Test
  void wantsAsManyLanesAsASlowProviderNeeds() {
    Pace pace = new Pace();
    for (int answer = 0; answer < 500; answer++) {
      pace.note(TimeUnit.MILLISECONDS.toNanos(50));
    }

    assertThat(pace.lanes()).isBetween(400, 500);

    pace.note(TimeUnit.MICROSECONDS.toNanos(60));

    assertThat(pace.lanes()).isEqualTo(2);
  }

  @Test
  void doesNotTakeAWaitForThisMachineForASlowProvider() {
    Pace pace = new Pace();
    for (int answer = 0; answer < 500; answer++) {
      pace.note(TimeUnit.MICROSECONDS.toNanos(answer % 8 == 0 ? 60 : 5_000));
    }

    assertThat(pace.lanes()).isEqualTo(2);
  }
}
