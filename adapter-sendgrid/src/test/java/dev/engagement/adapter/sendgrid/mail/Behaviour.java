package dev.engagement.adapter.sendgrid.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What a provider does to a request; where it closes the connection, that is what it does. */
interface Behaviour {

  /** Acts on a request that has arrived as a whole. */
  void act(Received request, Socket connection) throws IOException;

  /** Returns what is done to a connection instead of reading a request from it. */
  default Optional<OnConnection> beforeReading() {
    return Optional.empty();
  }

  /** Does something to a connection. */
  interface OnConnection {
    void act(Socket connection) throws IOException;
  }

  static Behaviour answers(String status, String... headers) {
    return withBody(status, "", headers);
  }

  static Behaviour answersHtml(String status, String... headers) {
    return withBody(status, "<!doctype html><title>Hello</title><p>Sorry", headers);
  }

  private static Behaviour withBody(String status, String body, String... headers) {
    String answer =
        "HTTP/1.1 %s\r\n%s%sContent-Length: %d\r\n\r\n%s"
            .formatted(
                status,
                headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n",
                body.isEmpty() ? "" : "Content-Type: text/html\r\n",
                body.getBytes(UTF_8).length,
                body);
    return says(answer);
  }

  static Behaviour accepts() {
    return answers("202 Accepted", "X-Message-Id: sg-1");
  }

  static Behaviour says(String bytes) {
    return (request, connection) -> {
      connection.getOutputStream().write(bytes.getBytes(UTF_8));
      connection.getOutputStream().flush();
    };
  }

  static Behaviour saysAndHangsUp(String bytes) {
    return (request, connection) -> {
      says(bytes).act(request, connection);
      connection.close();
    };
  }

  /** Accepts, and says it one byte at a time, for ever. */
  static Behaviour trickles(String beginning) {
    return (request, connection) -> {
      OutputStream out = connection.getOutputStream();
      CountDownLatch never = new CountDownLatch(1);
      for (int index = 0; !connection.isClosed(); index++) {
        out.write(
            index < beginning.length()
                ? beginning.substring(index, index + 1).getBytes(US_ASCII)
                : new byte[] {'x'});
        out.flush();
        if (interrupted(never)) {
          return;
        }
      }
    };
  }

  private static boolean interrupted(CountDownLatch never) {
    try {
      return never.await(20, TimeUnit.MILLISECONDS);
    } catch (InterruptedException closing) {
      return true;
    }
  }

  /** Takes the mail, and drops the connection without a word. */
  static Behaviour drops() {
    return (request, connection) -> connection.close();
  }

  /** Drops the connection with a reset. */
  static Behaviour resets() {
    return (request, connection) -> {
      connection.setSoLinger(true, 0);
      connection.close();
    };
  }

  /** Takes the connection, and drops it before a request is read. */
  static Behaviour hangsUpAtOnce() {
    return beforeReading(Socket::close);
  }

  /** Speaks first, and not TLS. */
  static Behaviour speaksFirst() {
    return beforeReading(
        connection -> {
          connection.getOutputStream().write("220 mail.example ESMTP\r\n".getBytes(US_ASCII));
          connection.getInputStream().transferTo(OutputStream.nullOutputStream());
        });
  }

  /** Takes the connection, and neither reads nor speaks. */
  static Behaviour staresAtTheCaller() {
    return beforeReading(
        connection -> {
          CountDownLatch never = new CountDownLatch(1);
          while (!interrupted(never)) {
            Thread.onSpinWait();
          }
        });
  }

  private static Behaviour beforeReading(OnConnection does) {
    return new Behaviour() {
      @Override
      public void act(Received request, Socket connection) {
        throw new IllegalStateException("nothing was to be read");
      }

      @Override
      public Optional<OnConnection> beforeReading() {
        return Optional.of(does);
      }
    };
  }

  /** Says nothing, and keeps the connection. */
  static Behaviour isSilent() {
    return (request, connection) -> {
      if (connection.getInputStream().read() >= 0) {
        throw new IOException("a second request on a connection that was not answered");
      }
      connection.close();
    };
  }
}
