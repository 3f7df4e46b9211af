package dev.engagement.adapter.mime.mail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;

/**
 * A folder in which whole files appear at once and are never replaced. Safe for concurrent use, by
 * several processes too.
 */
final class Outbox {

  /** How a finished file gets the name under which it is seen. */
  @FunctionalInterface
  interface Link {

    /** Gives the file its name, and fails if something else has it. */
    void create(Path name, Path file) throws IOException;
  }

  /** What became of a file. */
  enum Fate {
    /** It is there, from this call or from one before. */
    THERE,
    /** It is not there, and will not be. */
    NOT_THERE,
    /** It may be there. */
    UNKNOWN
  }

  private static final String PREFIX = ".tmp-";
  private static final Duration ABANDONED = Duration.ofMinutes(10);

  private final Path folder;
  private final Link link;

  private Outbox(Path folder, Link link) {
    this.folder = folder;
    this.link = link;
  }

  static Outbox open(Path folder) throws IOException {
    return open(folder, Files::createLink);
  }

  static Outbox open(Path folder, Link link) throws IOException {
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] ownerOnly =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
            }
            : new FileAttribute<?>[0];
    Files.createDirectories(folder, ownerOnly);
    Outbox outbox = new Outbox(folder, link);
    outbox.removeAbandoned();
    return outbox;
  }

  boolean holds(String name) {
    return Files.exists(folder.resolve(name));
  }

  /** Puts a file there, unless there is one of that name. */
  Fate put(String name, byte[] content) {
    if (holds(name)) {
      return Fate.THERE;
    }
    try {
      Path draft = Files.createTempFile(folder, PREFIX, "");
      try {
        writeThrough(draft, content);
        return publish(folder.resolve(name), draft);
      } finally {
        discard(draft);
      }
    } catch (IOException nothingPublished) {
      return Fate.NOT_THERE;
    }
  }

  /** Makes the names as durable as the files. */
  void sync() throws IOException {
    try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  private static void writeThrough(Path file, byte[] content) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }

  private Fate publish(Path name, Path draft) {
    try {
      link.create(name, draft);
      return Fate.THERE;
    } catch (FileAlreadyExistsException putBefore) {
      return Fate.THERE;
    } catch (IOException | UnsupportedOperationException noLinksHere) {
      return move(name, draft);
    }
  }

  /** A name that is moved to replaces another: what is moved here says the same as the other. */
  private synchronized Fate move(Path name, Path draft) {
    try {
      if (Files.notExists(name)) {
        Files.move(draft, name, StandardCopyOption.ATOMIC_MOVE);
      }
      return Fate.THERE;
    } catch (IOException unmoved) {
      return Files.notExists(name) ? Fate.NOT_THERE : Fate.UNKNOWN;
    }
  }

  private static void discard(Path draft) {
    try {
      Files.deleteIfExists(draft);
    } catch (IOException leftBehind) {
      // the next start removes it
    }
  }

  /** The file system's own time tells the age: the clock of a rehearsal may be weeks away. */
  private void removeAbandoned() throws IOException {
    Path probe = Files.createTempFile(folder, PREFIX, "");
    Instant now = Files.getLastModifiedTime(probe).toInstant();
    Files.delete(probe);
    try (DirectoryStream<Path> drafts = Files.newDirectoryStream(folder, PREFIX + "*")) {
      for (Path draft : drafts) {
        if (lastTouched(draft).isBefore(now.minus(ABANDONED))) {
          Files.deleteIfExists(draft);
        }
      }
    }
  }

  private static Instant lastTouched(Path draft) throws IOException {
    try {
      return Files.getLastModifiedTime(draft).toInstant();
    } catch (NoSuchFileException publishedMeanwhile) {
      return Instant.MAX;
    }
  }
}
