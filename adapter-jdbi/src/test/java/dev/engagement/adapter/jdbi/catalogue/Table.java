package dev.engagement.adapter.jdbi.catalogue;

import java.util.List;

/** A table as the catalogue describes it. */
record Table(
    String schema,
    String name,
    List<Column> columns,
    List<String> primaryKey,
    List<ForeignKey> foreignKeys) {

  String qualified() {
    return schema + "." + name;
  }

  boolean ofTenants() {
    return schema.equals("engagement");
  }

  /** Returns a column that an update may set to itself. */
  String changeable() {
    return columns.stream()
        .map(Column::name)
        .filter(name -> !name.equals("tenant_id"))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public String toString() {
    return qualified();
  }
}
