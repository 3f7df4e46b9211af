package dev.engagement.adapter.jdbi.catalogue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Runs one statement after the other on the same connection, as a pool's users do. */
final class Intruder implements AutoCloseable {

  private final Connection connection;
  private final UUID a;
  private final UUID b;

  Intruder(Connection connection, UUID a, UUID b) throws SQLException {
    this.connection = connection;
    this.a = a;
    this.b = b;
    connection.setAutoCommit(false);
  }

  Outcome run(Attack attack, Situation situation) throws SQLException {
    situation.enter(connection, a, b);
    try (Statement statement = connection.createStatement()) {
      Outcome outcome = outcome(statement, attack.sql());
      end(attack.kept());
      return outcome;
    } catch (SQLException refused) {
      connection.rollback();
      return Outcome.refused(refused.getSQLState());
    }
  }

  /** Returns what a query shows; a refused one shows nothing. */
  String shown(String sql, Situation situation) throws SQLException {
    situation.enter(connection, a, b);
    List<String> shown = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        shown.add(String.valueOf(result.getString(1)));
      }
      connection.commit();
    } catch (SQLException refused) {
      connection.rollback();
    }
    return String.join("\n", shown);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private void end(boolean kept) throws SQLException {
    if (kept) {
      connection.commit();
    } else {
      connection.rollback();
    }
  }

  private static Outcome outcome(Statement statement, String sql) throws SQLException {
    if (!statement.execute(sql)) {
      return Outcome.of(statement.getUpdateCount());
    }
    try (ResultSet result = statement.getResultSet()) {
      result.next();
      return Outcome.of(result.getLong(1));
    }
  }
}
