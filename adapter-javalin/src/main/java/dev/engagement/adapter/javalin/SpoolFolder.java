package dev.engagement.adapter.javalin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of files that live as long as a request, or a few minutes. */
final class SpoolFolder {

  private SpoolFolder() {}

  /** Removes what a process left that was killed: bodies and plans hold addresses. */
  static void sweep(Path folder) {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "*.spool")) {
      for (Path file : left) {
        Files.deleteIfExists(file);
      }
    } catch (IOException diskTrouble) {
      throw new UncheckedIOException(diskTrouble);
    }
  }
}
