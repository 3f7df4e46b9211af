package dev.engagement.adapter.jdbi.catalogue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** In whose name a connection acts. */
enum Situation {
  AS_A {
    @Override
    void enter(Connection connection, UUID a, UUID b) throws SQLException {
      setTenant(connection, a);
    }
  },
  WITHOUT_A_TENANT {
    @Override
    void enter(Connection connection, UUID a, UUID b) {}
  },
  AFTER_A_ROLLED_BACK_B {
    @Override
    void enter(Connection connection, UUID a, UUID b) throws SQLException {
      setTenant(connection, b);
      connection.rollback();
    }
  };

  /** Prepares a connection in whose transaction nothing has happened. */
  abstract void enter(Connection connection, UUID a, UUID b) throws SQLException;

  private static void setTenant(Connection connection, UUID tenant) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT engagement.set_tenant('" + tenant + "')");
    }
  }
}
