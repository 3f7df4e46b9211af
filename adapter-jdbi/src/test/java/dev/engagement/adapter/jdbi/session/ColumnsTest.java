package dev.engagement.adapter.jdbi.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.adapter.jdbi.JdbiDatabase;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.result.RowView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ColumnsTest {

  private record Line(
      @Nullable UUID id,
      @Nullable String text,
      @Nullable Instant at,
      @Nullable Integer number,
      @Nullable Long large,
      @Nullable Boolean flag) {}

  private static JdbiDatabase database;

  @BeforeAll
  static void open() {
    database = new JdbiDatabase();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void bringsEveryTypeThroughAsItIs() {
    List<Line> lines =
        List.of(
            new Line(
                UUID.fromString("01900000-0000-7000-8000-000000000001"),
                "Ada, {\"quoted\"} \\ NULL",
                Instant.parse("2026-11-21T18:00:00.123456Z"),
                Integer.MIN_VALUE,
                Long.MAX_VALUE,
                true),
            new Line(
                new UUID(-1, -1), "", Instant.parse("1969-12-31T23:59:59.999999Z"), 0, 0L, false),
            new Line(
                new UUID(0, 0), "Zoë 𝄞 \n", Instant.parse("0001-01-01T00:00:00Z"), 1, -1L, true),
            new Line(null, null, null, null, null, null));

    assertThat(stored(lines)).isEqualTo(lines);
  }

  @Test
  void roundsToWhatTheServerKeeps() {
    Line line =
        new Line(null, null, Instant.parse("2026-11-21T18:00:00.9999996Z"), null, null, null);

    assertThat(stored(List.of(line)).get(0).at()).isEqualTo("2026-11-21T18:00:01Z");
  }

  @Test
  void bringsManyAndLongOnesThrough() {
    List<Line> lines =
        IntStream.range(0, 3_000)
            .mapToObj(i -> new Line(null, "x".repeat(i % 200), null, i, null, null))
            .toList();

    assertThat(stored(lines)).isEqualTo(lines);
  }

  @Test
  void bringsNoneThrough() {
    assertThat(stored(List.of())).isEmpty();
  }

  private static List<Line> stored(List<Line> lines) {
    return database
        .session()
        .crossTenant(
            handle ->
                Columns.of(lines)
                    .uuids("ids", Line::id)
                    .texts("texts", Line::text)
                    .instants("instants", Line::at)
                    .integers("numbers", Line::number)
                    .longs("larges", Line::large)
                    .booleans("flags", Line::flag)
                    .bindTo(
                        handle.createQuery(
                            """
                            SELECT id, text, at, number, large, flag
                              FROM unnest(:ids, :texts, :instants, :numbers, :larges, :flags)
                                   WITH ORDINALITY
                                AS n (id, text, at, number, large, flag, place)
                             ORDER BY place
                            """))
                    .map(ColumnsTest::line)
                    .list());
  }

  private static Line line(RowView row) {
    return new Line(
        row.getColumn("id", UUID.class),
        row.getColumn("text", String.class),
        row.getColumn("at", Instant.class),
        row.getColumn("number", Integer.class),
        row.getColumn("large", Long.class),
        row.getColumn("flag", Boolean.class));
  }
}
