package dev.engagement.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/**
 * The folder that a process keeps its state in: readable by its owner only, and used by one process
 * at a time, so that two never stop each other's database.
 */
final class DataDirectory implements AutoCloseable {

  private final Path root;
  private final FileChannel lockFile;

  private DataDirectory(Path root, FileChannel lockFile) {
    this.root = root;
    this.lockFile = lockFile;
  }

  /**
   * Takes the folder, which is made if it is not there. @throws StartupException if another process
   * has it
   */
  static DataDirectory take(Path root) {
    try {
      Path made = ownerOnly(root.toAbsolutePath().normalize());
      FileChannel lockFile =
          FileChannel.open(
              made.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isLocked(lockFile)) {
        lockFile.close();
        throw new StartupException("another process uses the data directory " + made);
      }
      return new DataDirectory(made, lockFile);
    } catch (IOException unusable) {
      throw new StartupException(
          "the data directory " + root + " cannot be used: " + unusable.getMessage());
    }
  }

  private static boolean isLocked(FileChannel lockFile) throws IOException {
    try {
      return lockFile.tryLock() != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  /** Returns a folder in it, which is made if it is not there. */
  Path folder(String name) {
    try {
      return ownerOnly(root.resolve(name));
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  /** Returns the secret of that name, which is made by {@code fresh} if it is not there. */
  String secret(String name, Supplier<String> fresh) {
    try {
      Path file = folder("secrets").resolve(name);
      if (!Files.exists(file)) {
        Path draft = folder("secrets").resolve(name + ".draft");
        Files.writeString(draft, fresh.get(), StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
        Files.move(draft, file);
      }
      return Files.readString(file, StandardCharsets.UTF_8).strip();
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  private static Path ownerOnly(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
    return folder;
  }

  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException ignored) {
      // The lock ends with the process at the latest.
    }
  }
}
