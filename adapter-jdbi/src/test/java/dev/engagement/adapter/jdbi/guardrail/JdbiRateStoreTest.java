package dev.engagement.adapter.jdbi.guardrail;

import dev.engagement.adapter.jdbi.JdbiDatabase;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.testkit.guardrail.RateStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class JdbiRateStoreTest extends RateStoreContract {

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
