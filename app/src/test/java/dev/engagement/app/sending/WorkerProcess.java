package dev.engagement.app.sending;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** A worker in a process of its own. */
final class WorkerProcess implements AutoCloseable {

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final Pattern WORKING = Pattern.compile("working as (\\S+)");

  private final String name;
  private final JavaProcess process;

  private WorkerProcess(String name, JavaProcess process) {
    this.name = name;
    this.process = process;
  }

  static WorkerProcess start(Path folder, WorkerOptions options) {
    String name = "worker-" + COUNT.incrementAndGet();
    List<String> arguments = new ArrayList<>(List.of(name, folder.resolve("outbox").toString()));
    arguments.addAll(options.arguments());
    return new WorkerProcess(name, JavaProcess.start(folder, name, WorkerMain.class, arguments));
  }

  String name() {
    return name;
  }

  void awaitWorking() {
    String said = process.await(WORKING);
    assert said.equals(name);
  }

  void kill() {
    process.kill();
  }

  void suspend() {
    process.suspend();
  }

  void resume() {
    process.resume();
  }

  String output() {
    return process.output();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.close();
  }
}
