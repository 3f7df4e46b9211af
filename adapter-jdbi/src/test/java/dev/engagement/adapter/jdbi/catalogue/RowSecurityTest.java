package dev.engagement.adapter.jdbi.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.engagement.adapter.jdbi.JdbiDatabase;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Generated from the catalogue: a table that is new is attacked without anybody asking for it. */
class RowSecurityTest {

  private static JdbiDatabase database;
  private static TwoTenants tenants;

  @BeforeAll
  static void fill() throws SQLException {
    database = new JdbiDatabase();
    tenants = new TwoTenants(database);
  }

  @AfterAll
  static void close() throws SQLException {
    tenants.close();
    database.close();
  }

  @Test
  void findsNothingWrongInTheCatalogue() {
    assertThat(tenants.violations()).isEmpty();
  }

  @Test
  void knowsEveryFunctionThatActsForAnotherRole() {
    assertThat(tenants.functionsThatActForAnotherRole())
        .containsExactlyInAnyOrder(
            "engagement.due_tenants",
            "engagement.next_due",
            "engagement_global.api_key_add",
            "engagement_global.api_key_by_hash",
            "engagement_global.api_key_find",
            "engagement_global.api_key_page",
            "engagement_global.api_key_remove",
            "engagement_global.canary_active",
            "engagement_global.canary_remove",
            "engagement_global.canary_set",
            "engagement_global.customer_add",
            "engagement_global.customer_find",
            "engagement_global.customer_page",
            "engagement_global.instance_advance",
            "engagement_global.instance_read",
            "engagement_global.kill_switch_active",
            "engagement_global.kill_switch_clear",
            "engagement_global.kill_switch_set",
            "engagement_global.rate_limit_read",
            "engagement_global.rate_limit_set",
            "engagement_global.rate_window_lock",
            "engagement_global.rate_window_read",
            "engagement_global.rate_window_write",
            "engagement_global.suppression_add",
            "engagement_global.suppression_find",
            "engagement_global.suppression_matches",
            "engagement_global.suppression_page",
            "engagement_global.suppression_remove");
  }

  @TestFactory
  Stream<DynamicTest> holdsOffEveryAttackOnEveryTable() {
    return tenants.tables().stream().flatMap(RowSecurityTest::attacks);
  }

  @TestFactory
  Stream<DynamicTest> leaksNothingThroughAnyFunction() {
    return tenants.functions().stream().flatMap(RowSecurityTest::calls);
  }

  private static Stream<DynamicTest> attacks(Table table) {
    return Stream.of(Situation.values())
        .map(
            situation ->
                dynamicTest(
                    table + " " + situation,
                    () -> assertThat(tenants.leaks(table, situation)).isEmpty()));
  }

  private static Stream<DynamicTest> calls(FunctionCall call) {
    return Stream.of(Situation.values())
        .map(
            situation ->
                dynamicTest(
                    call + " " + situation,
                    () -> assertThat(tenants.leaks(call, situation)).isEmpty()));
  }
}
