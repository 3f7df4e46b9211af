package dev.engagement.benchmarks.surroundings;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One connection to the sink, which knows where the requests in its bytes begin and end. */
final class SinkConnection {

  static final int NONE = -1;
  static final int STATISTICS = -2;

  private static final int CHUNKED = -1;
  private static final byte[] LENGTH = "\ncontent-length:".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] RECIPIENT = "\"person".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ENCODING = "\ntransfer-encoding:".getBytes(StandardCharsets.US_ASCII);

  private final SocketChannel channel;
  private ByteBuffer in = ByteBuffer.allocate(65_536).limit(0);

  SinkConnection(SocketChannel channel) {
    this.channel = channel;
  }

  /** Reads what there is. @throws EOFException when the other side has ended */
  void fill() throws IOException {
    in.compact();
    if (!in.hasRemaining()) {
      in = ByteBuffer.allocate(in.capacity() * 2).put(in.flip());
    }
    int read = channel.read(in);
    in.flip();
    if (read < 0) {
      throw new EOFException();
    }
  }

  /** Takes the next whole request, and returns the length of its body, or what it is instead. */
  int next() {
    int start = in.position();
    int body = endOfHeaders(start);
    if (body < 0) {
      return NONE;
    }
    if (in.get(start) == 'G') {
      in.position(body);
      return STATISTICS;
    }
    int length = length(start, body);
    int end = length == CHUNKED ? endOfChunks(body) : body + length;
    if (end < 0 || end > in.limit()) {
      return NONE;
    }
    in.position(end);
    return end - body;
  }

  /** Returns the number in the recipient's address in the body that was taken last. */
  long recipient(int length) {
    for (int i = in.position() - length; i < in.position() - RECIPIENT.length; i++) {
      if (in.get(i) == '"'
          && matches(RECIPIENT, i, in.position())
          && isDigit(i + RECIPIENT.length)) {
        return digits(i + RECIPIENT.length);
      }
    }
    return NONE;
  }

  private boolean isDigit(int at) {
    return in.get(at) >= '0' && in.get(at) <= '9';
  }

  private long digits(int from) {
    long number = 0;
    for (int i = from; isDigit(i); i++) {
      number = number * 10 + in.get(i) - '0';
    }
    return number;
  }

  private int endOfHeaders(int from) {
    for (int i = from; i < in.limit() - 3; i++) {
      if (in.get(i) == '\r'
          && in.get(i + 1) == '\n'
          && in.get(i + 2) == '\r'
          && in.get(i + 3) == '\n') {
        return i + 4;
      }
    }
    return NONE;
  }

  private int length(int from, int to) {
    for (int i = from; i < to; i++) {
      if (in.get(i) == '\n') {
        if (matches(LENGTH, i, to)) {
          return number(i + LENGTH.length, to);
        }
        if (matches(ENCODING, i, to)) {
          return CHUNKED;
        }
      }
    }
    return 0;
  }

  private boolean matches(byte[] name, int at, int to) {
    if (at + name.length > to) {
      return false;
    }
    for (int i = 1; i < name.length; i++) {
      int letter = in.get(at + i);
      int lower = letter >= 'A' && letter <= 'Z' ? letter + 32 : letter;
      if (lower != name[i]) {
        return false;
      }
    }
    return true;
  }

  private int number(int from, int to) {
    int number = 0;
    for (int i = from; i < to && in.get(i) != '\r'; i++) {
      if (in.get(i) != ' ') {
        number = number * 10 + in.get(i) - '0';
      }
    }
    return number;
  }

  /** The last chunk is empty, and nothing else in JSON looks like it. */
  private int endOfChunks(int from) {
    for (int i = from; i < in.limit() - 4; i++) {
      if (in.get(i) == '0' && in.get(i + 1) == '\r' && endOfHeaders(i + 1) == i + 5) {
        return i + 5;
      }
    }
    return NONE;
  }

  void write(byte[] bytes) throws IOException {
    ByteBuffer out = ByteBuffer.wrap(bytes);
    while (out.hasRemaining()) {
      channel.write(out);
    }
  }

  void close() {
    try {
      channel.close();
    } catch (IOException gone) {
      return;
    }
  }
}
