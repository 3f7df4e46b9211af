package dev.engagement.app.sending;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** Speaks the provider's wire as a process of its own, and does as it is told on standard input. */
final class SinkServer {

  private final OutputStream log;
  private final Random random;
  private final Map<String, Faults> faultsByKey = new ConcurrentHashMap<>();
  private final Executor connections = Executors.newCachedThreadPool();
  private volatile Faults faults;
  private volatile ServerSocket listener;
  private volatile boolean down;

  private SinkServer(Path log, Faults faults, long seed) throws IOException {
    this.log = Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    this.faults = faults;
    this.random = new Random(seed);
    this.listener = listen(0);
  }

  public static void main(String[] arguments) throws IOException {
    JavaProcess.endWithParent();
    SinkServer server =
        new SinkServer(
            Path.of(arguments[0]), Faults.parse(arguments[1]), Long.parseLong(arguments[2]));
    SinkRequest.warmUp();
    System.out.println("listening on " + server.listener.getLocalPort());
    server.obey();
    Runtime.getRuntime().halt(0);
  }

  private ServerSocket listen(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 512);
    connections.execute(() -> accept(socket));
    return socket;
  }

  private void accept(ServerSocket socket) {
    try {
      while (true) {
        Socket connection = socket.accept();
        connections.execute(() -> serve(connection));
      }
    } catch (IOException closed) {
      assert socket.isClosed();
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      connection.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(connection.getInputStream());
      boolean open = true;
      while (open) {
        Optional<SinkRequest> request = SinkRequest.read(in);
        open = request.isPresent() && answer(request.get(), connection.getOutputStream());
      }
    } catch (IOException gone) {
      // The other side went away, as killed processes do.
    }
  }

  private boolean answer(SinkRequest request, OutputStream out) throws IOException {
    Faults now = faultsByKey.getOrDefault(request.key(), faults);
    if (!request.isMail()) {
      out.write(SinkAnswers.scopes(now.isAlways(Answer.UNAUTHORIZED)));
      return true;
    }
    Answer answer = pick(request, now);
    Pause.of(pickLatency(now));
    return SinkAnswers.write(answer, out, down) && !down;
  }

  private Answer pick(SinkRequest request, Faults now) throws IOException {
    synchronized (log) {
      Answer answer = now.pick(random);
      log.write(request.record(answer).line().getBytes(StandardCharsets.UTF_8));
      return answer;
    }
  }

  private Duration pickLatency(Faults now) {
    synchronized (log) {
      return now.pickLatency(random);
    }
  }

  private void obey() throws IOException {
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String order = orders.readLine(); order != null; order = orders.readLine()) {
      obey(order.split(" "));
      System.out.println("done " + order);
    }
  }

  private void obey(String[] order) throws IOException {
    switch (order[0]) {
      case "faults" -> faults = Faults.parse(order[1]);
      case "key" -> faultsByKey.put(order[1], Faults.parse(order[2]));
      case "down" -> goDown();
      case "up" -> goUp();
      default -> throw new IllegalArgumentException(order[0]);
    }
  }

  /** Refuses connections; those that are open are closed in order after their next answer. */
  private void goDown() throws IOException {
    down = true;
    listener.close();
  }

  private void goUp() throws IOException {
    int port = listener.getLocalPort();
    listener = listen(port);
    down = false;
  }
}
