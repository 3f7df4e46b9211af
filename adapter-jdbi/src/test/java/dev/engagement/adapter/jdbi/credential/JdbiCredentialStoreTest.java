package dev.engagement.adapter.jdbi.credential;

import dev.engagement.adapter.jdbi.JdbiDatabase;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.testkit.credential.CredentialStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class JdbiCredentialStoreTest extends CredentialStoreContract {

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
