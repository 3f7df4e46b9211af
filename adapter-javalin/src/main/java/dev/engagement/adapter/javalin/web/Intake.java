package dev.engagement.adapter.javalin.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Receives bodies as a whole, before anything is begun for them: a slow client holds a thread, and
 * no transaction.
 */
final class Intake {

  /** What is swallowed of a refused body, so that its sender gets to read the answer. */
  private static final long MOST_DRAINED = 64L * 1024 * 1024;

  private static final byte[] NOTHING = new byte[0];

  private final Path folder;

  Intake(Path folder) {
    this.folder = folder;
  }

  Content receive(Context ctx, Operation operation) {
    if (operation.body() == Body.NONE) {
      drain(ctx);
      return new Content("", "", NOTHING, Optional.empty());
    }
    if (hasBody(ctx)) {
      MediaType.check(ctx, operation);
    }
    if (ctx.req().getContentLengthLong() > operation.body().limit()) {
      throw tooLarge(operation.body());
    }
    try {
      return operation.body() == Body.BATCH ? onDisk(ctx, operation) : inMemory(ctx, operation);
    } catch (IOException brokenOff) {
      throw new EngagementException(ErrorCode.MALFORMED_REQUEST, "the body ended early");
    }
  }

  private static Content inMemory(Context ctx, Operation operation) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String fingerprint = copy(ctx, operation, bytes);
    return new Content(MediaType.of(ctx), fingerprint, bytes.toByteArray(), Optional.empty());
  }

  private Content onDisk(Context ctx, Operation operation) throws IOException {
    Path file = create();
    try (OutputStream out = Files.newOutputStream(file)) {
      String fingerprint = copy(ctx, operation, out);
      return new Content(MediaType.of(ctx), fingerprint, NOTHING, Optional.of(file));
    } catch (IOException | RuntimeException refused) {
      Files.deleteIfExists(file);
      throw refused;
    }
  }

  /** The file is readable by its owner only: that is the default for temporary files. */
  private Path create() {
    try {
      return Files.createTempFile(folder, "body", ".spool");
    } catch (IOException diskTrouble) {
      throw new UncheckedIOException(diskTrouble);
    }
  }

  private static String copy(Context ctx, Operation operation, OutputStream out)
      throws IOException {
    MessageDigest digest = Digests.sha256();
    digest.update((operation.method() + " " + ctx.path() + "\n").getBytes(UTF_8));
    OutputStream hashing = new DigestOutputStream(out, digest);
    InputStream in = ctx.req().getInputStream();
    byte[] buffer = new byte[64 * 1024];
    long total = 0;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      total += read;
      if (total > operation.body().limit()) {
        throw tooLarge(operation.body());
      }
      hashing.write(buffer, 0, read);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static EngagementException tooLarge(Body body) {
    return new EngagementException(
        ErrorCode.REQUEST_TOO_LARGE, "the body may have " + body.limit() + " bytes");
  }

  private static boolean hasBody(Context ctx) {
    return ctx.req().getContentLengthLong() > 0 || ctx.header("Transfer-Encoding") != null;
  }

  /** Swallows what is left of a body, unless its sender waits for a go-ahead. */
  static void drain(Context ctx) {
    if (!hasBody(ctx) || ctx.header("Expect") != null) {
      return;
    }
    try {
      InputStream in = ctx.req().getInputStream();
      byte[] buffer = new byte[64 * 1024];
      long total = 0;
      for (int read = in.read(buffer); read >= 0 && total < MOST_DRAINED; read = in.read(buffer)) {
        total += read;
      }
    } catch (IOException brokenOff) {
      // There is nobody left to answer.
      return;
    }
  }
}
