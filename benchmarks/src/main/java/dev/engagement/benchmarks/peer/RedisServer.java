package dev.engagement.benchmarks.peer;

import dev.engagement.benchmarks.measure.Unavailable;
import dev.engagement.benchmarks.surroundings.ChildProgram;
import dev.engagement.benchmarks.surroundings.Executables;
import dev.engagement.benchmarks.surroundings.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Redis of its own, which writes what it is told to a file once a second. */
final class RedisServer implements AutoCloseable {

  private static final Pattern READY = Pattern.compile("(Ready to accept connections)");

  /** Those that come with the library of embedded Redis. */
  private static final Map<String, String> SHIPPED =
      Map.of(
          "linux amd64", "/redis-server-6.2.6-v5-linux-amd64",
          "linux aarch64", "/redis-server-6.2.7-linux-arm64");

  private final ChildProgram program;
  private final Path data;
  private final int port;

  private RedisServer(ChildProgram program, Path data, int port) {
    this.program = program;
    this.data = data;
    this.port = port;
  }

  static RedisServer start(Workspace workspace) throws Exception {
    int port = freePort();
    Path folder = workspace.folder("redis");
    Path data = Files.createTempDirectory(folder, "data-");
    List<String> command =
        List.of(
            executable(folder).toString(),
            "--bind",
            "127.0.0.1",
            "--port",
            Integer.toString(port),
            "--dir",
            data.toString(),
            "--save",
            "",
            "--appendonly",
            "yes",
            "--appendfsync",
            "everysec");
    ChildProgram program = ChildProgram.start(command, folder, Map.of(), data.resolve("redis.log"));
    try {
      program.await(READY);
    } catch (IOException failed) {
      program.close();
      throw new Unavailable("redis-server does not run here: " + failed.getMessage());
    }
    return new RedisServer(program, data, port);
  }

  private static Path executable(Path folder) throws Exception {
    Optional<Path> installed = Executables.find("redis-server");
    return installed.isPresent() ? installed.get() : shipped(folder);
  }

  private static Path shipped(Path folder) throws IOException, Unavailable {
    String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    String name = SHIPPED.get(system.toLowerCase(Locale.ROOT));
    if (name == null) {
      throw new Unavailable("redis-server is not on the PATH, and none is shipped for " + system);
    }
    Path file = folder.resolve(name.substring(1));
    if (!Files.exists(file)) {
      try (InputStream in = RedisServer.class.getResourceAsStream(name)) {
        if (in == null) {
          throw new Unavailable("redis-server is not on the PATH, and its library is missing");
        }
        Files.copy(in, file);
      }
    }
    if (!file.toFile().setExecutable(true)) {
      throw new Unavailable("redis-server cannot be made executable here");
    }
    return file;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  int port() {
    return port;
  }

  long pid() {
    return program.pid();
  }

  @Override
  public void close() throws IOException {
    program.close();
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
