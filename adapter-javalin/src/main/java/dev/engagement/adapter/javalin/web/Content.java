package dev.engagement.adapter.javalin.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A request's body, received as a whole; it can be read again and again until it is closed.
 *
 * @param mediaType without its parameters, or nothing where none was named
 * @param fingerprint the SHA-256 over method, path and body in lower-case hexadecimal digits
 * @param bytes the body, unless it is in the file
 * @param file removed when this is closed
 */
public record Content(String mediaType, String fingerprint, byte[] bytes, Optional<Path> file)
    implements AutoCloseable {

  boolean isEmpty() {
    return bytes.length == 0 && file.isEmpty();
  }

  /** Opens the body at its beginning. */
  public InputStream open() {
    try {
      return file.isPresent() ? Files.newInputStream(file.get()) : new ByteArrayInputStream(bytes);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  @Override
  public void close() {
    try {
      if (file.isPresent()) {
        Files.deleteIfExists(file.get());
      }
    } catch (IOException stays) {
      throw new UncheckedIOException(stays);
    }
  }

  /** Hides the body. */
  @Override
  public String toString() {
    return "Content[" + mediaType + "]";
  }
}
