package dev.engagement.adapter.jdbi.catalogue;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/** A call of a function of either schema with arguments that name tenant B. */
record FunctionCall(String name, List<String> types) {

  private static final String FUNCTIONS =
      """
      SELECT p.oid::regproc::text AS name,
             ARRAY(SELECT format_type(a.type, NULL)
                     FROM unnest(p.proargtypes) WITH ORDINALITY AS a (type, position)
                    ORDER BY a.position) AS types
        FROM pg_proc p
       WHERE p.pronamespace IN ('engagement'::regnamespace, 'engagement_global'::regnamespace)
       ORDER BY 1
      """;

  static List<FunctionCall> all(Handle handle) {
    return handle.createQuery(FUNCTIONS).map(FunctionCall::toCall).list();
  }

  String sql() {
    return types.stream()
        .map(FunctionCall::argument)
        .collect(joining(", ", "SELECT r::text FROM " + name + "(", ") r"));
  }

  @Override
  public String toString() {
    return name;
  }

  private static FunctionCall toCall(RowView row) {
    return new FunctionCall(
        row.getColumn("name", String.class), Arrays.asList(row.getColumn("types", String[].class)));
  }

  private static String argument(String type) {
    boolean many = type.endsWith("[]");
    String value = value(many ? type.substring(0, type.length() - 2) : type);
    return "CAST('" + (many ? "{" + value + "}" : value) + "' AS " + type + ")";
  }

  private static String value(String type) {
    return switch (type) {
      case "uuid" -> TwoTenants.B.toString();
      case "text" -> "email";
      case "integer", "bigint" -> "200";
      case "boolean" -> "true";
      case "timestamp with time zone" -> "2999-01-01T00:00:00Z";
      default -> throw new AssertionError("no argument of type " + type);
    };
  }
}
