package dev.engagement.adapter.graph.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxTest {

  private static final long MINUTE = Mailbox.WINDOW.toNanos();

  private record OnItsWay(Mailbox.Turn turn, long arrives, long answered) {}

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - MINUTE);
  private final Mailbox mailbox = new Mailbox(nanos::get);

  /** Requests arrive some time after they began, and are answered some time after that. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void letsNoMinuteAtTheProviderHoldMore(long seed) {
    Random random = new Random(seed);
    List<Long> arrivals = new ArrayList<>();
    PriorityQueue<OnItsWay> open =
        new PriorityQueue<>(Comparator.comparingLong(one -> one.answered() - nanos.get()));
    for (int step = 0; step < 2_000; step++) {
      nanos.addAndGet(random.nextInt(1_000_000_000));
      while (!open.isEmpty() && open.peek().answered() - nanos.get() <= 0) {
        open.poll().turn().close();
      }
      long now = nanos.get();
      if (open.size() < Mailbox.REQUESTS_AT_ONCE) {
        mailbox.turn().ifPresent(turn -> open.add(send(turn, now, random, arrivals)));
      }
    }

    assertThat(arrivals).hasSizeGreaterThan(200);
    arrivals.sort(Comparator.comparingLong(one -> one - arrivals.get(0)));
    for (int last = Mailbox.MAILS_A_MINUTE; last < arrivals.size(); last++) {
      assertThat(arrivals.get(last) - arrivals.get(last - Mailbox.MAILS_A_MINUTE))
          .isGreaterThanOrEqualTo(MINUTE);
    }
  }

  private static OnItsWay send(Mailbox.Turn turn, long now, Random random, List<Long> arrivals) {
    turn.sends();
    long arrives = now + random.nextInt(2_000_000_000);
    arrivals.add(arrives);
    return new OnItsWay(turn, arrives, arrives + random.nextInt(1_000_000_000));
  }

  @Test
  void saysExactlyWhenAMailFits() {
    for (int mail = 0; mail < Mailbox.MAILS_A_MINUTE; mail++) {
      Mailbox.Turn turn = mailbox.turn().orElseThrow();
      turn.sends();
      turn.close();
      nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    }

    assertThat(mailbox.crowded()).contains(Duration.ofSeconds(30));
    nanos.addAndGet(Duration.ofSeconds(30).toNanos() - 1);
    assertThat(mailbox.turn()).isEmpty();
    nanos.addAndGet(1);
    assertThat(mailbox.turn()).isPresent();
  }

  @Test
  void isLeftAloneForTheLongestTimeTold() {
    mailbox.pause(Duration.ofSeconds(10));
    mailbox.pause(Duration.ofSeconds(3));

    assertThat(mailbox.pause()).isEqualTo(Duration.ofSeconds(10));
    nanos.addAndGet(Duration.ofSeconds(10).toNanos());
    assertThat(mailbox.pause()).isEqualTo(Duration.ZERO);
  }

  @Test
  void waitsForASlotNoLongerThanItIsWorth() {
    for (int slot = 0; slot < Mailbox.REQUESTS_AT_ONCE; slot++) {
      assertThat(mailbox.enter(() -> false)).isTrue();
    }

    assertThat(mailbox.enter(() -> false)).isFalse();
    mailbox.leave();
    assertThat(mailbox.enter(() -> false)).isTrue();
  }
}
