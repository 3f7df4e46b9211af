package dev.engagement.adapter.jdbi.queue;

import dev.engagement.adapter.jdbi.JdbiDatabase;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.testkit.queue.ClaimContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class JdbiClaimTest extends ClaimContract {

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
