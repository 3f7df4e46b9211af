package dev.engagement.adapter.jdbi.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Oid;
import org.postgresql.jdbc.PgArray;

/**
 * An array in the form in which the server keeps it, made in one pass: as text, both sides would
 * spend more time on it than on all else of a bulk statement.
 */
final class BinaryArray implements Argument {

  /** A type of elements, and how one of them is written. */
  record Element<T>(int oid, int arrayOid, BiConsumer<BinaryArray, T> writer) {}

  static final Element<UUID> UUIDS = new Element<>(Oid.UUID, Oid.UUID_ARRAY, BinaryArray::uuid);
  static final Element<String> TEXTS = new Element<>(Oid.TEXT, Oid.TEXT_ARRAY, BinaryArray::text);
  static final Element<Instant> INSTANTS =
      new Element<>(Oid.TIMESTAMPTZ, Oid.TIMESTAMPTZ_ARRAY, BinaryArray::instant);
  static final Element<Integer> INTEGERS =
      new Element<>(Oid.INT4, Oid.INT4_ARRAY, BinaryArray::integer);
  static final Element<Long> LONGS = new Element<>(Oid.INT8, Oid.INT8_ARRAY, BinaryArray::longs);
  static final Element<Boolean> BOOLEANS =
      new Element<>(Oid.BOOL, Oid.BOOL_ARRAY, BinaryArray::bool);

  /** The seconds from 1970 to 2000, from where the server counts. */
  private static final long SERVER_EPOCH = 946_684_800;

  private static final int HAS_NULL_AT = 4;
  private static final int NULL = -1;
  private static final int USUAL_SIZE = 20;

  private final int arrayOid;
  private ByteBuffer buffer;

  private BinaryArray(int arrayOid, int size) {
    this.arrayOid = arrayOid;
    this.buffer = ByteBuffer.allocate(size);
  }

  /** Returns an array with one element for each row. */
  static <R, T> BinaryArray of(
      Element<T> element, List<R> rows, Function<R, ? extends @Nullable T> value) {
    BinaryArray array = new BinaryArray(element.arrayOid(), 20 + rows.size() * USUAL_SIZE);
    array.header(element.oid(), rows.size());
    for (R row : rows) {
      T written = value.apply(row);
      if (written == null) {
        array.none();
      } else {
        element.writer().accept(array, written);
      }
    }
    return array;
  }

  private void header(int oid, int size) {
    buffer.putInt(size == 0 ? 0 : 1).putInt(0).putInt(oid);
    if (size > 0) {
      buffer.putInt(size).putInt(1);
    }
  }

  private void none() {
    buffer.putInt(HAS_NULL_AT, 1);
    room(Integer.BYTES).putInt(NULL);
  }

  private void uuid(UUID value) {
    element(2 * Long.BYTES)
        .putLong(value.getMostSignificantBits())
        .putLong(value.getLeastSignificantBits());
  }

  private void text(String value) {
    byte[] bytes = value.getBytes(UTF_8);
    element(bytes.length).put(bytes);
  }

  private void instant(Instant value) {
    long seconds = Math.subtractExact(value.getEpochSecond(), SERVER_EPOCH);
    long micros = Math.round(value.getNano() / 1_000.0);
    longs(Math.addExact(Math.multiplyExact(seconds, 1_000_000L), micros));
  }

  private void integer(int value) {
    element(Integer.BYTES).putInt(value);
  }

  private void longs(long value) {
    element(Long.BYTES).putLong(value);
  }

  private void bool(boolean value) {
    element(1).put((byte) (value ? 1 : 0));
  }

  private ByteBuffer element(int bytes) {
    return room(Integer.BYTES + bytes).putInt(bytes);
  }

  private ByteBuffer room(int bytes) {
    if (buffer.remaining() < bytes) {
      int wanted = Math.max(buffer.position() + bytes, 2 * buffer.capacity());
      buffer = ByteBuffer.allocate(wanted).put(buffer.flip());
    }
    return buffer;
  }

  @Override
  public void apply(int position, PreparedStatement statement, StatementContext context)
      throws SQLException {
    byte[] bytes = new byte[buffer.position()];
    buffer.get(0, bytes);
    BaseConnection connection = statement.getConnection().unwrap(BaseConnection.class);
    statement.setArray(position, new PgArray(connection, arrayOid, bytes));
  }

  /** Hides what is in it. */
  @Override
  public String toString() {
    return "BinaryArray[hidden]";
  }
}
