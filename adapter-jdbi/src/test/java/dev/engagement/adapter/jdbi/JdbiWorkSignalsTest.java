package dev.engagement.adapter.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.queue.WorkSignals;
import dev.engagement.testkit.postgres.DatabaseLogin;
import dev.engagement.testkit.queue.WorkSignalsContract;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Over the pool that the product has, of two connections: one listens, one is left. */
class JdbiWorkSignalsTest extends WorkSignalsContract {

  private static final String LISTENERS =
      """
      SELECT count(*) FROM pg_stat_activity
       WHERE datname = current_database() AND query LIKE 'LISTEN%'
      """;

  private static JdbiDatabase database;

  private PooledDatabase pool;
  private JdbiWorkSignals signals;

  @BeforeAll
  static void create() {
    database = new JdbiDatabase();
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  @BeforeEach
  void open() {
    DatabaseLogin login = database.owner();
    pool = PooledDatabase.open(login.url(), login.user(), login.password(), 2);
    signals = JdbiStores.signals(pool.dataSource());
  }

  @AfterEach
  void close() {
    signals.close();
    pool.close();
  }

  @Override
  protected Stores stores() {
    return database.stores();
  }

  @Override
  protected WorkSignals signals() {
    return signals;
  }

  @Test
  void listensAgainWhereTheServerEndsTheConnection() {
    assertThat(endListeners()).isEqualTo(1);

    assertThat(signals.await(LONG)).as("listens again, something may have been said").isTrue();
    assertThat(signals.await(SHORT)).isFalse();

    idleWorkBecomesDue();
    assertThat(signals.await(LONG)).isTrue();
  }

  @Test
  void wakesOneWhoWaitedWhileTheConnectionBroke() {
    CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> signals.await(LONG));

    endListeners();
    idleWorkBecomesDue();

    assertThat(waiting.join()).isTrue();
  }

  @Test
  void leavesThePoolNothingThatIsBroken() {
    endListeners();
    signals.await(SHORT);

    String role =
        Jdbi.create(pool.dataSource())
            .withHandle(
                handle -> handle.createQuery("SELECT current_user").mapTo(String.class).one());

    assertThat(role).isEqualTo("engagement_app");
  }

  @Test
  void hearsNoMoreOnceItIsClosed() {
    CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> signals.await(LONG));

    signals.close();

    assertThat(waiting.join()).isFalse();
    assertThat(signals.await(Duration.ofSeconds(5))).isFalse();
    assertThat(count(LISTENERS)).isZero();
    idleWorkBecomesDue();
  }

  @Test
  void waitsAsLongAsItIsToldWhereNobodyIsThere() {
    PGSimpleDataSource nobodyThere = new PGSimpleDataSource();
    nobodyThere.setUrl("jdbc:postgresql://127.0.0.1:1/nothing");
    long begun = System.nanoTime();

    try (JdbiWorkSignals deaf = JdbiStores.signals(nobodyThere)) {
      assertThat(deaf.await(SHORT)).isFalse();
    }

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(SHORT);
  }

  private static long endListeners() {
    return count(
        """
        SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity
         WHERE datname = current_database() AND query LIKE 'LISTEN%'
        """);
  }

  private static long count(String sql) {
    return Jdbi.create(database.superuser().dataSource())
        .withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }
}
