package dev.engagement.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The database server of a process that was killed: it lives on, or has left its pid file. */
final class LeftoverServer {

  private static final long SECONDS_TO_STOP = 30;

  private final Path pidFile;

  LeftoverServer(Path data) {
    this.pidFile = data.resolve("postmaster.pid");
  }

  /** Ends it in order, so that a new one can recover the data. */
  void stop() {
    try {
      if (Files.exists(pidFile)) {
        server().ifPresent(LeftoverServer::stop);
        Files.deleteIfExists(pidFile);
      }
    } catch (IOException unreadable) {
      throw new StartupException(
          "the pid file of an earlier database cannot be read: " + unreadable.getMessage());
    }
  }

  private Optional<ProcessHandle> server() throws IOException {
    String first = Files.readAllLines(pidFile).stream().findFirst().orElse("").strip();
    if (!first.matches("\\d{1,9}")) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(first)).filter(LeftoverServer::isPostgres);
  }

  /** A pid may have been given to another program meanwhile; a zombie has no command. */
  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().filter(command -> command.endsWith("postgres")).isPresent();
  }

  private static void stop(ProcessHandle process) {
    process.destroy();
    try {
      process.onExit().get(SECONDS_TO_STOP, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException stillThere) {
      throw new StartupException(
          "the database of an earlier process does not stop (pid " + process.pid() + ")");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StartupException("interrupted while an earlier database stops");
    }
  }
}
