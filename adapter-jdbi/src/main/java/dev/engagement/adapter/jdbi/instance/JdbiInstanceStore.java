package dev.engagement.adapter.jdbi.instance;

import dev.engagement.adapter.jdbi.session.Session;
import dev.engagement.ports.instance.Instance;
import dev.engagement.ports.instance.InstanceStore;
import java.util.UUID;
import org.jdbi.v3.core.result.RowView;

final class JdbiInstanceStore implements InstanceStore {

  private static final String READ = "SELECT id, generation FROM engagement_global.instance_read()";

  private static final String ADVANCE =
      "SELECT id, generation FROM engagement_global.instance_advance()";

  private final Session session;

  JdbiInstanceStore(Session session) {
    this.session = session;
  }

  @Override
  public Instance read() {
    return instance(READ);
  }

  @Override
  public Instance advance() {
    return instance(ADVANCE);
  }

  private Instance instance(String sql) {
    return session.crossTenant(
        handle -> handle.createQuery(sql).map(JdbiInstanceStore::toInstance).one());
  }

  private static Instance toInstance(RowView row) {
    return new Instance(row.getColumn("id", UUID.class), row.getColumn("generation", Long.class));
  }
}
