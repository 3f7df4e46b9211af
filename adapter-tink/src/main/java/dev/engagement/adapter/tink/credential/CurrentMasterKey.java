package dev.engagement.adapter.tink.credential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The key in a file, read again when the file was replaced, so that a rotation reaches processes
 * that run. Safe for concurrent use.
 */
final class CurrentMasterKey implements Supplier<MasterKey> {

  private record Stamp(@Nullable Object file, FileTime changed, long size) {}

  private record Read(Stamp stamp, MasterKey key) {}

  private final Path file;
  private volatile Read last;

  CurrentMasterKey(Path file) throws IOException {
    this.file = file;
    this.last = read();
  }

  /** A file that cannot be read any more changes nothing: the key that was read is still right. */
  @Override
  public MasterKey get() {
    Read known = last;
    try {
      if (!stamp().equals(known.stamp())) {
        known = read();
        last = known;
      }
      return known.key();
    } catch (IOException | MasterKeyException unusable) {
      return known.key();
    }
  }

  private Read read() throws IOException {
    Stamp before = stamp();
    return new Read(before, MasterKey.fromFile(file));
  }

  private Stamp stamp() throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return new Stamp(attributes.fileKey(), attributes.lastModifiedTime(), attributes.size());
  }
}
