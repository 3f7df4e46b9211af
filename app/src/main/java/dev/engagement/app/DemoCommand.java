package dev.engagement.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the whole way from a contact file to mail. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Loads the examples, dry-runs, sends three weeks of mail to a folder in seconds, and prints what happened.")
final class DemoCommand implements Callable<Integer> {

  private static final Instant FIRST_TUESDAY = Instant.parse("2026-03-03T06:00:00Z");
  private static final int USUAL_PORT = 8080;

  @Option(
      names = "--exit",
      description = "End when everything is sent, instead of leaving the API up.")
  private boolean exit;

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = SettingsReader.read(environment(System.getenv()));
    JumpingClock clock = new JumpingClock(FIRST_TUESDAY);
    Running running = Running.open(settings, (connections, housekeeping) -> clock, Runnable::run);
    try {
      running.announce();
      DemoScreen screen = new DemoScreen(System.out, System.console() != null);
      DemoRun run = new DemoRun(running, clock, screen, new DemoExamples(examples()));
      run.show();
      if (!exit) {
        running.work(run::turn, DemoCommand::pause);
        running.await();
      }
      return 0;
    } finally {
      running.close();
    }
  }

  /**
   * A data directory of its own, a free port, links to itself, and sending: unless the environment
   * says otherwise.
   */
  private static Map<String, String> environment(Map<String, String> given) {
    Map<String, String> environment = new HashMap<>(given);
    environment.putIfAbsent(Setting.ENGAGEMENT_DATA_DIR.name(), "./data/demo");
    environment.computeIfAbsent(
        Setting.ENGAGEMENT_PORT.name(), name -> Integer.toString(freePort()));
    environment.putIfAbsent(
        Setting.ENGAGEMENT_PUBLIC_URL.name(),
        "http://127.0.0.1:" + environment.get(Setting.ENGAGEMENT_PORT.name()));
    environment.put(Setting.ENABLE_SEND_QUEUE_SENDING.name(), "true");
    return environment;
  }

  private static void pause(Duration longest) {
    LockSupport.parkNanos(longest.toNanos());
  }

  private static int freePort() {
    return isFree(USUAL_PORT) ? USUAL_PORT : anyFreePort();
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  private static int anyFreePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new StartupException("no port is free: " + none.getMessage());
    }
  }

  /** The launcher says where the repository is; else it is looked for here. */
  private static Path examples() {
    return Path.of(System.getProperty("engagement.home", "."), "examples");
  }
}
