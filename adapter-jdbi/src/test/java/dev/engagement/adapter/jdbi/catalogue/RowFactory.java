package dev.engagement.adapter.jdbi.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes rows for any table out of nothing but its description. Values are PostgreSQL text. */
final class RowFactory {

  private final Map<String, Map<UUID, Map<String, String>>> stored = new LinkedHashMap<>();

  /** Remembers the row that a tenant has in a table; children refer to it. */
  void remember(Table table, UUID tenant, Map<String, String> row) {
    stored.computeIfAbsent(table.qualified(), name -> new LinkedHashMap<>()).put(tenant, row);
  }

  Map<String, String> stored(Table table, UUID tenant) {
    return stored.get(table.qualified()).get(tenant);
  }

  /**
   * Returns rows of which one should satisfy the table's checks. Rows of another seed differ in all
   * that is unique.
   */
  List<Map<String, String>> candidates(Table table, UUID tenant, int seed) {
    List<Map<String, String>> rows = List.of(new LinkedHashMap<>());
    for (Column column : table.columns()) {
      List<Map<String, String>> longer = new ArrayList<>();
      for (Map<String, String> row : rows) {
        for (String value : values(table, column, tenant, seed)) {
          Map<String, String> copy = new LinkedHashMap<>(row);
          copy.put(column.name(), value);
          longer.add(copy);
        }
      }
      rows = longer;
    }
    return rows;
  }

  /** Returns a row like a stored one, in which all that may be unique is different, or empty. */
  Map<String, String> fresh(Table table, UUID tenant, int seed) {
    Map<String, String> row = new LinkedHashMap<>(stored(table, tenant));
    for (Column column : table.columns()) {
      boolean refers = parentValue(table, column.name(), tenant) != null;
      boolean free = !refers && column.literals().isEmpty();
      if (refers && column.nullable()) {
        row.put(column.name(), null);
      } else if (free && row.get(column.name()) != null && !column.name().equals("tenant_id")) {
        row.put(column.name(), plain(table, column, tenant, seed));
      }
    }
    return row;
  }

  private List<String> values(Table table, Column column, UUID tenant, int seed) {
    if (column.name().equals("tenant_id")) {
      return List.of(tenant.toString());
    }
    String parent = parentValue(table, column.name(), tenant);
    List<String> values = new ArrayList<>();
    if (parent != null) {
      values.add(parent);
    } else if (column.type().equals("text") && !column.literals().isEmpty()) {
      values.addAll(column.literals());
    } else if (column.type().equals("jsonb")) {
      values.addAll(List.of("{}", "[]"));
    } else if (column.type().equals("boolean")) {
      values.addAll(List.of("true", "false"));
    } else {
      values.add(plain(table, column, tenant, seed));
    }
    if (!column.checked()) {
      return values.subList(0, 1);
    }
    if (column.nullable()) {
      values.add(null);
    }
    return values;
  }

  private String parentValue(Table table, String column, UUID tenant) {
    for (ForeignKey key : table.foreignKeys()) {
      int at = key.columns().indexOf(column);
      Map<UUID, Map<String, String>> parents = stored.get(key.parent());
      if (at >= 0 && parents != null) {
        return parents.get(tenant).get(key.parentColumns().get(at));
      }
    }
    return null;
  }

  /** Returns what the columns of the key, but not the tenant, hold to name the tenant's row. */
  Map<String, String> reference(ForeignKey key, UUID tenant) {
    Map<String, String> parent = stored.get(key.parent()).get(tenant);
    Map<String, String> reference = new LinkedHashMap<>();
    for (int at = 0; at < key.columns().size(); at++) {
      reference.put(key.columns().get(at), parent.get(key.parentColumns().get(at)));
    }
    reference.remove("tenant_id");
    return reference;
  }

  private static String plain(Table table, Column column, UUID tenant, int seed) {
    String name = table.name() + "." + column.name() + "." + tenant + "." + seed;
    UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    return switch (column.type()) {
      case "uuid" -> id.toString();
      case "text" -> name;
      case "smallint", "integer", "bigint" -> Integer.toString(seed);
      case "boolean" -> "true";
      case "jsonb" -> "{}";
      case "date" -> "2026-01-0" + seed;
      case "timestamp with time zone" -> "2026-01-0" + seed + "T00:00:00Z";
      case "integer[]", "bigint[]" -> "{" + seed + "}";
      case "date[]" -> "{2026-01-0" + seed + "}";
      case "uuid[]" -> "{" + id + "}";
      case "text[]" -> "{" + name + "}";
      default -> throw new AssertionError(table + " has a column of type " + column.type());
    };
  }
}
