package dev.engagement.adapter.mime.mail;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A connection with an end: a server that says one byte at a time never lets a read time out, and
 * one that never ends its line fills the memory.
 */
final class SmtpSocket extends Socket {

  private static final long MOST_BYTES = 1 << 20;

  private final AtomicLong allowed = new AtomicLong(MOST_BYTES);

  /** Returns a deadline for what is said next, beyond which the connection is cut. */
  Deadline within(Duration time) {
    allowed.set(MOST_BYTES);
    return new Deadline(this, time);
  }

  /** Ends the connection, whoever waits for it. */
  void cut() {
    try {
      close();
    } catch (IOException closed) {
      // that is what was wanted
    }
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new FilterInputStream(super.getInputStream()) {
      @Override
      public int read() throws IOException {
        count(1);
        return super.read();
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        count(read);
        return read;
      }
    };
  }

  private void count(int bytes) throws IOException {
    if (allowed.addAndGet(-bytes) < 0) {
      throw new IOException("more than anybody has to say");
    }
  }
}
