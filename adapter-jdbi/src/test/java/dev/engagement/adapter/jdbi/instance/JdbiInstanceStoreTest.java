package dev.engagement.adapter.jdbi.instance;

import dev.engagement.adapter.jdbi.JdbiDatabase;
import dev.engagement.adapter.jdbi.JdbiStores;
import dev.engagement.ports.instance.InstanceStore;
import dev.engagement.testkit.instance.InstanceStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class JdbiInstanceStoreTest extends InstanceStoreContract {

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
  protected InstanceStore instances() {
    return JdbiStores.instances(database.runtime());
  }
}
