package dev.engagement.app;

import dev.engagement.ports.instance.Instance;
import dev.engagement.ports.instance.InstanceStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that the database is a copy of another one, or a backup that was restored: what is due in
 * it may have been sent already. Then sending stays off until a person confirms. The twin of what
 * the database carries is in the environment, in the data directory, or in both.
 */
final class InstanceGuard {

  private static final Logger LOG = LoggerFactory.getLogger(InstanceGuard.class);

  private final InstanceStore store;
  private final Path file;
  private final Optional<UUID> environment;
  private volatile boolean known;

  InstanceGuard(InstanceStore store, Path file, Optional<UUID> environment) {
    this.store = store;
    this.file = file;
    this.environment = environment;
  }

  /**
   * Looks for the first time; before that no database is known. @throws StartupException if what
   * was remembered cannot be read
   */
  void look() {
    known = isKnown(store.read());
  }

  /** Returns whether this is the database that was used before, and not an earlier state of it. */
  boolean known() {
    return known;
  }

  /** Takes the database for what it is now, whatever was remembered, and readable or not. */
  Instance confirm() {
    Instance confirmed = store.advance();
    write(confirmed);
    known = environment.isEmpty() || environment.get().equals(confirmed.id());
    return confirmed;
  }

  /** Looks again, and goes on by one generation if all is well. */
  void advance() {
    known = known && isKnown(store.read());
    if (known) {
      write(store.advance());
    } else {
      LOG.error("the database is a copy, or was restored: nothing is sent until that is confirmed");
    }
  }

  private boolean isKnown(Instance instance) {
    boolean named = environment.isPresent();
    if (named && !environment.get().equals(instance.id())) {
      return false;
    }
    return read()
        .map(seen -> seen.id().equals(instance.id()) && seen.generation() <= instance.generation())
        .orElse(named || instance.generation() == 0);
  }

  private Optional<Instance> read() {
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      String[] parts = Files.readString(file, StandardCharsets.US_ASCII).strip().split(" ", 2);
      return Optional.of(new Instance(UUID.fromString(parts[0]), Long.parseLong(parts[1])));
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException unreadable) {
      throw new StartupException(
          "the file "
              + file
              + " cannot be read as what was written to it."
              + " When nothing in the database may be sent twice, run: engagement confirm-instance");
    }
  }

  private void write(Instance instance) {
    try {
      Path draft = file.resolveSibling(file.getFileName() + ".draft");
      writeThrough(draft, instance.id() + " " + instance.generation() + "\n");
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException unwritable) {
      throw new UncheckedIOException("the instance file cannot be written", unwritable);
    }
  }

  /** On the disk before it gets its name: else a power cut may leave the name without content. */
  private static void writeThrough(Path draft, String text) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            draft,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer content = StandardCharsets.US_ASCII.encode(text);
      while (content.hasRemaining()) {
        channel.write(content);
      }
      channel.force(true);
    }
  }
}
