package dev.engagement.adapter.javalin.planning;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.engagement.adapter.javalin.json.Json;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.planning.PlanSink;
import dev.engagement.ports.planning.PlannedItem;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A plan on disk, one item a line with commas between them, so that it is in memory only a line at
 * a time and is shown as a whole without being read.
 */
final class Projection implements PlanSink, AutoCloseable {

  private static final byte[] SEPARATOR = ",\n".getBytes(UTF_8);

  private final Path file;
  private final OutputStream out;
  private final VerdictsJson verdicts = new VerdictsJson();
  private Instant plannedAt = Instant.EPOCH;
  private boolean empty = true;

  private Projection(Path file, OutputStream out) {
    this.file = file;
    this.out = out;
  }

  /** The file is readable by its owner only: that is the default for temporary files. */
  static Projection create(Path folder) {
    try {
      Path file = Files.createTempFile(folder, "plan", ".spool");
      return new Projection(file, new BufferedOutputStream(Files.newOutputStream(file)));
    } catch (IOException diskTrouble) {
      throw new UncheckedIOException(diskTrouble);
    }
  }

  @Override
  public void start(EnrollmentId enrollment, Instant plannedAt) {
    this.plannedAt = plannedAt;
  }

  @Override
  public void item(PlannedItem item) {
    try {
      if (!empty) {
        out.write(SEPARATOR);
      }
      empty = false;
      out.write(Json.bytes(PlannedItemJson.of(item, verdicts.of(item.verdicts()))));
    } catch (IOException diskTrouble) {
      throw new UncheckedIOException(diskTrouble);
    }
  }

  /** Ends writing; from now on it can be read. */
  void finish() {
    try {
      out.close();
    } catch (IOException diskTrouble) {
      throw new UncheckedIOException(diskTrouble);
    }
  }

  Instant plannedAt() {
    return plannedAt;
  }

  /** Writes all items, with commas between them. */
  void copy(OutputStream target) throws IOException {
    Files.copy(file, target);
  }

  Projections.Part part(long from, int limit) {
    try (SeekableByteChannel channel = Files.newByteChannel(file).position(from);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), UTF_8))) {
      long size = channel.size();
      List<String> lines = reader.lines().limit(limit).toList();
      long next = from + lines.stream().mapToLong(line -> line.getBytes(UTF_8).length + 1L).sum();
      return new Projections.Part(
          plannedAt,
          lines.stream().map(Projection::withoutComma).toList(),
          next < size ? Optional.of(next) : Optional.empty());
    } catch (IOException diskTrouble) {
      throw new UncheckedIOException(diskTrouble);
    }
  }

  private static String withoutComma(String line) {
    return line.endsWith(",") ? line.substring(0, line.length() - 1) : line;
  }

  @Override
  public void close() {
    finish();
    try {
      Files.deleteIfExists(file);
    } catch (IOException stays) {
      throw new UncheckedIOException(stays);
    }
  }
}
