package dev.engagement.testkit.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.awaitility.Awaitility;

/**
 * A server of its own that can be made to crash, and comes up again with all that it had answered
 * for.
 */
public final class CrashingPostgres implements AutoCloseable {

  private static final String DATABASE = "engagement";
  private static final String SUPERUSER = "postgres";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The server does not run as root, and so is started as the library starts it. */
  private static final List<String> IN_NAMESPACE =
      "root".equals(System.getProperty("user.name")) ? List.of("unshare", "-U") : List.of();

  private final Path home;
  private final Path data;
  private final String password;
  private final EmbeddedPostgres server;

  private CrashingPostgres(Path home, String password) throws IOException {
    this.home = home;
    this.data = LeftOvers.dataOfThisJvm(home, "crashing");
    this.password = password;
    Path passwordFile = Passwords.write(home, password);
    try {
      this.server = builder().setLocaleConfig("pwfile", passwordFile.toString()).start();
    } finally {
      Files.delete(passwordFile);
    }
  }

  /**
   * Starts one with an empty database, migrated.
   *
   * @param migrate is given the login of the database's owner, an ordinary role
   */
  public static CrashingPostgres start(Consumer<DatabaseLogin> migrate) {
    TestPostgres clearsAwayWhatWasLeft = TestPostgres.server();
    assert clearsAwayWhatWasLeft != null;
    try {
      CrashingPostgres started =
          new CrashingPostgres(CacheFolder.privateFolder(), Passwords.random());
      started.createDatabase();
      migrate.accept(started.owner());
      return started;
    } catch (IOException failure) {
      throw new UncheckedIOException("PostgreSQL for the tests does not start", failure);
    }
  }

  private EmbeddedPostgres.Builder builder() {
    return EmbeddedPostgres.builder()
        .setOverrideWorkingDirectory(home.resolve("server").toFile())
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setPGStartupWait(PATIENCE)
        .setDataDirectoryCustomizer(directory -> Passwords.require(directory.toPath()))
        .setConnectConfig("password", password)
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("timezone", TestPostgres.TIME_ZONE)
        .setServerConfig("shared_buffers", "64MB")
        .setServerConfig("max_connections", "200")
        .setServerConfig("synchronous_commit", "on");
  }

  private void createDatabase() {
    TemplateDatabases.execute(
        login("postgres", SUPERUSER),
        "CREATE ROLE %s LOGIN CREATEROLE NOSUPERUSER NOBYPASSRLS PASSWORD '%s'"
            .formatted(TemplateDatabases.OWNER, password));
    TemplateDatabases.execute(
        login("postgres", SUPERUSER),
        "CREATE DATABASE %s OWNER %s".formatted(DATABASE, TemplateDatabases.OWNER));
  }

  /** Returns the login of the owner, who migrates and is bound by forced row security. */
  public DatabaseLogin owner() {
    return login(DATABASE, TemplateDatabases.OWNER);
  }

  /** Returns the login of the superuser, for looking behind row security. */
  public DatabaseLogin superuser() {
    return login(DATABASE, SUPERUSER);
  }

  private DatabaseLogin login(String database, String user) {
    String url = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
    return new DatabaseLogin(url, user, password);
  }

  /** Stops it in the midst of everything, and starts it again under the same address. */
  public void crashAndRestart() {
    try {
      ProcessHandle postmaster = postmaster();
      List<String> command = new ArrayList<>(IN_NAMESPACE);
      command.add(postmaster.info().command().orElseThrow());
      command.addAll(List.of(postmaster.info().arguments().orElseThrow()));
      quit(postmaster);
      new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(Redirect.DISCARD)
          .start();
    } catch (IOException failure) {
      throw new UncheckedIOException("PostgreSQL does not come up again", failure);
    }
    awaitConnections();
  }

  private ProcessHandle postmaster() throws IOException {
    String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  /** Asks for an immediate shutdown: nothing is finished or written any more. */
  private static void quit(ProcessHandle postmaster) throws IOException {
    try {
      String pid = Long.toString(postmaster.pid());
      if (new ProcessBuilder("kill", "-QUIT", pid).inheritIO().start().waitFor() != 0) {
        throw new IllegalStateException("the server does not get the signal");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
    postmaster.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  private void awaitConnections() {
    Awaitility.await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(SQLException.class)
        .until(
            () -> {
              try (Connection connection = superuser().dataSource().getConnection()) {
                return connection.isValid(1);
              }
            });
  }

  /** Stops it and removes its data. */
  @Override
  public void close() {
    try {
      server.close();
      LeftOvers.delete(data);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
