package dev.engagement.adapter.jdbi.session;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.Query;

/**
 * Tells which rows a statement has written that leaves some of them alone. Mostly it has written
 * all, and then it need not name one.
 */
public final class Written {

  private Written() {}

  /** Returns the statement for an INSERT or UPDATE that ends with {@code RETURNING id}. */
  public static String sql(String write) {
    return "WITH written AS (\n"
        + write
        + ")\nSELECT CASE WHEN count(*) < :rows THEN coalesce(array_agg(id), '{}') END FROM written";
  }

  /** Executes the statement, and returns the ids of those rows that it has written. */
  public static <R, I> Set<I> execute(
      Query statement, List<R> rows, Function<R, I> id, Function<UUID, I> construct) {
    Optional<Stream<UUID>> some =
        statement.bind("rows", rows.size()).map((row, context) -> ids(row)).one();
    return some.isEmpty()
        ? rows.stream().map(id).collect(Collectors.toSet())
        : some.get().map(construct).collect(Collectors.toSet());
  }

  private static Optional<Stream<UUID>> ids(ResultSet row) throws SQLException {
    Array ids = row.getArray(1);
    return ids == null ? Optional.empty() : Optional.of(Arrays.stream((UUID[]) ids.getArray()));
  }
}
