package dev.engagement.app;

import dev.engagement.adapter.javalin.DrivingPorts;
import dev.engagement.adapter.javalin.HttpApi;
import dev.engagement.adapter.javalin.HttpApiSettings;
import dev.engagement.adapter.javalin.access.SecureSecretSource;
import dev.engagement.adapter.javalin.metrics.PrometheusMetrics;
import dev.engagement.adapter.javalin.suppression.HmacUnsubscribeLinks;
import dev.engagement.adapter.jdbi.JdbiStores;
import dev.engagement.adapter.mime.mail.FileMailSender;
import dev.engagement.adapter.mustache.template.MustacheRenderer;
import dev.engagement.core.embedding.Engagement;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.access.SecretSource;
import dev.engagement.ports.credential.CredentialCipher;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.embedding.Surroundings;
import dev.engagement.ports.guardrail.HolidayCalendars;
import dev.engagement.ports.queue.WorkerSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running process: data directory, database, engine and HTTP API, opened in that order and
 * closed in the other.
 */
final class Application implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Application.class);

  private final DataDirectory directory;
  private final EngineDatabase database;
  private final SecretSource secrets;
  private final Engagement engine;
  private final HttpApi api;

  private Application(
      DataDirectory directory,
      EngineDatabase database,
      SecretSource secrets,
      Engagement engine,
      HttpApi api) {
    this.directory = directory;
    this.database = database;
    this.secrets = secrets;
    this.engine = engine;
    this.api = api;
  }

  /** Opens everything and begins to listen; mail is sent only when the worker is called. */
  static Application open(Settings settings, InstantSource clock) {
    SecretSource secrets = new SecureSecretSource();
    DataDirectory directory = DataDirectory.take(settings.dataDirectory());
    try {
      EngineDatabase database = EngineDatabase.open(settings, directory, secrets::next);
      try {
        return open(settings, clock, new Opened(directory, database, secrets));
      } catch (RuntimeException failed) {
        database.close();
        throw failed;
      }
    } catch (RuntimeException failed) {
      directory.close();
      throw failed;
    }
  }

  private record Opened(DataDirectory directory, EngineDatabase database, SecretSource secrets) {

    byte[] signingSecret() {
      return directory.secret("signing-secret", secrets::next).getBytes(StandardCharsets.UTF_8);
    }
  }

  private static Application open(Settings settings, InstantSource clock, Opened opened) {
    PrometheusMetrics metrics = new PrometheusMetrics();
    Stores stores = JdbiStores.over(opened.database().dataSource());
    Surroundings surroundings =
        new Surroundings(
            clock,
            System::nanoTime,
            Runnable::run,
            Identifiers.source(),
            opened.secrets(),
            new MustacheRenderer(),
            List.of(new FileMailSender(outbox(opened.directory()), clock)),
            new HmacUnsubscribeLinks(opened.signingSecret(), settings.publicUrl()),
            HolidayCalendars.NONE,
            CredentialCipher.NONE,
            metrics);
    WorkerSettings worker = WorkerSettings.usual(workerName(), settings.sending());
    Engagement engine = Engagement.over(stores, surroundings, worker);
    HttpApi api = HttpApi.create(api(settings, clock, opened), ports(engine, stores, metrics));
    api.start();
    return new Application(opened.directory(), opened.database(), opened.secrets(), engine, api);
  }

  private static HttpApiSettings api(Settings settings, InstantSource clock, Opened opened) {
    return new HttpApiSettings(
        settings.host(),
        settings.port(),
        settings.clientCustomer(),
        opened.directory().folder("spool"),
        opened.signingSecret(),
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

  private static Path outbox(DataDirectory directory) {
    return directory.folder("outbox");
  }

  Engagement engine() {
    return engine;
  }

  int port() {
    return api.port();
  }

  Path outbox() {
    return outbox(directory);
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
    String made = secrets.next();
    engine.apiKeys().ensureAdmin(made);
    return Optional.of(made);
  }

  @Override
  public void close() {
    api.close();
    database.close();
    directory.close();
  }
}
