package dev.engagement.adapter.jdbi.session;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Rows that one statement writes or asks for, bound as one array for each column, in the order of
 * the rows. A column's function may return null.
 */
public final class Columns<R> {

  private final List<R> rows;
  private final Map<String, Argument> arrays = new LinkedHashMap<>();

  private Columns(List<R> rows) {
    this.rows = rows;
  }

  /** Returns rows without columns. */
  public static <R> Columns<R> of(Collection<R> rows) {
    return new Columns<>(List.copyOf(rows));
  }

  /** Adds a {@code uuid[]}. */
  public Columns<R> uuids(String name, Function<R, @Nullable UUID> value) {
    return array(name, BinaryArray.UUIDS, value);
  }

  /** Adds a {@code text[]}. */
  public Columns<R> texts(String name, Function<R, @Nullable String> value) {
    return array(name, BinaryArray.TEXTS, value);
  }

  /** Adds a {@code timestamptz[]}. */
  public Columns<R> instants(String name, Function<R, @Nullable Instant> value) {
    return array(name, BinaryArray.INSTANTS, value);
  }

  /** Adds an {@code int4[]}. */
  public Columns<R> integers(String name, Function<R, @Nullable Integer> value) {
    return array(name, BinaryArray.INTEGERS, value);
  }

  /** Adds an {@code int8[]}. */
  public Columns<R> longs(String name, Function<R, @Nullable Long> value) {
    return array(name, BinaryArray.LONGS, value);
  }

  /** Adds a {@code bool[]}. */
  public Columns<R> booleans(String name, Function<R, @Nullable Boolean> value) {
    return array(name, BinaryArray.BOOLEANS, value);
  }

  /** Binds every column to the statement. */
  public <S extends SqlStatement<S>> S bindTo(S statement) {
    arrays.forEach(statement::bind);
    return statement;
  }

  private <T> Columns<R> array(
      String name, BinaryArray.Element<T> element, Function<R, ? extends @Nullable T> value) {
    arrays.put(name, BinaryArray.of(element, rows, value));
    return this;
  }
}
