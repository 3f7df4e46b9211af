package dev.engagement.benchmarks.peer;

import com.zaxxer.hikari.HikariDataSource;
import dev.engagement.benchmarks.surroundings.PlainTables;
import java.util.stream.LongStream;
import org.jobrunr.jobs.mappers.JobMapper;
import org.jobrunr.scheduling.JobRequestScheduler;
import org.jobrunr.server.BackgroundJobServer;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.server.JobActivator;
import org.jobrunr.storage.sql.postgres.PostgresStorageProvider;
import org.jobrunr.utils.mapper.jackson.JacksonJsonMapper;

/** JobRunr: one job a mail, without checks and audit. */
final class JobRunrProgram implements Worker, JobActivator {

  private static final int WORKERS = 64;
  private static final int POLL_SECONDS = 5;
  private static final String UNFINISHED =
      "SELECT EXISTS (SELECT 1 FROM jobrunr_jobs WHERE state IN ('ENQUEUED', 'PROCESSING'))";

  private final HikariDataSource database = new HikariDataSource();
  private final JacksonJsonMapper json = new JacksonJsonMapper();
  private final Countdown countdown = new Countdown();
  private final MailRequestHandler handler;
  private final PostgresStorageProvider storage;
  private final JobRequestScheduler scheduler;

  private JobRunrProgram(String address, String sink) {
    database.setJdbcUrl(address);
    database.setMaximumPoolSize(WORKERS + 4);
    handler = new MailRequestHandler(new MailClient(sink, WORKERS), countdown);
    storage = new PostgresStorageProvider(database);
    storage.setJobMapper(new JobMapper(json));
    scheduler = new JobRequestScheduler(storage);
  }

  public static void main(String[] arguments) throws Exception {
    WorkerProgram.serve(new JobRunrProgram(arguments[0], arguments[1]));
  }

  @Override
  public <T> T activateJob(Class<T> type) {
    return type.cast(handler);
  }

  @Override
  public void enqueue(long first, int count) {
    scheduler.enqueue(LongStream.range(first, first + count).mapToObj(JobRunrProgram::request));
  }

  @Override
  public void add(long number) {
    scheduler.enqueue(request(number));
  }

  private static MailRequest request(long number) {
    return new MailRequest(PlainTables.id(number).toString(), Mail.to(number));
  }

  @Override
  public void work(int count) throws Exception {
    countdown.expect(count);
    BackgroundJobServer server = new BackgroundJobServer(storage, json, this, settings());
    server.start();
    countdown.await();
    countdown.awaitNone(database, UNFINISHED);
    server.stop();
  }

  private static BackgroundJobServerConfiguration settings() {
    return BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
        .andWorkerCount(WORKERS)
        .andPollIntervalInSeconds(POLL_SECONDS);
  }
}
