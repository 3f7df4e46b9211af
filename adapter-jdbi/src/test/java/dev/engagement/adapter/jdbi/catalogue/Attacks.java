package dev.engagement.adapter.jdbi.catalogue;

import static dev.engagement.adapter.jdbi.catalogue.Outcome.NOT_PERMITTED;
import static dev.engagement.adapter.jdbi.catalogue.Outcome.NOT_UNIQUE;
import static dev.engagement.adapter.jdbi.catalogue.Outcome.NO_PARENT;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** All that tenant A, or nobody, tries against one table in which A and B have a row each. */
final class Attacks {

  private static final int ANOTHER_SEED = 7;

  private final Table table;
  private final Situation situation;
  private final RowFactory rows;
  private final UUID a;
  private final UUID b;

  Attacks(Table table, Situation situation, RowFactory rows, UUID a, UUID b) {
    this.table = table;
    this.situation = situation;
    this.rows = rows;
    this.a = a;
    this.b = b;
  }

  List<Attack> all() {
    return table.ofTenants() ? onTenantTable() : onGlobalTable();
  }

  private List<Attack> onTenantTable() {
    List<Attack> attacks = new ArrayList<>();
    attacks.addAll(reads());
    attacks.addAll(inserts());
    attacks.addAll(changes());
    attacks.addAll(foreignKeys());
    attacks.add(Attack.on("truncate", "TRUNCATE " + table + " CASCADE", this::notPermitted));
    return attacks;
  }

  private List<Attack> onGlobalTable() {
    Map<String, String> row = rows.stored(table, a);
    String self = '"' + table.changeable() + '"';
    return List.of(
        Attack.on("select", "SELECT count(*) FROM " + table, this::notPermitted),
        Attack.on("insert", Statements.insert(table, row), this::notPermitted),
        Attack.on("update", "UPDATE " + table + " SET " + self + " = " + self, this::notPermitted),
        Attack.on("delete", "DELETE FROM " + table, this::notPermitted),
        Attack.on("truncate", "TRUNCATE " + table, this::notPermitted));
  }

  private List<Attack> reads() {
    String count = "SELECT count(*) FROM " + table;
    String foreign = Statements.byKey(table, rows.stored(table, b));
    long own = asA() ? 1 : 0;
    return List.of(
        Attack.on("select", count, outcome -> outcome.reaches(own)),
        Attack.on("select by tenant", count + " WHERE " + of(b), outcome -> outcome.reaches(0)),
        Attack.on("select by id", count + " WHERE " + foreign, outcome -> outcome.reaches(0)));
  }

  private List<Attack> inserts() {
    String copy = Statements.insert(table, rows.stored(table, b));
    String fresh = Statements.insert(table, rows.fresh(table, b, ANOTHER_SEED));
    String key = " ON CONFLICT (" + String.join(", ", table.primaryKey()) + ") DO ";
    String self = '"' + table.changeable() + '"';
    Map<String, String> disguised = new HashMap<>(rows.stored(table, b));
    disguised.put("tenant_id", a.toString());
    return List.of(
        Attack.on("insert foreign", fresh, this::notPermitted),
        Attack.on("insert foreign again", copy, this::notPermitted),
        Attack.on(
            "upsert",
            copy + key + "UPDATE SET " + self + " = excluded." + self,
            this::notPermitted),
        Attack.on("upsert nothing", copy + key + "NOTHING", this::notPermitted),
        new Attack(
            "infer from a conflict",
            Statements.insert(table, disguised),
            false,
            outcome -> !outcome.isRefusedWith(NOT_UNIQUE) || sharesItsWholeKey()));
  }

  private List<Attack> changes() {
    String self = '"' + table.changeable() + '"';
    String update = "UPDATE " + table + " SET ";
    String foreign = " WHERE " + Statements.byKey(table, rows.stored(table, b));
    long own = asA() ? 1 : 0;
    Predicate<Outcome> moving = own == 0 ? Outcome::reachesNothing : this::notPermitted;
    return List.of(
        Attack.on(
            "update all",
            update + self + " = " + self,
            outcome -> outcome.reaches(own) || notPermitted(outcome)),
        Attack.on("update", update + self + " = " + self + foreign, Outcome::reachesNothing),
        Attack.on("move away", update + of(b) + " WHERE " + of(a), moving),
        Attack.on("move here", update + of(a) + " WHERE " + of(b), Outcome::reachesNothing),
        Attack.on("delete", "DELETE FROM " + table + foreign, Outcome::reachesNothing),
        Attack.on(
            "delete all others",
            "DELETE FROM " + table + " WHERE tenant_id <> " + Statements.literal(a.toString()),
            Outcome::reachesNothing));
  }

  /** One key after the other in A's own row, and all of them in a new one. */
  private List<Attack> foreignKeys() {
    List<Attack> attacks = new ArrayList<>();
    Map<String, String> row = rows.fresh(table, a, ANOTHER_SEED);
    for (ForeignKey key : table.foreignKeys()) {
      Map<String, String> theirs = rows.reference(key, b);
      row.putAll(theirs);
      attacks.add(
          Attack.on(
              "foreign key " + key.name(),
              "UPDATE " + table + " SET " + Statements.assign(theirs) + " WHERE " + of(a),
              asA() ? this::findsNoParent : Outcome::reachesNothing));
    }
    if (!attacks.isEmpty()) {
      attacks.add(
          Attack.on(
              "foreign keys of a new row",
              Statements.insert(table, row),
              asA() ? outcome -> outcome.isRefusedWith(NO_PARENT) : this::notPermitted));
    }
    return attacks;
  }

  private boolean asA() {
    return situation == Situation.AS_A;
  }

  private boolean findsNoParent(Outcome outcome) {
    return outcome.isRefusedWith(NO_PARENT) || notPermitted(outcome);
  }

  /** Where A's row has the key of B's but for the tenant, A is told of its own row alone. */
  private boolean sharesItsWholeKey() {
    return table.primaryKey().stream()
        .filter(column -> !column.equals("tenant_id"))
        .allMatch(
            column -> rows.stored(table, a).get(column).equals(rows.stored(table, b).get(column)));
  }

  private boolean notPermitted(Outcome outcome) {
    return outcome.isRefusedWith(NOT_PERMITTED);
  }

  private static String of(UUID tenant) {
    return "tenant_id = " + Statements.literal(tenant.toString());
  }
}
