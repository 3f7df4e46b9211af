package dev.engagement.adapter.javalin.enrollment;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.engagement.adapter.javalin.json.Json;
import dev.engagement.adapter.javalin.web.Content;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.enrollment.RecipientRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The rows of a CSV batch. */
final class CsvRows implements Batch.Rows {

  private final CloseableIterator<CsvRecord> records;
  private Optional<CsvHeader> header = Optional.empty();
  private long row;

  private CsvRows(CloseableIterator<CsvRecord> records) {
    this.records = records;
  }

  static CsvRows open(Content content) {
    return new CsvRows(
        CsvReader.builder()
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .skipEmptyLines(true)
            .ofCsvRecord(Json.strictly(content.open()))
            .iterator());
  }

  /** Parses all that is left, whatever it says. */
  void skipAll() {
    while (parsing(records::hasNext)) {
      parsing(records::next);
    }
  }

  /** A header that cannot be used is refused here, after who asks has looked at the state. */
  @Override
  public boolean hasNext() {
    if (header.isEmpty()) {
      header = Optional.of(CsvHeader.of(first()));
    }
    return parsing(records::hasNext);
  }

  private List<String> first() {
    return parsing(records::hasNext) ? parsing(records::next).getFields() : List.of();
  }

  @Override
  public RecipientRow next() {
    hasNext();
    List<String> fields = parsing(records::next).getFields();
    row++;
    return header.orElseThrow().row(row, fields);
  }

  private static <T> T parsing(Supplier<T> step) {
    try {
      return step.get();
    } catch (CsvParseException | UncheckedIOException broken) {
      throw new EngagementException(
          ErrorCode.MALFORMED_REQUEST, "the body is not well-formed CSV in UTF-8");
    }
  }

  @Override
  public void close() {
    try {
      records.close();
    } catch (IOException harmless) {
      throw new UncheckedIOException(harmless);
    }
  }
}
