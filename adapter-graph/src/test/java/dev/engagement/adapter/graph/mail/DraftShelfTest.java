package dev.engagement.adapter.graph.mail;

import static dev.engagement.adapter.graph.mail.Mails.listMail;
import static dev.engagement.adapter.graph.mail.Mails.mail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.adapter.graph.mail.Request.Kind;
import dev.engagement.adapter.graph.mail.SinkMailbox.Folder;
import dev.engagement.ports.mail.Evidence;
import dev.engagement.ports.mail.OutgoingMail;
import dev.engagement.ports.mail.SendOutcome;
import dev.engagement.ports.mail.SendOutcome.NotTaken;
import dev.engagement.ports.mail.StartPermit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DraftShelfTest {

  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  /** The permit holds until the draft is made. */
  private static StartPermit runsOutInBetween() {
    AtomicInteger asked = new AtomicInteger();
    return () -> asked.incrementAndGet() <= 2;
  }

  private void keep(OutgoingMail mail) {
    assertThat(bench.deliver(mail, runsOutInBetween())).isEqualTo(NotTaken.late());
    assertThat(bench.sink.requests(Kind.SEND)).isEmpty();
  }

  private List<Folder> folders() {
    return bench.sink.mailbox.all().stream().map(one -> one.folder).toList();
  }

  @Test
  void sendsTheDraftThatWasMadeWhenThePermitRanOut() {
    keep(listMail(1));

    assertThat(bench.deliver(listMail(1)).kind()).isEqualTo(SendOutcome.Kind.ACCEPTED);

    assertThat(folders()).containsExactly(Folder.SENT);
    assertThat(bench.sink.requests(Kind.DRAFT)).hasSize(1);
    assertThat(bench.sink.requests(Kind.SEND)).hasSize(1);
  }

  @Test
  void sendsEveryMailWhosePermitIsAlwaysTooShortForADraft() {
    SendOutcome last = NotTaken.late();
    for (int attempt = 0; attempt < 3 && last.equals(NotTaken.late()); attempt++) {
      last = bench.deliver(listMail(1), runsOutInBetween());
    }

    assertThat(last.kind()).isEqualTo(SendOutcome.Kind.ACCEPTED);
    assertThat(bench.sink.requests(Kind.SEND)).hasSize(1);
  }

  @Test
  void makesAnotherDraftOfAMailThatHasChanged() {
    keep(mail(1));

    assertThat(bench.deliver(mail(1, "New", Optional.empty())).kind())
        .isEqualTo(SendOutcome.Kind.ACCEPTED);
    bench.sender.sweep();

    assertThat(folders()).containsExactly(Folder.PURGED, Folder.SENT);
  }

  @Test
  void makesAnotherDraftWhereTheOldOneIsGone() {
    keep(mail(1));
    bench.sink.mailbox.all().get(0).folder = Folder.PURGED;

    assertThat(bench.deliver(mail(1)))
        .isEqualTo(new NotTaken("draft_gone", Optional.of(Duration.ZERO)));
    assertThat(bench.deliver(mail(1)).kind()).isEqualTo(SendOutcome.Kind.ACCEPTED);

    assertThat(folders()).containsExactly(Folder.PURGED, Folder.SENT);
  }

  @Test
  void removesADraftThatNobodyTakesForAMinute() {
    keep(mail(1));
    bench.pass(Duration.ofSeconds(59));
    bench.sender.sweep();
    assertThat(folders()).containsExactly(Folder.DRAFTS);

    bench.pass(Duration.ofSeconds(1));
    bench.sender.sweep();

    assertThat(folders()).containsExactly(Folder.PURGED);
    assertThat(bench.deliver(mail(1)).kind()).isEqualTo(SendOutcome.Kind.ACCEPTED);
    assertThat(folders()).containsExactly(Folder.PURGED, Folder.SENT);
  }

  @Test
  void removesEveryDraftInTheEnd() {
    keep(mail(1));
    keep(listMail(2));

    bench.sender.close();

    assertThat(folders()).containsExactly(Folder.PURGED, Folder.PURGED);
  }

  @Test
  void keepsNoDraftWhoseFateIsUnknown() {
    bench.sink.next(Kind.SEND, Fault.takenThen(504));
    assertThat(bench.deliver(mail(1)).kind()).isEqualTo(SendOutcome.Kind.UNKNOWN);

    bench.sender.sweep();

    assertThat(bench.sink.requests(Kind.REMOVE)).isEmpty();
    assertThat(bench.sender.evidence(Mails.TENANT, Mails.sender(), List.of(Mails.item(1))))
        .containsValue(Evidence.ACCEPTED);
  }
}
