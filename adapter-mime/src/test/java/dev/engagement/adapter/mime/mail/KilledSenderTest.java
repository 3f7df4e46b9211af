package dev.engagement.adapter.mime.mail;

import static dev.engagement.adapter.mime.mail.Mails.item;
import static dev.engagement.adapter.mime.mail.Mails.sender;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledSenderTest {

  private static final int MAILS = 500;
  private static final int MORE_THAN_IT_LIVES_TO_WRITE = 1_000_000;
  private static final int SHORT = 0;
  private static final int LONG = 2_000_000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path outbox;

  @Test
  void leavesWholeFilesOnlyAndGoesOnAfterwards() throws Exception {
    for (int kill : List.of(3, 120)) {
      killAfter(kill);
      assertThat(finished()).hasSizeGreaterThanOrEqualTo(kill);
      assertWholeFilesOnly(SHORT);
    }
    KilledSender.main(new String[] {outbox.toString(), String.valueOf(MAILS), "0"});
    assertThat(finished()).hasSizeGreaterThanOrEqualTo(MAILS);
    assertWholeFilesOnly(SHORT);
  }

  /** A mail that takes a while to write shows whether its name is seen before it is whole. */
  @Test
  void showsNoNameBeforeTheFileIsWhole() throws Exception {
    for (int round = 0; round < 3; round++) {
      killAtFirstSightOfAnother();
      assertWholeFilesOnly(LONG);
    }
    assertThat(finished()).hasSizeGreaterThanOrEqualTo(3);
  }

  private void killAtFirstSightOfAnother() throws Exception {
    int before = finished().size();
    Process process = start(LONG);
    try {
      await()
          .atMost(PATIENCE)
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofNanos(50_000))
          .until(() -> finished().size() > before);
    } finally {
      process.destroyForcibly();
      assertThat(process.waitFor()).isNotZero();
    }
  }

  private void killAfter(int lines) throws Exception {
    Process process = start(SHORT);
    try (BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      for (int line = 0; line < lines; line++) {
        assertThat(output.readLine()).isNotNull();
      }
      process.destroyForcibly();
      assertThat(process.waitFor()).isNotZero();
    }
  }

  private Process start(int length) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            KilledSender.class.getName(),
            outbox.toString(),
            String.valueOf(MORE_THAN_IT_LIVES_TO_WRITE),
            String.valueOf(length))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private List<Path> finished() throws IOException {
    try (Stream<Path> files = Files.list(outbox)) {
      return files.filter(file -> file.toString().endsWith(".eml")).toList();
    }
  }

  private void assertWholeFilesOnly(int length) throws Exception {
    MimeWriter writer = new MimeWriter(Mails.CLOCK);
    for (Path file : finished()) {
      int number = numberOf(file);
      assertThat(file.getFileName()).hasToString(item(number) + ".eml");
      assertThat(file).hasBinaryContent(writer.bytes(sender(), KilledSender.mail(number, length)));
    }
  }

  private static int numberOf(Path file) {
    String id = file.getFileName().toString().replace(".eml", "");
    return Integer.parseInt(id.substring(id.length() - 8), 16);
  }
}
