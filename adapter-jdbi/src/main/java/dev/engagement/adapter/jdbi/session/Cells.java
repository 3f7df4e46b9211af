package dev.engagement.adapter.jdbi.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Cells of rows that are read by the thousand, where to look up a mapper for each costs more than
 * the cell.
 */
public final class Cells {

  private Cells() {}

  /** Returns the id in a cell that is not null. */
  public static <T> T id(ResultSet row, String column, Function<UUID, T> construct)
      throws SQLException {
    return construct.apply(row.getObject(column, UUID.class));
  }

  /** Returns the id in a cell. */
  public static <T> Optional<T> optionalId(
      ResultSet row, String column, Function<UUID, T> construct) throws SQLException {
    return Optional.ofNullable(row.getObject(column, UUID.class)).map(construct);
  }

  /** Returns the text in a cell. */
  public static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  /** Returns the instant in a cell that is not null. */
  public static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** Returns the instant in a cell. */
  public static Optional<Instant> optionalInstant(ResultSet row, String column)
      throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  /** The constants of an enumeration by their codes. */
  public static final class Codes<E extends Enum<E>> {

    private final Map<String, E> constants = new HashMap<>();

    private Codes(E[] all, Function<E, String> code) {
      for (E constant : all) {
        constants.put(code.apply(constant), constant);
      }
    }

    /** Returns the constants of a type. */
    public static <E extends Enum<E>> Codes<E> of(E[] all, Function<E, String> code) {
      return new Codes<>(all, code);
    }

    /** Returns the constant in a cell that is not null. */
    public E in(ResultSet row, String column) throws SQLException {
      return optionalIn(row, column).orElseThrow();
    }

    /** Returns the constant in a cell. */
    public Optional<E> optionalIn(ResultSet row, String column) throws SQLException {
      return Optional.ofNullable(row.getString(column)).map(this::known);
    }

    private E known(String code) {
      @Nullable E constant = constants.get(code);
      return Objects.requireNonNull(constant, code);
    }
  }
}
