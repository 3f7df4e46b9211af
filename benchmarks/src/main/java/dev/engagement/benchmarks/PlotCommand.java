package dev.engagement.benchmarks;

import dev.engagement.benchmarks.scale.ScalePlot;
import dev.engagement.benchmarks.surroundings.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Draws the results of a run. */
@Command(name = "plot", description = "Draws the last results of scale into docs.")
final class PlotCommand implements Callable<Integer> {

  @Override
  public Integer call() throws Exception {
    Workspace workspace = Workspace.open();
    Path results = workspace.results().resolve("scale.json");
    Path drawing = workspace.docs().resolve("performance-scale.svg");
    Files.writeString(drawing, ScalePlot.read(results).draw());
    System.out.println("written: " + drawing);
    return 0;
  }
}
