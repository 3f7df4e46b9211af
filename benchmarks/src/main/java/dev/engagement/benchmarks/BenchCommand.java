package dev.engagement.benchmarks;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Measures the engine; see each of its commands. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures the engine beside its peers, and keeps results as JSON.",
    subcommands = {
      AdapterCommand.class,
      EnrollCommand.class,
      GuardrailsCommand.class,
      LatencyCommand.class,
      MicroCommand.class,
      PipelineCommand.class,
      PlotCommand.class,
      ScaleCommand.class
    })
public final class BenchCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  /** Runs a command, and ends with its exit code. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new BenchCommand()).execute(arguments));
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(System.out);
    return 2;
  }
}
