package dev.engagement.testkit.postgres;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Opens sessions and prepares each of them. The time zone is among it because the driver would set
 * that of the JVM.
 */
class SessionDataSource implements DataSource {

  private static final String TIME_ZONE = "SET TIME ZONE '" + TestPostgres.TIME_ZONE + "'";

  private final PGSimpleDataSource source = new PGSimpleDataSource();
  private final List<String> preparations;

  SessionDataSource(DatabaseLogin login, List<String> preparations) {
    source.setUrl(login.url());
    source.setUser(login.user());
    source.setPassword(login.password());
    this.preparations = List.copyOf(preparations);
  }

  @Override
  public Connection getConnection() throws SQLException {
    return prepared(source.getConnection());
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return prepared(source.getConnection(user, password));
  }

  final Connection prepared(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(TIME_ZONE);
      for (String preparation : preparations) {
        statement.execute(preparation);
      }
      return connection;
    } catch (SQLException refused) {
      connection.close();
      throw refused;
    }
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return source.getLogWriter();
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter writer) {
    source.setLogWriter(writer);
  }

  @Override
  public int getLoginTimeout() {
    return source.getLoginTimeout();
  }

  @Override
  public void setLoginTimeout(int seconds) {
    source.setLoginTimeout(seconds);
  }

  @Override
  public Logger getParentLogger() {
    return source.getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return source.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return source.isWrapperFor(type);
  }
}
