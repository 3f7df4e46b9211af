package dev.engagement.testkit.postgres;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The folder that keeps the server's binaries and data, which nobody but its owner may enter. */
final class CacheFolder {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private CacheFolder() {}

  static Path privateFolder() throws IOException {
    String user = System.getProperty("user.name").replaceAll("[^A-Za-z0-9._-]", "_");
    Path folder = Path.of(System.getProperty("java.io.tmpdir"), "engagement-postgres-" + user);
    try {
      Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    } catch (FileAlreadyExistsException fromAnEarlierRun) {
      requireOwn(folder);
    }
    return folder;
  }

  /** Somebody else could have put it there: what lies in it is executed. */
  private static void requireOwn(Path folder) throws IOException {
    Path mine = Files.createTempFile("engagement", ".tmp");
    try {
      boolean own =
          Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
              && Files.getOwner(folder).equals(Files.getOwner(mine))
              && Files.getPosixFilePermissions(folder).equals(OWNER_ONLY);
      if (!own) {
        throw new IOException(
            "not a folder that only its owner, who runs this, can enter: " + folder);
      }
    } finally {
      Files.delete(mine);
    }
  }
}
