package dev.engagement.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a newcomer runs it; its numbers are those that the examples announce. */
class DemoTest {

  private static final int MAILS = 483;
  private static final String ADMIN_KEY = "admin-key-for-the-demo-test";

  @TempDir Path data;

  @Test
  void sendsWhatItAnnouncesAndDoesItAgain() {
    String first = run();

    assertThat(first)
        .contains(
            "176  accepted",
            "24  refused",
            "161  WouldSend",
            "7  Skipped suppressed",
            "8  FailedValidation missing_variable");
    assertThat(first)
        .contains(MAILS + " sent", MAILS + "  messages of this run, of " + MAILS + " announced");
    assertThat(Outbox.of(data).items()).hasSize(MAILS);

    String second = run();

    assertThat(second).contains(MAILS + "  messages of this run, of " + MAILS + " announced");
    assertThat(Outbox.of(data).items()).hasSize(2 * MAILS);
  }

  private String run() {
    try (ChildProcess demo = ChildProcess.start(data, Map.of(), List.of(), "demo", "--exit")) {
      assertThat(demo.await()).as(demo::output).isZero();
      return demo.output();
    }
  }

  @Test
  void losesNothingAndSendsNothingTwiceWhenItIsKilledWhileItSends() {
    try (ChildProcess killed = ChildProcess.start(data, Map.of(), List.of(), "demo", "--exit")) {
      Awaitility.await()
          .atMost(120, TimeUnit.SECONDS)
          .until(() -> Outbox.of(data).items().size() > 40 || !killed.isAlive());
      assertThat(killed.isAlive()).as(killed::output).isTrue();
      killed.kill();
    }
    assertThat(Outbox.of(data).items()).hasSizeLessThan(MAILS);

    assertThat(run()).contains(MAILS + "  messages of this run, of " + MAILS + " announced");

    Map<String, String> states = statesOfAllItems();
    assertThat(Outbox.of(data).items())
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(itemsIn(states, "Sent"));
    assertThat(states.values())
        .isSubsetOf("Sent", "Unconfirmed", "Parked", "Skipped", "FailedValidation");
  }

  private static List<String> itemsIn(Map<String, String> states, String state) {
    return states.entrySet().stream()
        .filter(item -> item.getValue().equals(state))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Asks the API, served anew on what the runs have left. */
  private Map<String, String> statesOfAllItems() {
    Map<String, String> environment = Map.of("ENGAGEMENT_ADMIN_KEY", ADMIN_KEY);
    try (ChildProcess server = ChildProcess.start(data, environment, List.of(), "serve")) {
      String address = server.address();
      return new QueueReader(new DemoApi(URI.create(address), ADMIN_KEY, Optional.empty()))
          .states();
    }
  }
}
