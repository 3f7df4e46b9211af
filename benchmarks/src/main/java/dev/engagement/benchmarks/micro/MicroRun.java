package dev.engagement.benchmarks.micro;

import dev.engagement.benchmarks.measure.Measurement;
import dev.engagement.benchmarks.measure.Series;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs benchmarks with JMH: nanoseconds and allocated bytes of each operation.
 *
 * @param forks how many processes, one after the other
 * @param iterations how many measurements in each, and nearly as many before that to warm up
 * @param length how long each of them takes
 */
public record MicroRun(int forks, int iterations, Duration length) {

  /** The name of the value that tells nanoseconds of an operation. */
  public static final String NANOSECONDS = "nanoseconds";

  /** The name of the value that tells nanoseconds of processor time of an operation. */
  public static final String PROCESSOR = "processorNanoseconds";

  /** The name of the value that tells bytes that an operation allocates. */
  public static final String BYTES = "bytes";

  private static final String ALLOCATED = "gc.alloc.rate.norm";

  /** A measured value is spread over so many operations, because a duration has no fractions. */
  private static final long OPERATIONS = 1_000_000;

  /**
   * Runs all benchmarks whose names a pattern matches, in JMH's sense.
   *
   * @return each with what its iterations measured
   */
  public List<Series> run(List<String> patterns) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .mode(Mode.AverageTime)
            .timeUnit(TimeUnit.NANOSECONDS)
            .forks(forks)
            .warmupIterations(Math.max(1, iterations - 1))
            .warmupTime(time())
            .measurementIterations(iterations)
            .measurementTime(time())
            .addProfiler(GCProfiler.class)
            .addProfiler(ProcessorTime.class)
            .jvmArgsAppend("-Xmx512m");
    patterns.forEach(options::include);
    Collection<RunResult> results = new Runner(options.build()).run();
    return results.stream().map(MicroRun::series).toList();
  }

  private TimeValue time() {
    return TimeValue.milliseconds(length.toMillis());
  }

  private static Series series(RunResult result) {
    List<Measurement> rounds = new ArrayList<>();
    for (BenchmarkResult fork : result.getBenchmarkResults()) {
      for (IterationResult iteration : fork.getIterationResults()) {
        rounds.add(measurement(iteration));
      }
    }
    return new Series(name(result.getParams()), rounds, Optional.empty());
  }

  private static Measurement measurement(IterationResult iteration) {
    double nanoseconds = iteration.getPrimaryResult().getScore();
    return new Measurement(
        OPERATIONS,
        Duration.ofNanos(Math.round(nanoseconds * OPERATIONS)),
        Map.of(),
        Map.of(
            NANOSECONDS,
            nanoseconds,
            PROCESSOR,
            secondary(iteration, ProcessorTime.NAME),
            BYTES,
            secondary(iteration, ALLOCATED)));
  }

  private static double secondary(IterationResult iteration, String name) {
    return iteration.getSecondaryResults().get(name).getScore();
  }

  /** Such as {@code Planner.batch DEFAULT_LIMITS}. */
  private static String name(BenchmarkParams params) {
    String name = params.getBenchmark();
    String method = name.substring(name.lastIndexOf('.') + 1);
    String type = name.substring(0, name.lastIndexOf('.'));
    StringJoiner whole = new StringJoiner(" ");
    whole.add(type.substring(type.lastIndexOf('.') + 1).replace("Benchmark", "") + "." + method);
    params.getParamsKeys().forEach(key -> whole.add(params.getParam(key)));
    return whole.toString();
  }
}
