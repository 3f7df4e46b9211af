package dev.engagement.benchmarks.peer;

import dev.engagement.benchmarks.surroundings.ChildProgram;
import dev.engagement.benchmarks.surroundings.Ground;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts a worker in a JVM of its own, with as much heap as the engine has. */
public final class JavaLauncher implements Launcher {

  private final Class<?> program;
  private final List<String> arguments;

  /**
   * Starts a program.
   *
   * @param program has a main method, which is given the database's address, the sink's, and the
   *     arguments
   */
  public JavaLauncher(Class<?> program, String... arguments) {
    this.program = program;
    this.arguments = List.of(arguments);
  }

  @Override
  public ChildProgram launch(Ground ground, String database) throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(ChildProgram.java(), "-Xmx512m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.add(ground.database().url(database));
    command.add(ground.sink().address().toString());
    command.addAll(arguments);
    Path folder = ground.workspace().folder("logs");
    return ChildProgram.start(command, folder, Map.of(), folder.resolve(database + ".log"));
  }

  @Override
  public Map<String, Long> servers() {
    return Map.of();
  }

  @Override
  public void close() {}
}
