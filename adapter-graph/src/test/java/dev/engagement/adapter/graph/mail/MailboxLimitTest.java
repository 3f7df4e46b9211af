package dev.engagement.adapter.graph.mail;

import static dev.engagement.adapter.graph.mail.Mails.mail;
import static dev.engagement.adapter.graph.mail.Mails.mails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.adapter.graph.mail.Request.Kind;
import dev.engagement.ports.mail.SendOutcome;
import dev.engagement.ports.mail.SendOutcome.NotTaken;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailboxLimitTest {

  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  private static long accepted(List<SendOutcome> outcomes) {
    return outcomes.stream().filter(one -> one.kind() == SendOutcome.Kind.ACCEPTED).count();
  }

  @Test
  void asksAMailboxForFourThingsAtOnce() {
    CountDownLatch gate = new CountDownLatch(1);
    Fault[] held = IntStream.range(0, 12).mapToObj(one -> Fault.held(gate)).toArray(Fault[]::new);
    bench.sink.next(Kind.DRAFT, held);

    List<CompletableFuture<List<SendOutcome>>> callers =
        IntStream.range(0, 3)
            .mapToObj(
                caller ->
                    CompletableFuture.supplyAsync(
                        () -> bench.deliver(mails(caller * 4, caller * 4 + 4))))
            .toList();
    Awaitility.await()
        .during(Duration.ofMillis(300))
        .until(() -> bench.sink.requests(Kind.DRAFT).size() == 4);
    assertThat(bench.sink.mostAtOnce()).isEqualTo(4);
    gate.countDown();

    assertThat(callers).allSatisfy(one -> assertThat(accepted(one.join())).isEqualTo(4));
    assertThat(bench.sink.requests(Kind.SEND)).hasSize(12);
  }

  @Test
  void sendsThirtyMailsInAnyMinute() {
    assertThat(accepted(bench.deliver(mails(0, 10)))).isEqualTo(10);
    bench.pass(Duration.ofSeconds(20));
    List<SendOutcome> more = bench.deliver(mails(10, 35));

    assertThat(accepted(more)).isEqualTo(20);
    assertThat(more)
        .filteredOn(one -> one.kind() != SendOutcome.Kind.ACCEPTED)
        .containsOnly(new NotTaken("mailbox_limit", Optional.of(Duration.ofSeconds(40))));
    assertThat(bench.sink.requests(Kind.DRAFT)).hasSize(30);

    bench.pass(Duration.ofSeconds(40).minusNanos(1));
    assertThat(bench.deliver(mail(40)).kind()).isEqualTo(SendOutcome.Kind.NOT_TAKEN);
    bench.pass(Duration.ofNanos(1));
    assertThat(accepted(bench.deliver(mails(41, 52)))).isEqualTo(10);
    assertThat(bench.sink.requests(Kind.SEND)).hasSize(40);
  }

  @Test
  void countsNoMailThatWasNotAskedToBeSent() {
    bench.sink.next(
        Kind.DRAFT,
        IntStream.range(0, 40).mapToObj(one -> Fault.status(400)).toArray(Fault[]::new));
    bench.deliver(mails(0, 40));

    assertThat(accepted(bench.deliver(mails(40, 70)))).isEqualTo(30);
  }

  @Test
  void countsEachMailboxByItself() {
    bench.deliver(mails(0, 30));

    List<SendOutcome> other =
        bench.sender.deliver(
            Mails.TENANT, Mails.sender("Bea", "bea@example.com"), mails(30, 33), () -> true);

    assertThat(accepted(other)).isEqualTo(3);
  }
}
