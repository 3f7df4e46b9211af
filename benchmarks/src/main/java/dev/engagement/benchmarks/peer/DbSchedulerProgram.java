package dev.engagement.benchmarks.peer;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** db-scheduler: one task a mail, without checks and audit. */
final class DbSchedulerProgram implements Worker {

  /** The table that its documentation asks for. */
  private static final String SCHEMA =
      """
      CREATE TABLE scheduled_tasks (
        task_name text NOT NULL,
        task_instance text NOT NULL,
        task_data bytea,
        execution_time timestamptz NOT NULL,
        picked boolean NOT NULL,
        picked_by text,
        last_success timestamptz,
        last_failure timestamptz,
        consecutive_failures integer,
        last_heartbeat timestamptz,
        version bigint NOT NULL,
        priority smallint,
        state text,
        PRIMARY KEY (task_name, task_instance));
      CREATE INDEX execution_time_idx ON scheduled_tasks (execution_time);
      CREATE INDEX last_heartbeat_idx ON scheduled_tasks (last_heartbeat);
      """;

  private static final int THREADS = 50;
  private static final int CHUNK = 2_000;

  private final HikariDataSource database = new HikariDataSource();
  private final Countdown countdown = new Countdown();
  private final MailClient mails;
  private final OneTimeTask<Mail> task;
  private final Scheduler scheduler;

  private DbSchedulerProgram(String address, String sink, boolean prompt) throws SQLException {
    database.setJdbcUrl(address);
    database.setMaximumPoolSize(THREADS + 4);
    createTable();
    mails = new MailClient(sink, THREADS);
    task =
        Tasks.oneTime("mail", Mail.class)
            .execute((instance, context) -> send(instance.getId(), instance.getData()));
    SchedulerBuilder builder =
        Scheduler.create(database, task)
            .threads(THREADS)
            .pollingInterval(Duration.ofMillis(100))
            .pollUsingLockAndFetch(0.5, 4.0);
    scheduler = prompt ? builder.enableImmediateExecution().build() : builder.build();
    scheduler.start();
    scheduler.pause();
  }

  public static void main(String[] arguments) throws Exception {
    boolean prompt = List.of(arguments).contains("prompt");
    WorkerProgram.serve(new DbSchedulerProgram(arguments[0], arguments[1], prompt));
  }

  private void createTable() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(SCHEMA);
    }
  }

  private void send(String id, Mail mail) {
    try {
      mails.post(MailRenderer.render(id, mail));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    countdown.done();
  }

  @Override
  public void enqueue(long first, int count) {
    for (long at = first; at < first + count; at += CHUNK) {
      List<TaskInstance<?>> chunk = new ArrayList<>(CHUNK);
      for (long number = at; number < Math.min(at + CHUNK, first + count); number++) {
        chunk.add(instance(number));
      }
      scheduler.scheduleBatch(chunk, Instant.now());
    }
  }

  @Override
  public void add(long number) {
    scheduler.schedule(instance(number), Instant.now());
  }

  private TaskInstance<Mail> instance(long number) {
    return task.instance("mail-" + number, Mail.to(number));
  }

  @Override
  public void work(int count) throws Exception {
    countdown.expect(count);
    scheduler.resume();
    countdown.await();
    countdown.awaitNone(database, "SELECT EXISTS (SELECT 1 FROM scheduled_tasks)");
    scheduler.pause();
  }
}
