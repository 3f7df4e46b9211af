package dev.engagement.adapter.graph.mail;

import static dev.engagement.adapter.graph.mail.Mails.item;
import static dev.engagement.adapter.graph.mail.Mails.mail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.adapter.graph.mail.Request.Kind;
import dev.engagement.adapter.graph.mail.SinkMailbox.Folder;
import dev.engagement.adapter.graph.mail.SinkMailbox.Kept;
import dev.engagement.ports.mail.Evidence;
import dev.engagement.ports.mail.SendOutcome;
import dev.engagement.ports.mail.StartPermit;
import dev.engagement.ports.queue.QueueItemId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DraftEvidenceTest {

  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  private Evidence evidence(int number) {
    return bench
        .sender
        .evidence(Mails.TENANT, Mails.sender(), List.of(item(number)))
        .get(item(number));
  }

  private Kept kept(int number) {
    return bench.sink.mailbox.all().get(number);
  }

  @Test
  void findsWhatWasSentAfterItsAnswerWasLost() {
    bench.sink.next(Kind.SEND, Fault.takenThenDropped());
    assertThat(bench.deliver(mail(1)).kind()).isEqualTo(SendOutcome.Kind.UNKNOWN);

    assertThat(evidence(1)).isEqualTo(Evidence.ACCEPTED);
    assertThat(kept(0).folder).isEqualTo(Folder.SENT);
  }

  @Test
  void provesADraftUnsentAndTakesItAway() {
    bench.sink.next(Kind.SEND, Fault.dropped());
    assertThat(bench.deliver(mail(1)).kind()).isEqualTo(SendOutcome.Kind.UNKNOWN);

    assertThat(evidence(1)).isEqualTo(Evidence.UNSENT);
    assertThat(kept(0).folder).isEqualTo(Folder.PURGED);
    assertThat(bench.sink.requests(Kind.DELETE)).hasSize(1);
    assertThat(bench.sink.requests(Kind.SHOW)).hasSize(1);
    assertThat(evidence(1)).isEqualTo(Evidence.NONE);
  }

  @Test
  void provesADraftUnsentWhereTheDeletedIsReadAmongWhatCanBeRecovered() {
    bench.sink.mailbox.put(item(1).toString());
    bench.sink.mailbox.showDeleted(false);

    assertThat(evidence(1)).isEqualTo(Evidence.UNSENT);
    assertThat(kept(0).folder).isEqualTo(Folder.RECOVERABLE);
  }

  /** The permit that never answers is where the first process dies. */
  @Test
  void settlesACrashBetweenDraftAndSend() {
    AtomicInteger asked = new AtomicInteger();
    StartPermit dies =
        () -> {
          if (asked.incrementAndGet() > 2) {
            throw new IllegalStateException("killed here");
          }
          return true;
        };
    bench.deliver(mail(1), dies);
    assertThat(kept(0).folder).isEqualTo(Folder.DRAFTS);

    try (GraphMailSender next = bench.anotherSender()) {
      assertThat(next.evidence(Mails.TENANT, Mails.sender(), List.of(item(1))))
          .containsEntry(item(1), Evidence.UNSENT);
      assertThat(next.deliver(Mails.TENANT, Mails.sender(), List.of(mail(1)), StartPermit.ALWAYS))
          .extracting(SendOutcome::kind)
          .containsExactly(SendOutcome.Kind.ACCEPTED);
      assertThat(next.evidence(Mails.TENANT, Mails.sender(), List.of(item(1))))
          .containsEntry(item(1), Evidence.ACCEPTED);
    }
    assertThat(bench.sink.requests(Kind.SEND)).hasSize(1);
  }

  @Test
  void settlesWhatAProcessDoesThatGoesOnTooLate() {
    AtomicInteger asked = new AtomicInteger();
    bench.deliver(mail(1), () -> asked.incrementAndGet() <= 2);

    try (GraphMailSender next = bench.anotherSender()) {
      assertThat(next.evidence(Mails.TENANT, Mails.sender(), List.of(item(1))))
          .containsEntry(item(1), Evidence.UNSENT);
    }

    assertThat(bench.deliver(mail(1)).kind()).isEqualTo(SendOutcome.Kind.NOT_TAKEN);
    assertThat(bench.sink.mailbox.all()).noneMatch(one -> one.folder == Folder.SENT);
  }

  @Test
  void provesNothingOfWhatIsNotThere() {
    bench.deliver(mail(1));
    kept(0).folder = Folder.PURGED;

    assertThat(evidence(1)).isEqualTo(Evidence.NONE);
  }

  @Test
  void leavesADraftAloneThatMayStillBeOnItsWay() {
    Kept draft = bench.sink.mailbox.put(item(1).toString());
    draft.createdAt = Mails.NOW.minus(Duration.ofSeconds(9));

    assertThat(evidence(1)).isEqualTo(Evidence.NONE);
    assertThat(draft.folder).isEqualTo(Folder.DRAFTS);
  }

  @Test
  void seesADraftGoWhileItIsBeingDeleted() {
    Kept draft = bench.sink.mailbox.put(item(1).toString());
    bench.sink.next(
        Kind.DELETE,
        (exchange, work) -> {
          draft.draft = false;
          Fault.reply(exchange, work.take());
        });

    assertThat(evidence(1)).isEqualTo(Evidence.ACCEPTED);
  }

  @Test
  void believesTheSentOneOfSeveral() {
    bench.sink.mailbox.put(item(1).toString());
    bench.sink.mailbox.put(item(1).toString()).draft = false;

    assertThat(evidence(1)).isEqualTo(Evidence.ACCEPTED);
    assertThat(kept(0).folder).isEqualTo(Folder.DRAFTS);
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"FIND", "DELETE", "SHOW", "REMOVE"})
  void provesNothingWhereAnythingIsInDoubt(Kind broken) {
    bench.sink.mailbox.put(item(1).toString());
    bench.sink.next(broken, Fault.status(403), Fault.status(403));

    assertThat(evidence(1)).isEqualTo(Evidence.NONE);
  }

  @Test
  void provesNothingFromWhatCannotBeRead() {
    bench.sink.mailbox.put(item(1).toString());
    bench.sink.next(Kind.FIND, Fault.takenThenHtml());

    assertThat(evidence(1)).isEqualTo(Evidence.NONE);
  }

  @Test
  void readsAgainWhereAReadFails() {
    bench.sink.mailbox.put(item(1).toString()).draft = false;
    bench.sink.next(Kind.FIND, Fault.status(503));

    assertThat(evidence(1)).isEqualTo(Evidence.ACCEPTED);
    assertThat(bench.sink.requests(Kind.FIND)).hasSize(2);
  }

  @Test
  void followsALinkToAFurtherPageOfTheSameServiceOnly() {
    bench.sink.mailbox.put(item(1).toString());
    bench.sink.mailbox.goOnAt("http://127.0.0.2:1/v1.0/users/ada@example.com/messages");
    assertThat(evidence(1)).isEqualTo(Evidence.NONE);

    String here = bench.sink.url("/v1.0/users/ada@example.com/messages?$skip=1").toString();
    bench.sink.mailbox.goOnAt(here);
    bench.sink.next(
        Kind.FIND,
        (exchange, work) -> {
          Fault.Reply first = work.take();
          bench.sink.mailbox.goOnAt("");
          Fault.reply(exchange, first);
        });
    assertThat(evidence(1)).isEqualTo(Evidence.UNSENT);
  }

  @Test
  void provesNothingWhereTheLinkToAFurtherPageIsNone() {
    bench.sink.mailbox.put(item(1).toString());
    bench.sink.mailbox.goOnAt("not a link");

    assertThat(evidence(1)).isEqualTo(Evidence.NONE);
    assertThat(kept(0).folder).isEqualTo(Folder.DRAFTS);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3})
  void answersForEachItem(int items) {
    List<QueueItemId> asked = IntStream.range(0, items).mapToObj(Mails::item).toList();

    Map<?, Evidence> all = bench.sender.evidence(Mails.TENANT, Mails.sender(), asked);

    assertThat(all).hasSize(items).doesNotContainValue(Evidence.ACCEPTED);
  }
}
