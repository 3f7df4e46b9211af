package dev.engagement.benchmarks.scale;

import dev.engagement.benchmarks.surroundings.EngineProcess;
import dev.engagement.benchmarks.surroundings.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Processes that send from one database. */
final class Fleet implements AutoCloseable {

  private final List<EngineProcess> workers = new ArrayList<>();

  private Fleet() {}

  /**
   * Starts them.
   *
   * @param instance the id of the database, which each of them is told
   */
  static Fleet start(Workspace workspace, Map<String, String> settings, String instance, int count)
      throws IOException, InterruptedException {
    Map<String, String> all = new HashMap<>(settings);
    all.put("ENGAGEMENT_INSTANCE", instance);
    Fleet fleet = new Fleet();
    for (int number = 0; number < count; number++) {
      fleet.workers.add(EngineProcess.start(workspace, all, List.of()));
    }
    return fleet;
  }

  /** Returns the process of each worker, by its name in results. */
  Map<String, Long> processes() {
    Map<String, Long> processes = new HashMap<>();
    for (EngineProcess worker : workers) {
      processes.put("worker" + (processes.size() + 1), worker.pid());
    }
    return processes;
  }

  /** Returns what they have printed. */
  String output() throws IOException {
    StringBuilder all = new StringBuilder();
    for (EngineProcess worker : workers) {
      all.append(worker.output());
    }
    return all.toString();
  }

  @Override
  public void close() {
    workers.forEach(EngineProcess::close);
  }
}
