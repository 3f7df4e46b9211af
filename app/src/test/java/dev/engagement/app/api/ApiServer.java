package dev.engagement.app.api;

import dev.engagement.adapter.javalin.DrivingPorts;
import dev.engagement.adapter.javalin.HttpApi;
import dev.engagement.adapter.javalin.HttpApiSettings;
import dev.engagement.adapter.javalin.access.SecureSecretSource;
import dev.engagement.adapter.javalin.metrics.PrometheusMetrics;
import dev.engagement.adapter.javalin.suppression.HmacUnsubscribeLinks;
import dev.engagement.adapter.javalin.web.Operation;
import dev.engagement.adapter.jdbi.DatabaseMigration;
import dev.engagement.adapter.jdbi.JdbiStores;
import dev.engagement.adapter.jdbi.PooledDatabase;
import dev.engagement.adapter.jollyday.guardrail.JollydayCalendars;
import dev.engagement.adapter.mustache.template.MustacheRenderer;
import dev.engagement.core.embedding.Engagement;
import dev.engagement.ports.IdSource;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.embedding.Surroundings;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.queue.WorkerSettings;
import dev.engagement.testkit.SequentialIds;
import dev.engagement.testkit.SettableClock;
import dev.engagement.testkit.credential.InMemoryCredentialCipher;
import dev.engagement.testkit.mail.ScriptedMailSender;
import dev.engagement.testkit.postgres.DatabaseLogin;
import dev.engagement.testkit.postgres.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * The real thing for the tests of this package: PostgreSQL as the runtime role, the engine, and the
 * API on a socket. It is started once, and ends with the JVM.
 */
final class ApiServer {

  static final String ADMIN_KEY = "the-platform-admin-key-of-the-tests";

  static final String LISTENING = "the API of the tests listens";

  private static final byte[] SECRET =
      "thirty-two bytes that nobody knows".getBytes(StandardCharsets.UTF_8);

  private final SettableClock clock = SettableClock.at("2026-03-04T10:00:00Z");
  private final IdSource ids = new SequentialIds(7);
  private final ScriptedMailSender sender = new ScriptedMailSender(Provider.FILE);
  private final HmacUnsubscribeLinks links =
      new HmacUnsubscribeLinks(SECRET, Optional.of(URI.create("https://mail.example")));
  private final PrintedOutput output = PrintedOutput.capture();
  private final TestDatabase database;
  private final Engagement engine;
  private final HttpApi api;

  private ApiServer() {
    database =
        TestDatabase.create("engagement", owner -> DatabaseMigration.migrate(owner.dataSource()));
    DatabaseLogin owner = database.owner();
    PooledDatabase pool = PooledDatabase.open(owner.url(), owner.user(), owner.password(), 8);
    Stores stores = JdbiStores.over(pool.dataSource());
    engine = Engagement.over(stores, surroundings(), WorkerSettings.usual("tests", true));
    engine.apiKeys().ensureAdmin(ADMIN_KEY);
    api = HttpApi.create(settings(), ports());
    api.start();
    LoggerFactory.getLogger(ApiServer.class).info(LISTENING);
  }

  /** Returns the server of this JVM. */
  static ApiServer shared() {
    return Holder.SERVER;
  }

  private Surroundings surroundings() {
    return new Surroundings(
        clock,
        System::nanoTime,
        Runnable::run,
        ids,
        new SecureSecretSource(),
        new MustacheRenderer(),
        List.of(sender),
        links,
        new JollydayCalendars(),
        new InMemoryCredentialCipher(),
        new PrometheusMetrics());
  }

  private HttpApiSettings settings() {
    try {
      return new HttpApiSettings(
          "127.0.0.1", 0, Optional.empty(), Files.createTempDirectory("spool"), SECRET, clock, ids);
    } catch (IOException noFolder) {
      throw new UncheckedIOException(noFolder);
    }
  }

  private DrivingPorts ports() {
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
        () -> true,
        () -> "");
  }

  /** Returns every operation that is answered. */
  List<Operation> operations() {
    return api.operations();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + api.port());
  }

  SettableClock clock() {
    return clock;
  }

  ScriptedMailSender sender() {
    return sender;
  }

  HmacUnsubscribeLinks links() {
    return links;
  }

  /** Lets the worker make a turn. */
  void tick() {
    engine.worker().tick();
  }

  /** Returns an id of nothing. */
  String strangeId() {
    return ids.next().toString();
  }

  /** Returns all that is in the database, whoever it belongs to. */
  DatabaseContent content() {
    return DatabaseContent.of(database.superuser().dataSource());
  }

  /** Returns what was printed and logged since the server was started. */
  PrintedOutput output() {
    return output;
  }

  private static final class Holder {
    static final ApiServer SERVER = new ApiServer();
  }
}
