package dev.engagement.app;

import dev.engagement.adapter.javalin.DrivingPorts;
import dev.engagement.adapter.javalin.HttpApi;
import dev.engagement.adapter.javalin.HttpApiSettings;
import dev.engagement.adapter.javalin.metrics.PrometheusMetrics;
import dev.engagement.adapter.jdbi.JdbiStores;
import dev.engagement.adapter.jdbi.JdbiWorkSignals;
import dev.engagement.core.embedding.Engagement;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.embedding.Surroundings;
import dev.engagement.ports.queue.WorkerSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running process: data directory, database, engine and HTTP API, opened in that order and
 * closed in the other.
 */
final class Application implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Application.class);

  private final Foundation foundation;
  private final InstantSource clock;
  private final InstanceGuard guard;
  private final Engagement engine;
  private final HttpApi api;

  private Application(
      Foundation foundation,
      InstantSource clock,
      InstanceGuard guard,
      Engagement engine,
      HttpApi api) {
    this.foundation = foundation;
    this.clock = clock;
    this.guard = guard;
    this.engine = engine;
    this.api = api;
  }

  /**
   * Opens everything and begins to listen; mail is sent only when the worker is called.
   *
   * @param lanes runs what goes side by side
   */
  static Application open(Settings settings, TimeSource time, Executor lanes) {
    Foundation foundation = Foundation.lay(settings);
    try {
      return open(settings, time, lanes, foundation);
    } catch (RuntimeException failed) {
      foundation.close();
      throw failed;
    }
  }

  private static Application open(
      Settings settings, TimeSource time, Executor lanes, Foundation foundation) {
    PrometheusMetrics metrics = new PrometheusMetrics();
    DataSource connections = foundation.database().dataSource();
    InstantSource clock = time.open(connections, foundation.housekeeping());
    InstanceGuard guard = foundation.guard(settings);
    Stores stores = JdbiStores.over(connections);
    Surroundings surroundings = Surrounding.of(foundation, settings, stores, clock, lanes, metrics);
    boolean sending = settings.sending() && isKnown(guard);
    Engagement engine = Engagement.over(stores, surroundings, worker(settings, sending));
    HttpApi api = HttpApi.create(api(settings, clock, foundation), ports(engine, stores, metrics));
    api.start();
    return new Application(foundation, clock, guard, engine, api);
  }

  private static WorkerSettings worker(Settings settings, boolean sending) {
    return WorkerSettings.usual(workerName(), sending).withSendSlots(settings.sendSlots());
  }

  private static HttpApiSettings api(
      Settings settings, InstantSource clock, Foundation foundation) {
    return new HttpApiSettings(
        settings.host(),
        settings.port(),
        settings.clientCustomer(),
        foundation.directory().folder("spool"),
        foundation.signingSecret(),
        clock,
        Identifiers.source());
  }

  private static DrivingPorts ports(Engagement engine, Stores stores, PrometheusMetrics metrics) {
    return new DrivingPorts(
        engine.customers(),
        engine.apiKeys(),
        engine.templates(),
        engine.identities(),
        engine.sequences(),
        engine.enrollments(),
        engine.queues(),
        engine.dryRuns(),
        engine.simulations(),
        engine.auditTrail(),
        engine.suppressions(),
        engine.unsubscribes(),
        engine.killSwitches(),
        engine.canaries(),
        engine.limits(),
        engine.credentials(),
        engine.idempotentRequests(),
        () -> isReady(stores),
        metrics::scrape);
  }

  private static boolean isReady(Stores stores) {
    try {
      stores.schedule().nextDue();
      return true;
    } catch (RuntimeException unreachable) {
      LOG.warn("the database does not answer: {}", unreachable.getClass().getName());
      return false;
    }
  }

  private static String workerName() {
    return "worker-" + Identifiers.source().next();
  }

  /** Sending stays off in a database of which it is not known what was sent from it since. */
  private static boolean isKnown(InstanceGuard guard) {
    if (guard.known()) {
      guard.advance();
    } else {
      LOG.error(
          "sending is off: this database is a copy, or was restored."
              + " When nothing in it may be sent twice, run: engagement confirm-instance");
    }
    return guard.known();
  }

  Engagement engine() {
    return engine;
  }

  int port() {
    return api.port();
  }

  Path outbox() {
    return foundation.outbox();
  }

  /**
   * Makes sure that the configured admin key works, or that there is one at all.
   *
   * @return the secret of the key that was made now, which is shown once
   */
  Optional<String> ensureAdminKey(Optional<String> configured) {
    configured.ifPresent(engine.apiKeys()::ensureAdmin);
    if (configured.isPresent() || !engine.apiKeys().list(PageRequest.first(1)).items().isEmpty()) {
      return Optional.empty();
    }
    String made = foundation.secrets().next();
    engine.apiKeys().ensureAdmin(made);
    return Optional.of(made);
  }

  /**
   * Lets the worker make one turn, unless the database turned out to be another one meanwhile.
   *
   * @return whether there may be more to do at once
   */
  boolean turn() {
    return guard.known() && engine.worker().tick().worked();
  }

  /** Returns what wakes the worker where it has nothing to do. */
  Idleness idleness() {
    JdbiWorkSignals signals = JdbiStores.signals(foundation.database().dataSource());
    foundation.housekeeping().closing(signals::close);
    return new Idleness(signals, engine.worker(), clock);
  }

  @Override
  public void close() {
    engine.worker().close();
    api.close();
    foundation.close();
  }
}
