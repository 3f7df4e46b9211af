package dev.engagement.testkit.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * Data directories of servers, each under the process id of its JVM, so that what a killed JVM
 * leaves behind is found and cleared away by the next one.
 */
final class LeftOvers {

  private static final Duration STOPPING = Duration.ofSeconds(20);

  private LeftOvers() {}

  /** Returns a new data directory's place for this JVM. */
  static Path dataOfThisJvm(Path home) {
    return home.resolve("data").resolve(Long.toString(ProcessHandle.current().pid()));
  }

  /** Returns the place for a further server of this JVM. */
  static Path dataOfThisJvm(Path home, String name) {
    Path first = dataOfThisJvm(home);
    return first.resolveSibling(first.getFileName() + "-" + name);
  }

  static void clear(Path home) throws IOException {
    Path all = Files.createDirectories(home.resolve("data"));
    long self = ProcessHandle.current().pid();
    try (Stream<Path> directories = Files.list(all)) {
      directories
          .filter(LeftOvers::isOfAJvm)
          .filter(data -> pid(data) == self || !isAlive(pid(data)))
          .forEach(LeftOvers::end);
    }
  }

  /** Other folders belong to tests that look after them. */
  private static boolean isOfAJvm(Path data) {
    return data.getFileName().toString().matches("\\d+");
  }

  private static long pid(Path data) {
    return Long.parseLong(data.getFileName().toString().replaceFirst("-.*", ""));
  }

  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }

  private static void end(Path data) {
    try {
      stop(data.resolve("postmaster.pid"));
      delete(data);
    } catch (NoSuchFileException | UncheckedIOException goneMeanwhile) {
      return;
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot clear away what an earlier run left", failure);
    }
  }

  private static void stop(Path pidFile) throws IOException {
    if (!Files.exists(pidFile)) {
      return;
    }
    long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
    boolean asked =
        ProcessHandle.of(pid).filter(LeftOvers::isServer).map(ProcessHandle::destroy).orElse(false);
    if (asked) {
      Awaitility.await().atMost(STOPPING).until(() -> !Files.exists(pidFile));
    }
  }

  /** The number may be another process's by now. */
  private static boolean isServer(ProcessHandle process) {
    return process.info().command().filter(command -> command.endsWith("postgres")).isPresent();
  }

  static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
