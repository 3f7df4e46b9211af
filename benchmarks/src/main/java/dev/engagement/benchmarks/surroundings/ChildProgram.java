package dev.engagement.benchmarks.surroundings;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process that a run starts, whose output is kept in a file. */
public final class ChildProgram implements AutoCloseable {

  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final Process process;
  private final Path output;

  private ChildProgram(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts a command; what it prints goes to a file. */
  public static ChildProgram start(
      List<String> command, Path folder, Map<String, String> environment, Path output)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    return new ChildProgram(builder.start(), output);
  }

  /** Returns the command that starts this JVM's Java. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Returns all that was printed until now. */
  public String output() throws IOException {
    return Files.readString(output);
  }

  /** Writes a line to its standard input. */
  public void tell(String line) throws IOException {
    Writer input = process.outputWriter();
    input.write(line + "\n");
    input.flush();
  }

  /** Waits until it has printed what matches, and returns the first group of it. */
  public String await(Pattern pattern) throws IOException, InterruptedException {
    return await(pattern, LONGEST);
  }

  /** Waits for so long until it has printed what matches, and returns the first group of it. */
  public String await(Pattern pattern, Duration longest) throws IOException, InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    while (System.nanoTime() < end) {
      boolean alive = isAlive();
      Matcher matcher = pattern.matcher(output());
      if (matcher.find()) {
        return matcher.group(1);
      }
      if (!alive) {
        break;
      }
      Thread.sleep(20);
    }
    throw new IOException("a program did not say " + pattern + ": " + output());
  }

  /** Waits for its end, and returns its exit code. */
  public int await() throws InterruptedException {
    return process.waitFor();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
