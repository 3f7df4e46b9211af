package dev.engagement.adapter.javalin.enrollment;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.engagement.adapter.javalin.json.Json;
import dev.engagement.adapter.javalin.json.Place;
import dev.engagement.adapter.javalin.web.Content;
import dev.engagement.ports.enrollment.RecipientRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;

/** The rows of a batch that was looked through. */
final class JsonRows implements Batch.Rows {

  private final JsonParser parser;
  private final Place found;
  private boolean begun;
  private long row;

  private JsonRows(JsonParser parser, Place found) {
    this.parser = parser;
    this.found = found;
  }

  static JsonRows open(Content content, Place found) {
    try {
      return new JsonRows(Json.parser(content.open()), found);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /** What was found wrong with the batch is thrown here, after who asks has looked at its state. */
  @Override
  public boolean hasNext() {
    found.check();
    try {
      if (!begun) {
        begin();
      }
      return parser.currentToken() != JsonToken.END_ARRAY;
    } catch (IOException changed) {
      throw new UncheckedIOException(changed);
    }
  }

  private void begin() throws IOException {
    begun = true;
    parser.nextToken();
    while (parser.nextToken() == JsonToken.FIELD_NAME
        && !parser.currentName().equals("recipients")) {
      parser.nextToken();
      parser.skipChildren();
    }
    parser.nextToken();
    parser.nextToken();
  }

  @Override
  public RecipientRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    row++;
    try {
      long start = parser.currentTokenLocation().getCharOffset();
      JsonNode node = parser.readValueAsTree();
      long length = parser.currentLocation().getCharOffset() - start;
      parser.nextToken();
      return JsonRow.read(row, node, length);
    } catch (IOException changed) {
      throw new UncheckedIOException(changed);
    }
  }

  @Override
  public void close() {
    try {
      parser.close();
    } catch (IOException harmless) {
      throw new UncheckedIOException(harmless);
    }
  }
}
