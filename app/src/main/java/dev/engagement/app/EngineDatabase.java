package dev.engagement.app;

import dev.engagement.adapter.jdbi.DatabaseMigration;
import dev.engagement.adapter.jdbi.PooledDatabase;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The database of a process: an external one, or one of its own beneath the data directory. */
final class EngineDatabase implements AutoCloseable {

  private static final int CONNECTIONS = 16;

  private final Optional<EmbeddedDatabase> embedded;
  private final PooledDatabase pool;

  private EngineDatabase(Optional<EmbeddedDatabase> embedded, PooledDatabase pool) {
    this.embedded = embedded;
    this.pool = pool;
  }

  /** Opens it, at the schema of this version unless only the runtime login is known. */
  static EngineDatabase open(
      Settings settings, DataDirectory directory, Supplier<String> passwords) {
    Optional<EmbeddedDatabase> embedded = embedded(settings, directory, passwords);
    try {
      Optional<DatabaseAddress> owner =
          embedded.map(EmbeddedDatabase::owner).or(settings::databaseUrl);
      if (settings.runtimeUrl().isEmpty()) {
        owner.ifPresent(address -> DatabaseMigration.migrate(dataSource(address)));
      }
      return new EngineDatabase(
          embedded, pool(settings.runtimeUrl().or(() -> owner).orElseThrow()));
    } catch (RuntimeException failed) {
      embedded.ifPresent(EmbeddedDatabase::close);
      throw failed;
    }
  }

  /** Brings it to the schema of this version, and returns how many migrations that took. */
  static int migrate(Settings settings, DataDirectory directory, Supplier<String> passwords) {
    if (settings.databaseUrl().isEmpty() && settings.runtimeUrl().isPresent()) {
      throw new StartupException("migrating needs DATABASE_URL, the owner's address");
    }
    Optional<EmbeddedDatabase> embedded = embedded(settings, directory, passwords);
    try {
      return DatabaseMigration.migrate(
          dataSource(
              embedded.map(EmbeddedDatabase::owner).or(settings::databaseUrl).orElseThrow()));
    } finally {
      embedded.ifPresent(EmbeddedDatabase::close);
    }
  }

  private static Optional<EmbeddedDatabase> embedded(
      Settings settings, DataDirectory directory, Supplier<String> passwords) {
    boolean external = settings.databaseUrl().isPresent() || settings.runtimeUrl().isPresent();
    return external ? Optional.empty() : Optional.of(EmbeddedDatabase.start(directory, passwords));
  }

  private static DataSource dataSource(DatabaseAddress address) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(address.url());
    address.user().ifPresent(source::setUser);
    address.password().ifPresent(source::setPassword);
    source.setApplicationName("engagement-migrate");
    return source;
  }

  private static PooledDatabase pool(DatabaseAddress address) {
    return PooledDatabase.open(
        address.url(), address.user().orElse(null), address.password().orElse(null), CONNECTIONS);
  }

  DataSource dataSource() {
    return pool.dataSource();
  }

  @Override
  public void close() {
    pool.close();
    embedded.ifPresent(EmbeddedDatabase::close);
  }
}
