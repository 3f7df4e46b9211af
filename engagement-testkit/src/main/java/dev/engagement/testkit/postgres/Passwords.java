package dev.engagement.testkit.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Keeps other users of the machine out of the server, although it is for tests only. */
final class Passwords {

  private static final String SCRAM_ONLY =
      """
      host all all 127.0.0.1/32 scram-sha-256
      """;

  private Passwords() {}

  static String random() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Writes the password down for the set-up of the server; the folder is private. */
  static Path write(Path folder, String password) throws IOException {
    Path file = Files.createTempFile(folder, "password", ".txt");
    return Files.writeString(file, password + "\n");
  }

  /** Replaces the rule that the server is set up with, which trusts everyone. */
  static void require(Path data) {
    try {
      Files.writeString(data.resolve("pg_hba.conf"), SCRAM_ONLY);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
