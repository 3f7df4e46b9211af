package dev.engagement.adapter.javalin.enrollment;

import dev.engagement.adapter.javalin.web.Content;
import java.util.Optional;

/** A batch as CSV (RFC 4180) with a header row. */
final class CsvBatch implements Batch {

  private final Content content;

  private CsvBatch(Content content) {
    this.content = content;
  }

  static CsvBatch scan(Content content) {
    CsvBatch batch = new CsvBatch(content);
    try (CsvRows rows = CsvRows.open(content)) {
      rows.skipAll();
    }
    return batch;
  }

  @Override
  public Optional<String> name() {
    return Optional.empty();
  }

  @Override
  public Rows rows() {
    return CsvRows.open(content);
  }
}
