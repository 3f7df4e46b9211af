package dev.engagement.adapter.javalin.enrollment;

import dev.engagement.adapter.javalin.web.Content;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.enrollment.RecipientRow;
import java.util.Iterator;
import java.util.Optional;

/** A batch of recipients, of which only a row at a time is in memory. */
interface Batch {

  /**
   * Looks a batch through before anything is done with it.
   *
   * @throws EngagementException with {@link ErrorCode#MALFORMED_REQUEST} if it cannot be parsed to
   *     its end
   */
  static Batch of(Content content) {
    return content.mediaType().equals("text/csv")
        ? CsvBatch.scan(content)
        : JsonBatch.scan(content);
  }

  /** Returns what the batch is to be called, or empty. */
  Optional<String> name();

  /** Reads the rows from the beginning. */
  Rows rows();

  /** The rows of a batch, read as they are asked for. */
  interface Rows extends Iterator<RecipientRow>, AutoCloseable {
    @Override
    void close();
  }
}
