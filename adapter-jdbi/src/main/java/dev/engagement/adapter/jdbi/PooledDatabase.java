package dev.engagement.adapter.jdbi;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A pool of connections that act as the runtime role, which row security binds. */
public final class PooledDatabase implements AutoCloseable {

  private static final String LIMITS =
      "-c statement_timeout=60s -c lock_timeout=10s -c idle_in_transaction_session_timeout=60s";

  private final HikariDataSource pool;

  private PooledDatabase(HikariDataSource pool) {
    this.pool = pool;
  }

  /**
   * Opens a pool.
   *
   * @param user may be null where the URL names one
   * @param password may be null where the URL holds one
   * @param size how many connections at the most
   * @throws EngagementException with {@link ErrorCode#STORE_UNAVAILABLE} if there is no connection
   */
  public static PooledDatabase open(
      String url, @Nullable String user, @Nullable String password, int size) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("engagement");
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(size);
    config.setConnectionTimeout(10_000);
    config.setConnectionInitSql("SET ROLE engagement_app");
    config.addDataSourceProperty("ApplicationName", "engagement");
    config.addDataSourceProperty("options", LIMITS);
    config.addDataSourceProperty("connectTimeout", "10");
    config.addDataSourceProperty("socketTimeout", "90");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    // The server's details repeat the values of the row that it refuses.
    config.addDataSourceProperty("logServerErrorDetail", "false");
    return new PooledDatabase(connected(config));
  }

  private static HikariDataSource connected(HikariConfig config) {
    try {
      return new HikariDataSource(config);
    } catch (PoolInitializationException unreachable) {
      String reason =
          unreachable.getCause() instanceof SQLException refused
              ? ", SQLSTATE " + refused.getSQLState()
              : "";
      throw new EngagementException(
          ErrorCode.STORE_UNAVAILABLE, "there is no connection to the database" + reason);
    }
  }

  /** Returns the pool's connections. */
  public DataSource dataSource() {
    return pool;
  }

  @Override
  public void close() {
    pool.close();
  }
}
