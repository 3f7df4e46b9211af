package dev.engagement.adapter.jdbi.catalogue;

import static java.util.stream.Collectors.joining;

import dev.engagement.adapter.jdbi.JdbiDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** A database in every table of which two tenants have a row each, and how it is attacked. */
final class TwoTenants implements AutoCloseable {

  static final UUID A = UUID.fromString("aaaaaaaa-0000-7000-8000-000000000001");
  static final UUID B = UUID.fromString("bbbbbbbb-0000-7000-8000-000000000002");

  private final RowFactory rows = new RowFactory();
  private final Handle superuser;
  private final Intruder intruder;
  private final List<Table> tables;

  TwoTenants(JdbiDatabase database) throws SQLException {
    this.superuser = Jdbi.open(database.superuser().dataSource());
    this.intruder = new Intruder(database.runtime().getConnection(), A, B);
    this.tables = Catalogue.tables(superuser);
    superuser.useTransaction(handle -> tables.forEach(this::fill));
  }

  List<Table> tables() {
    return tables;
  }

  List<FunctionCall> functions() {
    return FunctionCall.all(superuser);
  }

  List<String> functionsThatActForAnotherRole() {
    return superuser
        .createQuery("SELECT p.oid::regproc::text FROM pg_proc p WHERE p.prosecdef")
        .mapTo(String.class)
        .list();
  }

  List<String> violations() {
    return CatalogueRules.violations(superuser);
  }

  /** Returns a sentence for each attack that was not held off. */
  List<String> leaks(Table table, Situation situation) throws SQLException {
    String before = content(each -> true);
    List<String> leaks = new ArrayList<>();
    for (Attack attack : new Attacks(table, situation, rows, A, B).all()) {
      Outcome outcome = intruder.run(attack, situation);
      if (!attack.harmless().test(outcome)) {
        leaks.add(table + " " + situation + ": " + attack.name() + " ended with " + outcome);
      }
    }
    if (!before.equals(content(each -> true))) {
      leaks.add(table + " " + situation + ": something was changed");
    }
    return leaks;
  }

  /** Returns a sentence for each of B's values that a function shows, and for what it changes. */
  List<String> leaks(FunctionCall call, Situation situation) throws SQLException {
    String before = content(Table::ofTenants);
    String shown = intruder.shown(call.sql(), situation);
    List<String> leaks = new ArrayList<>();
    secrets(B)
        .filter(shown::contains)
        .forEach(secret -> leaks.add(call + " " + situation + ": shows " + secret));
    if (!before.equals(content(Table::ofTenants))) {
      leaks.add(call + " " + situation + ": something was changed");
    }
    return leaks;
  }

  @Override
  public void close() throws SQLException {
    intruder.close();
    superuser.close();
  }

  /** Returns all values of a tenant's rows that are nobody else's, but not the tenant's id. */
  private Stream<String> secrets(UUID tenant) {
    return tables.stream()
        .filter(Table::ofTenants)
        .flatMap(table -> rows.stored(table, tenant).values().stream())
        .filter(Objects::nonNull)
        .filter(value -> value.length() >= 32 && !value.equals(tenant.toString()))
        .distinct();
  }

  /** Returns the rows of tables as text. */
  private String content(Predicate<Table> which) {
    String sql =
        tables.stream()
            .filter(which)
            .map(table -> "SELECT '" + table + " ' || r::text AS line FROM " + table + " r")
            .collect(joining(" UNION ALL ", "", " ORDER BY line"));
    return String.join("\n", superuser.createQuery(sql).mapTo(String.class).list());
  }

  private void fill(Table table) {
    if (table.ofTenants()) {
      fill(table, A, 1);
      fill(table, B, 2);
    } else {
      // Of some there is one row at the most, and the migration has made it.
      superuser.execute("DELETE FROM " + table);
      fill(table, A, 1);
    }
  }

  private void fill(Table table, UUID tenant, int seed) {
    JdbiException last = null;
    for (Map<String, String> row : rows.candidates(table, tenant, seed)) {
      superuser.savepoint("before");
      try {
        superuser.execute(Statements.insert(table, row));
        rows.remember(table, tenant, row);
        return;
      } catch (JdbiException refused) {
        superuser.rollbackToSavepoint("before");
        last = refused;
      }
    }
    throw new AssertionError("no row could be made for " + table, last);
  }
}
