package dev.engagement.app.sending;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicLong;

/** The sink's answers, byte for byte. */
final class SinkAnswers {

  private static final AtomicLong MESSAGES = new AtomicLong();
  private static final Duration BETWEEN_BYTES = Duration.ofMillis(100);

  private SinkAnswers() {}

  /** Writes the answer, and returns whether the connection may be used again. */
  static boolean write(Answer answer, OutputStream out, boolean last) throws IOException {
    switch (answer) {
      case ACCEPTED -> out.write(accepted("", last));
      case ACCEPTED_RETRY -> out.write(accepted("Retry-After: 1\r\n", last));
      case GATEWAY_TIMEOUT -> out.write(refused("504 Gateway Timeout", "", last));
      case THROTTLED_SECONDS ->
          out.write(refused("429 Too Many Requests", "Retry-After: 1\r\n", last));
      case THROTTLED_DATE ->
          out.write(refused("429 Too Many Requests", "Retry-After: " + soon() + "\r\n", last));
      case TOO_LARGE -> out.write(refused("413 Payload Too Large", "", last));
      case UNAUTHORIZED -> out.write(refused("401 Unauthorized", "", last));
      case HTML -> out.write(page(last));
      case SLOW -> trickle(accepted("", last), out);
      case GARBAGE ->
          out.write(
              "\u0016\u0003 what was the question?\r\n"
                  .repeat(4)
                  .getBytes(StandardCharsets.ISO_8859_1));
      case DROPPED -> out.flush();
    }
    return answer != Answer.DROPPED && answer != Answer.GARBAGE && answer != Answer.SLOW;
  }

  /** Returns what the provider says to a question about the rights of a key. */
  static byte[] scopes(boolean wrong) {
    return wrong
        ? refused("401 Unauthorized", "", false)
        : response(
            "200 OK", "Content-Type: application/json\r\n", "{\"scopes\":[\"mail.send\"]}", false);
  }

  private static byte[] accepted(String headers, boolean last) {
    String id = "X-Message-Id: sink-" + MESSAGES.incrementAndGet() + "\r\n";
    return response("202 Accepted", id + headers, "", last);
  }

  private static byte[] refused(String status, String headers, boolean last) {
    String errors = "{\"errors\":[{\"message\":\"refused\",\"field\":null,\"help\":null}]}";
    return response(status, "Content-Type: application/json\r\n" + headers, errors, last);
  }

  private static byte[] page(boolean last) {
    return response(
        "502 Bad Gateway", "Content-Type: text/html\r\n", "<html><h1>Oops</h1></html>", last);
  }

  private static byte[] response(String status, String headers, String body, boolean last) {
    String close = last ? "Connection: close\r\n" : "";
    String length = "Content-Length: " + body.length() + "\r\n";
    return ("HTTP/1.1 " + status + "\r\n" + headers + close + length + "\r\n" + body)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String soon() {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        Instant.now().plusSeconds(2).atOffset(ZoneOffset.UTC));
  }

  private static void trickle(byte[] bytes, OutputStream out) throws IOException {
    for (byte one : bytes) {
      out.write(one);
      out.flush();
      Pause.of(BETWEEN_BYTES);
    }
  }
}
