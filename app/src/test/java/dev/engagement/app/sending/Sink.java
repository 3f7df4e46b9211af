package dev.engagement.app.sending;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The provider of the tests: a process that takes mail and writes down every request. */
final class Sink implements AutoCloseable {

  private static final Pattern PORT = Pattern.compile("listening on (\\d+)");

  private final JavaProcess process;
  private final Path log;
  private final URI address;

  private Sink(JavaProcess process, Path log) {
    this.process = process;
    this.log = log;
    this.address = URI.create("http://127.0.0.1:" + process.await(PORT));
  }

  static Sink start(Path folder, Faults faults, long seed) {
    Path log = folder.resolve("sink.log");
    List<String> arguments = List.of(log.toString(), faults.text(), Long.toString(seed));
    return new Sink(JavaProcess.start(folder, "sink", SinkServer.class, arguments), log);
  }

  URI address() {
    return address;
  }

  /** Behaves like this from now on. */
  void change(Faults faults) {
    tell("faults " + faults.text());
  }

  /** Behaves like this towards a key from now on. */
  void change(String key, Faults faults) {
    tell("key " + key + " " + faults.text());
  }

  /** Refuses connections. */
  void goDown() {
    tell("down");
  }

  /** Takes connections again. */
  void goUp() {
    tell("up");
  }

  private void tell(String order) {
    String before = process.output();
    process.tell(order);
    Awaitility.await()
        .until(() -> process.output().substring(before.length()).contains("done " + order));
  }

  /** Returns every request until now, in the order of their arrival. */
  List<SinkRecord> records() {
    if (!Files.exists(log)) {
      return List.of();
    }
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .map(SinkRecord::parse)
          .sorted(Comparator.comparingLong(SinkRecord::arrived))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Returns the items of the last requests. */
  List<UUID> lastItems(int number) {
    List<SinkRecord> all = records();
    return all.subList(Math.max(0, all.size() - number), all.size()).stream()
        .map(SinkRecord::item)
        .toList();
  }

  /** Returns how much is written down: cheap, and grows with every request. */
  long bytes() {
    try {
      return Files.exists(log) ? Files.size(log) : 0;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
