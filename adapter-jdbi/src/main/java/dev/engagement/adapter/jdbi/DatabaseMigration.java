package dev.engagement.adapter.jdbi;

import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings a database to the schema of this version. */
public final class DatabaseMigration {

  private static final Set<String> ANOTHER_WAS_FASTER = Set.of("XX000", "23505", "42710");
  private static final int ATTEMPTS = 10;

  private DatabaseMigration() {}

  /**
   * Creates the roles that are missing and runs the migrations that are. Safe to run again, and
   * from several processes at once.
   *
   * @param owner connects as the owner of the database, an ordinary role with {@code CREATEROLE}
   * @return how many migrations were run
   */
  public static int migrate(DataSource owner) {
    createRoles(owner);
    return Flyway.configure(DatabaseMigration.class.getClassLoader())
        .dataSource(owner)
        .locations("classpath:dev/engagement/adapter/jdbi/migration")
        .defaultSchema("engagement_migration")
        .table("history")
        .cleanDisabled(true)
        .load()
        .migrate()
        .migrationsExecuted;
  }

  private static void createRoles(DataSource owner) {
    String sql = resource("roles.sql");
    for (int attempt = 1; !tryToExecute(owner, sql, attempt == ATTEMPTS); attempt++) {}
  }

  private static boolean tryToExecute(DataSource owner, String sql, boolean lastAttempt) {
    try (Connection connection = owner.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return true;
    } catch (SQLException refused) {
      if (!lastAttempt && ANOTHER_WAS_FASTER.contains(refused.getSQLState())) {
        return false;
      }
      throw new EngagementException(
          ErrorCode.STORE_UNAVAILABLE,
          "the roles could not be created; SQLSTATE " + refused.getSQLState());
    }
  }

  private static String resource(String name) {
    try (InputStream in = DatabaseMigration.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
