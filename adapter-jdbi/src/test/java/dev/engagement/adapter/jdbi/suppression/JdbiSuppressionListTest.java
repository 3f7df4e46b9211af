package dev.engagement.adapter.jdbi.suppression;

import dev.engagement.adapter.jdbi.JdbiDatabase;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.testkit.suppression.SuppressionListContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class JdbiSuppressionListTest extends SuppressionListContract {

  private static JdbiDatabase database;

  @BeforeAll
  static void open() {
    database = new JdbiDatabase();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Override
  protected Stores stores() {
    return database.stores();
  }
}
