package dev.engagement.app.sending;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** A main class as a process of its own, which ends with the one that started it. */
final class JavaProcess implements AutoCloseable {

  private static final List<String> JVM =
      List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");
  private static final Duration START = Duration.ofSeconds(90);

  private final Process process;
  private final Path output;

  private JavaProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts it; what it prints goes to a file of that name in the folder. */
  static JavaProcess start(Path folder, String name, Class<?> main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    Path output = folder.resolve(name + ".out");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(output.toFile()));
    try {
      return new JavaProcess(builder.start(), output);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Ends the calling process as soon as the one that started it does. */
  static void endWithParent() {
    ProcessHandle.current()
        .parent()
        .ifPresent(parent -> parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1)));
  }

  /** Waits until it prints what the pattern describes, and returns its first group. */
  String await(Pattern pattern) {
    Awaitility.await()
        .atMost(START)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> pattern.matcher(output()).find() || !process.isAlive());
    Matcher found = pattern.matcher(output());
    if (!found.find()) {
      throw new IllegalStateException("the process ended early:\n" + output());
    }
    return found.group(1);
  }

  /** Returns all that it printed until now. */
  String output() {
    try {
      return Files.readString(output);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Writes a line to its standard input. */
  void tell(String line) {
    try {
      Writer writer = process.outputWriter(StandardCharsets.UTF_8);
      writer.write(line + "\n");
      writer.flush();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it at once, as {@code kill -9} does. */
  void kill() {
    process.destroyForcibly();
    try {
      if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("the process does not end");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** Suspends it, as {@code kill -STOP} does. */
  void suspend() {
    Signals.send("STOP", process.pid());
  }

  /** Lets it go on. */
  void resume() {
    Signals.send("CONT", process.pid());
  }

  @Override
  public void close() {
    kill();
  }
}
