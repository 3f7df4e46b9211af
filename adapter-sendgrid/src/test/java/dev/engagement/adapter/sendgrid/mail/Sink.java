package dev.engagement.adapter.sendgrid.mail;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider on a real socket: keeps every request, and holds each against the documentation. */
final class Sink implements AutoCloseable {

  private final ServerSocket server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger unread = new AtomicInteger();
  private volatile Behaviour behaviour;

  private Sink(Behaviour behaviour) throws IOException {
    this.server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    this.behaviour = behaviour;
  }

  static Sink that(Behaviour behaviour) {
    try {
      Sink sink = new Sink(behaviour);
      sink.threads.execute(sink::listen);
      return sink;
    } catch (IOException unavailable) {
      throw new UncheckedIOException(unavailable);
    }
  }

  void now(Behaviour next) {
    behaviour = next;
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  List<Received> received() {
    return List.copyOf(received);
  }

  Received only() {
    if (received.size() != 1) {
      throw new AssertionError(received.size() + " requests arrived");
    }
    return received.get(0);
  }

  /**
   * Returns how often somebody tried: requests that arrived, and connections that were not read.
   */
  int tries() {
    return received.size() + unread.get();
  }

  int connections() {
    return connections.get();
  }

  int openConnections() {
    return open.size();
  }

  private void listen() {
    while (!server.isClosed()) {
      try {
        Socket connection = server.accept();
        connections.incrementAndGet();
        open.add(connection);
        threads.execute(() -> serve(connection));
      } catch (IOException closing) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      if (behaviour.beforeReading().isPresent()) {
        unread.incrementAndGet();
        behaviour.beforeReading().get().act(connection);
        return;
      }
      InputStream in = new BufferedInputStream(connection.getInputStream());
      while (!connection.isClosed()) {
        Received request = read(in);
        received.add(request);
        behaviour.act(request, connection);
      }
    } catch (IOException hungUp) {
      // The other side may; what counts was kept before.
    } finally {
      open.remove(connection);
    }
  }

  private static Received read(InputStream in) throws IOException {
    String line = line(in);
    Map<String, String> headers = new TreeMap<>();
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      int colon = header.indexOf(':');
      headers.put(
          header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException();
    }
    return new Received(line, headers, body);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException();
      }
      line.append((char) next);
    }
    return line.toString().strip();
  }

  /** Ends, and fails if any request was not as the provider documents it. */
  @Override
  public void close() {
    try {
      server.close();
      threads.shutdownNow();
      for (Socket connection : open) {
        connection.close();
      }
    } catch (IOException unclosed) {
      throw new UncheckedIOException(unclosed);
    }
    received.forEach(DocumentedMembers::require);
  }
}
