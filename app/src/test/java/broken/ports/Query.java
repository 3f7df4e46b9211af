package broken.ports;

import java.sql.Connection;

/** Breaks: ports stand alone. */
public interface Query {
  Connection connection();
}
