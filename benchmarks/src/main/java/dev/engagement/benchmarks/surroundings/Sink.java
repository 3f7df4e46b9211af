package dev.engagement.benchmarks.surroundings;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Answers every POST with 202 after a delay, on one thread, as cheaply as can be: HTTP/1.1 with
 * {@code Content-Length} or one-chunk bodies, kept alive. A GET answers how many requests and bytes
 * there were, and for how many seconds requests were in flight; on further lines, where it was told
 * to record arrivals, the number of each recipient since the last GET and when his mail arrived.
 */
final class Sink {

  private static final byte[] ACCEPTED =
      "HTTP/1.1 202 Accepted\r\nX-Message-Id: 14c5d75ce93.dfd.64b469\r\nContent-Length: 0\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  private record Due(long at, SinkConnection connection) {}

  private final long delay;
  private final boolean recording;
  private final StringBuilder arrivals = new StringBuilder();
  private final Deque<Due> due = new ArrayDeque<>();
  private long requests;
  private long bytes;
  private double inFlight;

  private Sink(Duration delay, boolean recording) {
    this.delay = delay.toNanos();
    this.recording = recording;
  }

  public static void main(String[] arguments) throws IOException {
    new Sink(Duration.parse(arguments[0]), Boolean.parseBoolean(arguments[1])).serve();
  }

  private void serve() throws IOException {
    Selector selector = Selector.open();
    ServerSocketChannel server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress("127.0.0.1", 0), 1_024);
    server.configureBlocking(false);
    server.register(selector, SelectionKey.OP_ACCEPT);
    System.out.println("listening on " + ((InetSocketAddress) server.getLocalAddress()).getPort());
    while (selector.isOpen()) {
      select(selector);
      for (SelectionKey key : selector.selectedKeys()) {
        handle(key, server, selector);
      }
      selector.selectedKeys().clear();
      answerDue();
    }
  }

  private void select(Selector selector) throws IOException {
    Due first = due.peek();
    if (first == null) {
      selector.select();
      return;
    }
    long millis = (first.at() - System.nanoTime()) / 1_000_000;
    if (millis > 0) {
      selector.select(millis);
    } else {
      selector.selectNow();
    }
  }

  private void handle(SelectionKey key, ServerSocketChannel server, Selector selector)
      throws IOException {
    if (key.isAcceptable()) {
      SocketChannel channel = server.accept();
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.register(selector, SelectionKey.OP_READ, new SinkConnection(channel));
      return;
    }
    SinkConnection connection = (SinkConnection) key.attachment();
    try {
      read(connection);
    } catch (IOException gone) {
      connection.close();
    }
  }

  private void read(SinkConnection connection) throws IOException {
    connection.fill();
    for (int length = connection.next(); length != SinkConnection.NONE; ) {
      if (length == SinkConnection.STATISTICS) {
        connection.write(statistics());
      } else {
        take(connection, length);
      }
      length = connection.next();
    }
  }

  private void take(SinkConnection connection, int length) throws IOException {
    if (recording) {
      long now = System.nanoTime();
      arrivals.append('\n').append(connection.recipient(length)).append(' ').append(now);
    }
    requests++;
    bytes += length;
    if (delay == 0) {
      connection.write(ACCEPTED);
    } else {
      inFlight += delay / 1e9;
      due.add(new Due(System.nanoTime() + delay, connection));
    }
  }

  private void answerDue() {
    long now = System.nanoTime();
    for (Due first = due.peek(); first != null && first.at() <= now; first = due.peek()) {
      due.remove();
      try {
        first.connection().write(ACCEPTED);
      } catch (IOException gone) {
        first.connection().close();
      }
    }
  }

  private byte[] statistics() {
    String body = requests + " " + bytes + " " + inFlight + arrivals;
    arrivals.setLength(0);
    return ("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
        .getBytes(StandardCharsets.US_ASCII);
  }
}
