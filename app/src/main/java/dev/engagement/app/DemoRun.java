package dev.engagement.app;

import dev.engagement.ports.Actor;
import dev.engagement.ports.access.Role;
import dev.engagement.ports.access.TenantScope;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** One run of the demo, from the contact file to what became of everyone. */
final class DemoRun {

  private final Running running;
  private final JumpingClock clock;
  private final DemoScreen screen;
  private final Demo demo;
  private final DemoSending sending;
  private final String key;

  DemoRun(Running running, JumpingClock clock, DemoScreen screen, DemoExamples examples) {
    this.running = running;
    this.clock = clock;
    this.screen = screen;
    this.key = issueKey(running);
    this.demo =
        new Demo(
            new DemoApi(URI.create(running.address()), key, Optional.empty()), examples, screen);
    this.sending = new DemoSending(running.application().engine().worker(), clock);
  }

  private static String issueKey(Running running) {
    return running
        .application()
        .engine()
        .apiKeys()
        .issue("demo", Role.ADMIN, TenantScope.ALL, Actor.BOOTSTRAP)
        .secret();
  }

  void show() {
    Demo.Loaded loaded = demo.load();
    long goes = demo.dryRun(loaded);
    send(goes * loaded.emailSteps());
    demo.ledger(loaded);
    outbox(loaded, goes * loaded.emailSteps());
    demo.trail(loaded);
    invite(loaded);
  }

  /** Goes on sending what is enrolled after the demo, on the same clock. */
  boolean turn() {
    return sending.turn().worked();
  }

  private void send(long expected) {
    screen.title(
        "3. Sending: the clock starts on "
            + day(clock.instant())
            + " and jumps to whatever is due next");
    long[] sent = {0};
    sending.run(
        tick -> {
          sent[0] += tick.sent();
          screen.progress(day(clock.instant()), tick.sent(), sent[0], expected);
        });
    screen.endOfProgress();
    screen.line(sent[0] + " sent, up to " + day(clock.instant()));
  }

  private static LocalDate day(Instant instant) {
    return instant.atZone(ZoneOffset.UTC).toLocalDate();
  }

  private void outbox(Demo.Loaded loaded, long announced) {
    Path folder = running.application().outbox();
    long written =
        demo.sentItems(loaded).stream()
            .filter(item -> Files.exists(folder.resolve(item + ".eml")))
            .count();
    screen.title("5. The outbox: " + folder);
    screen.count(written, "messages of this run, of " + announced + " announced");
  }

  private void invite(Demo.Loaded loaded) {
    screen.title("7. The API is yours");
    String curl =
        "curl -s -H 'Authorization: Bearer "
            + key
            + "' -H 'X-Customer-Id: "
            + loaded.customerId()
            + "' ";
    String enrollment = running.address() + "/api/enrollments/" + loaded.enrollmentId();
    screen.line(curl + enrollment);
    screen.line(curl + enrollment + "/queue");
    screen.line(curl + enrollment + "/audit");
    screen.line(curl + "-X POST " + enrollment + "/dry-run");
    screen.line(running.address() + "/docs describes the rest");
  }
}
