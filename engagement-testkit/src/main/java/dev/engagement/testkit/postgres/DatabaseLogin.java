package dev.engagement.testkit.postgres;

import java.util.List;
import javax.sql.DataSource;

/** A way into a database. */
public record DatabaseLogin(String url, String user, String password) {

  /** Returns connections of this login, one each time and none of them pooled. */
  public DataSource dataSource() {
    return new SessionDataSource(this, List.of());
  }

  /** Hides the password. */
  @Override
  public String toString() {
    return "DatabaseLogin[" + url + ", " + user + "]";
  }
}
