package dev.engagement.benchmarks.surroundings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a run keeps its files. */
public final class Workspace {

  private final Path home;

  private Workspace(Path home) {
    this.home = home;
  }

  /** Returns the workspace in the repository that the launcher names. */
  public static Workspace open() {
    String home = System.getProperty("engagement.home", "");
    return new Workspace(Path.of(home.isEmpty() ? "." : home).toAbsolutePath().normalize());
  }

  /** Returns a folder for what a run leaves behind and the next may use. */
  public Path folder(String name) throws IOException {
    return Files.createDirectories(home.resolve("benchmarks/target/work").resolve(name));
  }

  /** Returns where results are kept. */
  public Path results() {
    return home.resolve("benchmarks/results");
  }

  /** Returns where the documentation is. */
  public Path docs() {
    return home.resolve("docs");
  }

  /** Returns the program that is measured. */
  public Path program() {
    return home.resolve("app/target/engagement.jar");
  }

  /** Returns the folder of the peers that run on Node. */
  public Path node() {
    return home.resolve("benchmarks/src/main/node");
  }
}
