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

/** A plan on disk, one item a line, so that it is in memory only a line at a time. */
final class Projection implements PlanSink, AutoCloseable {

  private final Path file;
  private final OutputStream out;
  private Instant plannedAt = Instant.EPOCH;

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
      out.write(Json.write(PlannedItemJson.of(item)).getBytes(UTF_8));
      out.write('\n');
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
    try (BufferedReader lines = Files.newBufferedReader(file, UTF_8)) {
      String separator = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        target.write((separator + line).getBytes(UTF_8));
        separator = ",";
      }
    }
  }

  Projections.Part part(long from, int limit) {
    try (SeekableByteChannel channel = Files.newByteChannel(file).position(from);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), UTF_8))) {
      long size = channel.size();
      List<String> items = lines.lines().limit(limit).toList();
      long next = from + items.stream().mapToLong(line -> line.getBytes(UTF_8).length + 1L).sum();
      return new Projections.Part(
          plannedAt, items, next < size ? Optional.of(next) : Optional.empty());
    } catch (IOException diskTrouble) {
      throw new UncheckedIOException(diskTrouble);
    }
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
