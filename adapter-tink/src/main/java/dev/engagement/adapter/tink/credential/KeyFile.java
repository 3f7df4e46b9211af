package dev.engagement.adapter.tink.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A file that its owner alone may read, and that changes at once or not at all. */
record KeyFile(Path path) {

  private static final Set<PosixFilePermission> OWNERS =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  KeyFile {
    path = path.toAbsolutePath();
  }

  String read() {
    try {
      if (!OWNERS.containsAll(Files.getPosixFilePermissions(path))) {
        throw new MasterKeyException(
            "the master key file can be read by others than its owner: take their rights away (chmod"
                + " 600)");
      }
      return Files.readString(path, UTF_8);
    } catch (IOException | UnsupportedOperationException unreadable) {
      throw new MasterKeyException("the master key file cannot be read");
    }
  }

  void create(String text) {
    try {
      Path draft = draft(text);
      try {
        Files.createLink(path, draft);
        sync();
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (FileAlreadyExistsException taken) {
      throw new MasterKeyException("there is a master key file already, and it was left alone");
    } catch (IOException | UnsupportedOperationException unwritable) {
      throw new MasterKeyException("the master key file cannot be written");
    }
  }

  /** Returns what the file says now. */
  String replace(UnaryOperator<String> change) {
    try (FileChannel lockFile = lockFile();
        FileLock lock = lockFile.tryLock()) {
      if (lock == null) {
        throw busy();
      }
      String text = change.apply(read());
      Files.move(draft(text), path, StandardCopyOption.ATOMIC_MOVE);
      sync();
      return text;
    } catch (OverlappingFileLockException inThisProcess) {
      throw busy();
    } catch (IOException | UnsupportedOperationException unwritable) {
      throw new MasterKeyException("the master key file cannot be written");
    }
  }

  /** It stays: a lock on a file that another removes is no lock. */
  private FileChannel lockFile() throws IOException {
    return FileChannel.open(
        path.resolveSibling(path.getFileName() + ".lock"),
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
        OWNER_ONLY);
  }

  private static MasterKeyException busy() {
    return new MasterKeyException("another process is changing the master key file");
  }

  private Path draft(String text) throws IOException {
    Path draft = Files.createTempFile(path.getParent(), "." + path.getFileName(), "", OWNER_ONLY);
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      ByteBuffer rest = UTF_8.encode(text + "\n");
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
    return draft;
  }

  private void sync() throws IOException {
    try (FileChannel folder = FileChannel.open(path.getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    }
  }
}
