package dev.engagement.adapter.jdbi.catalogue;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/** Finds every table of both schemas. */
final class Catalogue {

  private static final Pattern LITERAL = Pattern.compile("'([^']*)'");

  private static final String TABLES =
      """
      SELECT c.oid, n.nspname, c.relname,
             (SELECT array_agg(a.attname::text ORDER BY k.position)
                FROM pg_constraint p
               CROSS JOIN unnest(p.conkey) WITH ORDINALITY AS k (attnum, position)
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
               WHERE p.conrelid = c.oid AND p.contype = 'p') AS primary_key
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname IN ('engagement', 'engagement_global')
         AND c.relkind IN ('r', 'p')
         AND NOT c.relispartition
       ORDER BY n.nspname, c.relname
      """;

  private static final String COLUMNS =
      """
      SELECT a.attname, format_type(a.atttypid, a.atttypmod) AS type, NOT a.attnotnull AS nullable,
             (SELECT string_agg(pg_get_constraintdef(k.oid), ' ')
                FROM pg_constraint k
               WHERE k.conrelid = a.attrelid AND k.contype = 'c' AND a.attnum = ANY (k.conkey))
               AS checks
        FROM pg_attribute a
       WHERE a.attrelid = :table AND a.attnum > 0 AND NOT a.attisdropped
       ORDER BY a.attnum
      """;

  private static final String FOREIGN_KEYS =
      """
      SELECT k.conname,
             (SELECT array_agg(a.attname::text ORDER BY c.position)
                FROM unnest(k.conkey) WITH ORDINALITY AS c (attnum, position)
                JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = c.attnum) AS columns,
             n.nspname || '.' || p.relname AS parent,
             (SELECT array_agg(a.attname::text ORDER BY c.position)
                FROM unnest(k.confkey) WITH ORDINALITY AS c (attnum, position)
                JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = c.attnum)
               AS parent_columns
        FROM pg_constraint k
        JOIN pg_class p ON p.oid = k.confrelid
        JOIN pg_namespace n ON n.oid = p.relnamespace
       WHERE k.conrelid = :table AND k.contype = 'f'
       ORDER BY k.conname
      """;

  private Catalogue() {}

  /** Returns all tables, parents before their children. */
  static List<Table> tables(Handle handle) {
    Map<String, Table> tables =
        handle.createQuery(TABLES).map(row -> toTable(handle, row)).list().stream()
            .collect(toMap(Table::qualified, Function.identity()));
    List<Table> ordered = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    tables.keySet().stream().sorted().forEach(name -> visit(name, tables, seen, ordered));
    return ordered;
  }

  private static void visit(
      String name, Map<String, Table> tables, Set<String> seen, List<Table> ordered) {
    if (seen.add(name)) {
      Table table = tables.get(name);
      table.foreignKeys().forEach(key -> visit(key.parent(), tables, seen, ordered));
      ordered.add(table);
    }
  }

  private static Table toTable(Handle handle, RowView row) {
    long oid = row.getColumn("oid", Long.class);
    return new Table(
        row.getColumn("nspname", String.class),
        row.getColumn("relname", String.class),
        handle.createQuery(COLUMNS).bind("table", oid).map(Catalogue::toColumn).list(),
        names(row, "primary_key"),
        handle.createQuery(FOREIGN_KEYS).bind("table", oid).map(Catalogue::toForeignKey).list());
  }

  private static Column toColumn(RowView row) {
    String checks = row.getColumn("checks", String.class);
    return new Column(
        row.getColumn("attname", String.class),
        row.getColumn("type", String.class),
        row.getColumn("nullable", Boolean.class),
        checks != null,
        checks == null ? List.of() : literals(checks));
  }

  private static List<String> literals(String checks) {
    return LITERAL
        .matcher(checks)
        .results()
        .map((MatchResult match) -> match.group(1))
        .distinct()
        .toList();
  }

  private static ForeignKey toForeignKey(RowView row) {
    return new ForeignKey(
        row.getColumn("conname", String.class),
        names(row, "columns"),
        row.getColumn("parent", String.class),
        names(row, "parent_columns"));
  }

  private static List<String> names(RowView row, String column) {
    String[] names = row.getColumn(column, String[].class);
    return names == null ? List.of() : Arrays.asList(names);
  }
}
