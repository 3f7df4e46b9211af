package dev.engagement.adapter.jdbi.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.adapter.jdbi.JdbiDatabase;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Breaks every rule once, in a transaction that is rolled back. */
class CatalogueRulesTest {

  private static JdbiDatabase database;
  private static Jdbi owner;

  @BeforeAll
  static void open() {
    database = new JdbiDatabase();
    owner = Jdbi.create(database.owner().dataSource());
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ALTER TABLE engagement.template NO FORCE ROW LEVEL SECURITY | no forced row security
          CREATE INDEX bad ON engagement.template (id) | does not start with tenant_id
          ALTER TABLE engagement.template ADD UNIQUE (id, tenant_id) | does not start with tenant_id
          CREATE VIEW engagement.bad AS SELECT id FROM engagement.template | a view that reads
          CREATE MATERIALIZED VIEW engagement.bad AS SELECT 1 AS one | of a kind that no rule knows
          CREATE TABLE engagement.bad (id uuid PRIMARY KEY) | no tenant_id uuid NOT NULL
          CREATE TABLE engagement_global.bad (id uuid) | no primary key
          GRANT TRUNCATE ON engagement.template TO engagement_app | TRUNCATE granted to engagement_app
          GRANT UPDATE ON engagement.audit_entry TO engagement_app | UPDATE granted to engagement_app
          GRANT SELECT ON engagement.template TO PUBLIC | SELECT granted to PUBLIC
          GRANT SELECT ON engagement_global.api_key TO engagement_app | SELECT granted to engagement_app
          GRANT SELECT (id) ON engagement.template TO engagement_app | a grant on the column id
          GRANT CREATE ON SCHEMA engagement TO engagement_app | CREATE granted to engagement_app
          CREATE FUNCTION engagement.bad() RETURNS int LANGUAGE sql AS 'SELECT 1' | anybody may execute it
          CREATE FUNCTION engagement.bad() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1' | acts for a role other
          CREATE FUNCTION engagement.bad() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1' | not plpgsql
          CREATE FUNCTION engagement.bad() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1' | no fixed search_path
          """)
  void noticesASchemaThatBreaksARule(String sql, String sentence) throws SQLException {
    List<String> violations =
        owner.inTransaction(
            handle -> {
              handle.getConnection().createStatement().execute(sql);
              List<String> found = CatalogueRules.violations(handle);
              handle.rollback();
              return found;
            });

    assertThat(violations).anyMatch(violation -> violation.contains(sentence));
  }
}
