package dev.engagement.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The program as a process of its own, as a person starts it. */
final class ChildProcess implements AutoCloseable {

  private static final Duration LONGEST = Duration.ofMinutes(4);

  private static final String LISTENING = "listening on ";

  private final Process process;
  private final StringBuffer output = new StringBuffer();
  private final Thread reader;

  private ChildProcess(Process process) {
    this.process = process;
    this.reader = new Thread(this::read, "child-output");
    reader.setDaemon(true);
    reader.start();
  }

  /** Starts a command on a data directory. */
  static ChildProcess start(
      Path data, Map<String, String> environment, List<String> jvm, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("-Dengagement.home=" + repository());
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("ENGAGEMENT_") || name.startsWith("ENABLE_"));
    builder.environment().put("ENGAGEMENT_DATA_DIR", data.toString());
    builder.environment().put("ENGAGEMENT_PORT", "0");
    builder.environment().putAll(environment);
    try {
      return new ChildProcess(builder.start());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Returns the folder of the repository, from the folder of this module. */
  static Path repository() {
    return Path.of("").toAbsolutePath().getParent();
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        output.append(line).append('\n');
      }
    } catch (IOException ended) {
      output.append("(output ended)\n");
    }
  }

  /** Returns all that was printed until now. */
  String output() {
    return output.toString();
  }

  /** Waits until it listens, and returns where; a JVM may have said something before. */
  String address() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> listening().isPresent() || !isAlive());
    assertThat(isAlive()).as(this::output).isTrue();
    return listening().orElseThrow();
  }

  private Optional<String> listening() {
    return output()
        .lines()
        .filter(line -> line.startsWith(LISTENING))
        .map(line -> line.substring(LISTENING.length()))
        .findFirst();
  }

  /** Waits for the end and returns the exit status. */
  int await() {
    try {
      assertThat(process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)).as(this::output).isTrue();
      reader.join(LONGEST.toMillis());
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it at once, as {@code kill -9} does. */
  void kill() {
    process.destroyForcibly();
    await();
  }

  /** Asks it to end, as {@code kill} does. */
  void terminate() {
    process.destroy();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
