package dev.engagement.adapter.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.testkit.postgres.DatabaseLogin;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PooledDatabaseTest {

  private static JdbiDatabase database;
  private static PooledDatabase pool;

  @BeforeAll
  static void open() {
    database = new JdbiDatabase();
    DatabaseLogin login = database.owner();
    pool = PooledDatabase.open(login.url(), login.user(), login.password(), 2);
  }

  @AfterAll
  static void close() {
    pool.close();
    database.close();
  }

  @Test
  void actsAsTheRuntimeRoleThatRowSecurityBinds() throws SQLException {
    assertThat(value("SELECT current_user")).isEqualTo("engagement_app");
    assertThat(
            value(
                "SELECT rolsuper OR rolbypassrls OR rolcanlogin FROM pg_roles"
                    + " WHERE rolname = current_user"))
        .isEqualTo("f");
  }

  @Test
  void limitsHowLongAStatementAndALockMayTake() throws SQLException {
    assertThat(value("SHOW statement_timeout")).isEqualTo("1min");
    assertThat(value("SHOW lock_timeout")).isEqualTo("10s");
    assertThat(value("SHOW idle_in_transaction_session_timeout")).isEqualTo("1min");
    assertThat(value("SHOW application_name")).isEqualTo("engagement");
  }

  @Test
  void keepsTheValuesOfARefusedRowOutOfMessages() throws SQLException {
    String twice =
        "CREATE TEMPORARY TABLE person (email text PRIMARY KEY);"
            + " INSERT INTO person VALUES ('secret@example.org'), ('secret@example.org')";

    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> value(twice))
        .withMessageNotContaining("secret@example.org");
  }

  @Test
  void saysThatTheDatabaseCannotBeReached() {
    DatabaseLogin login = database.owner();

    assertThatExceptionOfType(EngagementException.class)
        .isThrownBy(() -> PooledDatabase.open(login.url(), login.user(), "another password", 1))
        .withMessage("there is no connection to the database, SQLSTATE 28P01")
        .extracting(EngagementException::code)
        .isEqualTo(ErrorCode.STORE_UNAVAILABLE);
  }

  private static String value(String sql) throws SQLException {
    try (Connection connection = pool.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }
}
