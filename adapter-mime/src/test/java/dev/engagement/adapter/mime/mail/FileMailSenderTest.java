package dev.engagement.adapter.mime.mail;

import static dev.engagement.adapter.mime.mail.Mails.item;
import static dev.engagement.adapter.mime.mail.Mails.mail;
import static dev.engagement.adapter.mime.mail.Mails.sender;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.mail.Evidence;
import dev.engagement.ports.mail.OutgoingMail;
import dev.engagement.ports.mail.SendOutcome;
import dev.engagement.ports.mail.StartPermit;
import dev.engagement.ports.queue.QueueItemId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileMailSenderTest {

  @TempDir Path scratch;

  @Test
  void writesEachMailToTheFileOfItsItem() {
    FileMailSender files = new FileMailSender(outbox(), Mails.CLOCK);

    List<SendOutcome> outcomes =
        files.deliver(
            Mails.TENANT, sender(), List.of(mail(1), mail(2), mail(3)), StartPermit.ALWAYS);

    assertThat(files.provider()).isEqualTo(Provider.FILE);
    assertThat(outcomes).containsExactly(accepted(item(1)), accepted(item(2)), accepted(item(3)));
    assertThat(namesInOutbox())
        .containsExactly(item(1) + ".eml", item(2) + ".eml", item(3) + ".eml");
    assertThat(Parsed.of(outbox().resolve(item(2) + ".eml")).header("X-Engagement-Item"))
        .isEqualTo(item(2).toString());
  }

  @Test
  void keepsTheMailForItsOwnerAlone() throws IOException {
    new FileMailSender(outbox(), Mails.CLOCK)
        .deliver(Mails.TENANT, sender(), List.of(mail(1)), StartPermit.ALWAYS);

    assertThat(permissions(outbox())).isEqualTo("rwx------");
    assertThat(permissions(outbox().resolve(item(1) + ".eml"))).isEqualTo("rw-------");
  }

  @Test
  void acceptsWhatWasAcceptedBeforeAndLeavesItAlone() throws IOException {
    FileMailSender files = new FileMailSender(outbox(), Mails.CLOCK);
    files.deliver(Mails.TENANT, sender(), List.of(mail(1)), StartPermit.ALWAYS);
    byte[] first = Files.readAllBytes(outbox().resolve(item(1) + ".eml"));

    List<SendOutcome> again =
        files.deliver(
            Mails.TENANT,
            sender(),
            List.of(mail(1, "Other", "other@example.org", "Other")),
            StartPermit.ALWAYS);

    assertThat(again).containsExactly(accepted(item(1)));
    assertThat(outbox().resolve(item(1) + ".eml")).hasBinaryContent(first);
  }

  @Test
  void refusesAMailThatWouldBreakOutOfAHeaderAndDeliversTheOthers() {
    FileMailSender files = new FileMailSender(outbox(), Mails.CLOCK);

    List<SendOutcome> outcomes =
        files.deliver(
            Mails.TENANT,
            sender(),
            List.of(mail(1), mail(2, "Bob", "bob@example.org", "a\r\nBcc: x@example.com"), mail(3)),
            StartPermit.ALWAYS);

    assertThat(outcomes)
        .containsExactly(
            accepted(item(1)), new SendOutcome.Refused("invalid_header"), accepted(item(3)));
    assertThat(namesInOutbox()).containsExactly(item(1) + ".eml", item(3) + ".eml");
  }

  @Test
  void showsWhatItHas() {
    FileMailSender files = new FileMailSender(outbox(), Mails.CLOCK);
    files.deliver(Mails.TENANT, sender(), List.of(mail(1)), StartPermit.ALWAYS);

    assertThat(files.evidence(Mails.TENANT, sender(), List.of(item(1), item(2), item(1))))
        .containsOnly(Map.entry(item(1), Evidence.ACCEPTED), Map.entry(item(2), Evidence.NONE));
  }

  @Test
  void saysThatNothingWasTakenWhereNothingCanBeWritten() throws IOException {
    FileMailSender files = new FileMailSender(outbox(), Mails.CLOCK);
    Files.delete(outbox());
    Files.writeString(outbox(), "a file stands in the way");

    List<SendOutcome> outcomes =
        files.deliver(Mails.TENANT, sender(), List.of(mail(1)), StartPermit.ALWAYS);

    assertThat(outcomes)
        .containsExactly(new SendOutcome.NotTaken("outbox_not_writable", Optional.empty()));
    assertThat(files.evidence(Mails.TENANT, sender(), List.of(item(1))))
        .containsEntry(item(1), Evidence.NONE);
  }

  @Test
  void worksWhereThereAreNoHardLinks() throws IOException {
    Outbox unlinked =
        Outbox.open(
            outbox(),
            (name, file) -> {
              throw new UnsupportedOperationException();
            });
    FileMailSender files = new FileMailSender(unlinked, Mails.CLOCK);

    List<SendOutcome> outcomes =
        files.deliver(
            Mails.TENANT, sender(), List.of(mail(1), mail(1), mail(2)), StartPermit.ALWAYS);

    assertThat(outcomes).containsExactly(accepted(item(1)), accepted(item(1)), accepted(item(2)));
    assertThat(namesInOutbox()).containsExactly(item(1) + ".eml", item(2) + ".eml");
  }

  @Test
  void leavesTheWinnerOfARaceAlone() throws IOException {
    Path file = outbox().resolve(item(1) + ".eml");
    Outbox late =
        Outbox.open(
            outbox(),
            (name, draft) -> {
              Files.writeString(name, "the winner's");
              Files.createLink(name, draft);
            });

    List<SendOutcome> outcomes =
        new FileMailSender(late, Mails.CLOCK)
            .deliver(Mails.TENANT, sender(), List.of(mail(1)), StartPermit.ALWAYS);

    assertThat(outcomes).containsExactly(accepted(item(1)));
    assertThat(file).hasContent("the winner's");
    assertThat(namesInOutbox()).containsExactly(item(1) + ".eml");
  }

  @Test
  void writesAnItemOnceWhenTwoDoItAtTheSameTime() throws Exception {
    List<OutgoingMail> mails = IntStream.range(0, 200).mapToObj(Mails::mail).toList();
    List<FileMailSender> both =
        List.of(
            new FileMailSender(outbox(), Mails.CLOCK), new FileMailSender(outbox(), Mails.CLOCK));
    CountDownLatch start = new CountDownLatch(1);
    AtomicBoolean writing = new AtomicBoolean(true);
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      Future<Integer> reader = threads.submit(() -> readAllTheTime(writing));
      List<Future<List<SendOutcome>>> writers =
          both.stream().map(files -> threads.submit(afterStart(start, files, mails))).toList();
      start.countDown();
      for (Future<List<SendOutcome>> writer : writers) {
        assertThat(writer.get())
            .containsExactlyElementsOf(mails.stream().map(m -> accepted(m.item())).toList());
      }
      writing.set(false);
      assertThat(reader.get()).isPositive();
    } finally {
      threads.shutdownNow();
    }
    assertThat(namesInOutbox())
        .containsExactlyElementsOf(mails.stream().map(m -> m.item() + ".eml").toList());
  }

  private static Callable<List<SendOutcome>> afterStart(
      CountDownLatch start, FileMailSender files, List<OutgoingMail> mails) {
    return () -> {
      start.await();
      return files.deliver(Mails.TENANT, sender(), mails, StartPermit.ALWAYS);
    };
  }

  private int readAllTheTime(AtomicBoolean writing) throws Exception {
    MimeWriter writer = new MimeWriter(Mails.CLOCK);
    int read = 0;
    while (writing.get()) {
      for (int number = 0; number < 200; number++) {
        Path file = outbox().resolve(item(number) + ".eml");
        if (Files.exists(file)) {
          assertThat(file).hasBinaryContent(writer.bytes(sender(), mail(number)));
          read++;
        }
      }
    }
    return read;
  }

  @Test
  void removesAbandonedDraftsAndNothingElse() throws IOException {
    Files.createDirectories(outbox());
    Instant old = Instant.now().minus(Duration.ofMinutes(11));
    Path abandoned = touch(".tmp-abandoned", old);
    Path busy = touch(".tmp-busy", old.plus(Duration.ofMinutes(5)));
    Path mail = touch("other.eml", old);

    new FileMailSender(outbox(), Mails.CLOCK);

    assertThat(abandoned).doesNotExist();
    assertThat(busy).exists();
    assertThat(mail).exists();
  }

  private Path touch(String name, Instant time) throws IOException {
    Path file = Files.writeString(outbox().resolve(name), "x");
    return Files.setLastModifiedTime(file, FileTime.from(time));
  }

  private Path outbox() {
    return scratch.resolve("data").resolve("outbox");
  }

  private static SendOutcome accepted(QueueItemId item) {
    return new SendOutcome.Accepted(Optional.of(item + ".eml"));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private List<String> namesInOutbox() {
    try (Stream<Path> files = Files.list(outbox())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
