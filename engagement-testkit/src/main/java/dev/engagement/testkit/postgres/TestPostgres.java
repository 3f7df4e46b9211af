package dev.engagement.testkit.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The PostgreSQL server of this test JVM. It starts when it is first asked for. */
public final class TestPostgres {

  static final String TIME_ZONE = "America/Los_Angeles";

  private static final String SUPERUSER = "postgres";

  private final EmbeddedPostgres server;
  private final String password;

  private TestPostgres(EmbeddedPostgres server, String password) {
    this.server = server;
    this.password = password;
  }

  /** Returns the server. */
  public static TestPostgres server() {
    return Holder.SERVER;
  }

  /** Returns the superuser's login to a database; a superuser bypasses row security. */
  public DatabaseLogin superuser(String database) {
    return login(database, SUPERUSER);
  }

  /** Returns a login to a database; every role of this server has the same password. */
  DatabaseLogin login(String database, String user) {
    String url = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
    return new DatabaseLogin(url, user, password);
  }

  private static TestPostgres start() {
    try {
      Path home = CacheFolder.privateFolder();
      LeftOvers.clear(home);
      String password = Passwords.random();
      Path passwordFile = Passwords.write(home, password);
      try {
        return new TestPostgres(builder(home, password, passwordFile).start(), password);
      } finally {
        Files.delete(passwordFile);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("PostgreSQL for the tests does not start", failure);
    }
  }

  private static EmbeddedPostgres.Builder builder(Path home, String password, Path passwordFile) {
    // A folder below: the library opens the one that it is given to all.
    return EmbeddedPostgres.builder()
        .setOverrideWorkingDirectory(home.resolve("server").toFile())
        .setDataDirectory(LeftOvers.dataOfThisJvm(home))
        .setPGStartupWait(Duration.ofSeconds(60))
        .setLocaleConfig("pwfile", passwordFile.toString())
        .setDataDirectoryCustomizer(data -> Passwords.require(data.toPath()))
        .setConnectConfig("password", password)
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("timezone", TIME_ZONE)
        .setServerConfig("shared_buffers", "64MB")
        .setServerConfig("max_connections", "200")
        .setServerConfig("full_page_writes", "off");
  }

  private static final class Holder {
    static final TestPostgres SERVER = start();
  }
}
