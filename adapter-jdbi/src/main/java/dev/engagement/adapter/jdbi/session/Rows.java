package dev.engagement.adapter.jdbi.session;

import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowViewMapper;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Query;

/** What reading rows has in common. */
public final class Rows {

  /** Sorts before every id that was ever given. */
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private Rows() {}

  /** Returns the column's value, or empty where it is null. */
  public static <T> Optional<T> optional(RowView row, String column, Class<T> type) {
    return Optional.ofNullable(row.getColumn(column, type));
  }

  /**
   * Returns a page of a query that is ordered by id, behind {@code :after}, up to {@code :limit}.
   */
  public static <T> Page<T> page(Query query, PageRequest request, RowViewMapper<T> mapper) {
    return Page.of(bound(query, request).map(mapper).list(), request.limit());
  }

  /** Returns a page, of rows that are mapped cell by cell. */
  public static <T> Page<T> page(Query query, PageRequest request, RowMapper<T> mapper) {
    return Page.of(bound(query, request).map(mapper).list(), request.limit());
  }

  private static Query bound(Query query, PageRequest request) {
    return query
        .bind("after", request.after().orElse(BEFORE_ALL))
        .bind("limit", request.limit() + 1);
  }
}
