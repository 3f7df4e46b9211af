package dev.engagement.benchmarks.ceiling;

import dev.engagement.benchmarks.peer.Worker;
import dev.engagement.benchmarks.peer.WorkerProgram;
import java.io.IOException;

/** The process of a ceiling. */
final class CeilingProgram {

  private CeilingProgram() {}

  public static void main(String[] arguments) throws Exception {
    WorkerProgram.serve(worker(arguments[0], arguments[1], Ceiling.valueOf(arguments[2])));
  }

  private static Worker worker(String database, String sink, Ceiling ceiling) throws IOException {
    return switch (ceiling) {
      case RAW_PIPELINE -> new RawPipeline(database, sink);
      case SQL -> new BareSql(database);
      case COPY -> new BareCopy(database);
      case HTTP -> new BareHttp(sink);
    };
  }
}
