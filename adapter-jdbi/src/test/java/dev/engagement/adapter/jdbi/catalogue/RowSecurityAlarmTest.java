package dev.engagement.adapter.jdbi.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.adapter.jdbi.JdbiDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Shows that the attacks notice what they are there for. */
class RowSecurityAlarmTest {

  private static final String TABLE =
      """
      CREATE TABLE engagement.leak (
        tenant_id uuid NOT NULL,
        id uuid NOT NULL,
        note text NOT NULL,
        PRIMARY KEY (tenant_id, id));
      GRANT SELECT, INSERT, UPDATE, DELETE ON engagement.leak TO engagement_app;
      """;

  private static final String FORCED =
      """
      ALTER TABLE engagement.leak ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      """;

  private static final String POLICY =
      """
      CREATE POLICY own ON engagement.leak
        USING (tenant_id = engagement.tenant()) WITH CHECK (tenant_id = engagement.tenant());
      """;

  private final JdbiDatabase database = new JdbiDatabase();

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void isSilentAboutATableThatIsWellMade() throws SQLException {
    owner(TABLE + FORCED + POLICY);

    assertThat(violations()).isEmpty();
    assertThat(leaks()).isEmpty();
  }

  @Test
  void noticesATableWithoutRowSecurity() throws SQLException {
    owner(TABLE);

    assertThat(violations())
        .containsExactlyInAnyOrder(
            "engagement.leak: no forced row security", "engagement.leak: no policy");
    assertThat(leaks())
        .anyMatch(leak -> leak.contains("AS_A: select by id"))
        .anyMatch(leak -> leak.contains("AS_A: insert foreign"))
        .anyMatch(leak -> leak.contains("AS_A: upsert"))
        .anyMatch(leak -> leak.contains("AS_A: move away"))
        .anyMatch(leak -> leak.contains("WITHOUT_A_TENANT: delete"))
        .anyMatch(leak -> leak.contains("WITHOUT_A_TENANT: select"))
        .anyMatch(leak -> leak.contains("something was changed"));
  }

  @Test
  void noticesAPolicyThatLetsOthersRead() throws SQLException {
    owner(
        TABLE
            + FORCED
            + POLICY
            + "CREATE POLICY all_read ON engagement.leak FOR SELECT USING (true)");

    assertThat(violations()).singleElement().asString().contains("all_read");
    assertThat(leaks()).anyMatch(leak -> leak.contains("AFTER_A_ROLLED_BACK_B: select"));
  }

  @Test
  void noticesAForeignKeyThatForgetsTheTenant() throws SQLException {
    owner(
        TABLE
            + FORCED
            + POLICY
            + """
            ALTER TABLE engagement.template ADD CONSTRAINT only_id UNIQUE (id);
            ALTER TABLE engagement.leak ADD COLUMN template_id uuid NOT NULL
              REFERENCES engagement.template (id);
            """);

    assertThat(violations()).anyMatch(violation -> violation.contains("is not the tenant's own"));
    assertThat(leaks()).anyMatch(leak -> leak.contains("AS_A: foreign key"));
  }

  private void owner(String sql) throws SQLException {
    Jdbi.create(database.owner().dataSource())
        .useHandle(handle -> handle.getConnection().createStatement().execute(sql));
  }

  private List<String> violations() {
    return Jdbi.create(database.superuser().dataSource()).withHandle(CatalogueRules::violations);
  }

  private List<String> leaks() throws SQLException {
    try (TwoTenants tenants = new TwoTenants(database)) {
      Table leak =
          tenants.tables().stream()
              .filter(table -> table.name().equals("leak"))
              .findFirst()
              .orElseThrow();
      List<String> leaks = new ArrayList<>();
      for (Situation situation : Situation.values()) {
        leaks.addAll(tenants.leaks(leak, situation));
      }
      return leaks;
    }
  }
}
