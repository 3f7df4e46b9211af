package dev.engagement.adapter.javalin.enrollment;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.engagement.adapter.javalin.json.Json;
import dev.engagement.adapter.javalin.json.Place;
import dev.engagement.adapter.javalin.json.Texts;
import dev.engagement.adapter.javalin.web.Content;
import dev.engagement.ports.ErrorCode;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** A batch as JSON. Its members may come in any order, so it is looked through first. */
final class JsonBatch implements Batch {

  private static final Set<String> ROW_MEMBERS =
      Set.of("email", "firstName", "lastName", "timezone", "variables");

  private final Content content;
  private final Place place = Place.root();
  private Optional<String> name = Optional.empty();
  private boolean hasRecipients;

  private JsonBatch(Content content) {
    this.content = content;
  }

  static JsonBatch scan(Content content) {
    JsonBatch batch = new JsonBatch(content);
    try (JsonParser parser = Json.parser(content.open())) {
      batch.scanWhole(parser);
    } catch (IOException broken) {
      throw Json.malformed(broken);
    }
    return batch;
  }

  private void scanWhole(JsonParser parser) throws IOException {
    if (Json.requireStart(parser) == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String member = parser.currentName();
        parser.nextToken();
        scanMember(parser, member);
      }
    } else {
      parser.skipChildren();
      place.refuse(ErrorCode.INVALID_REQUEST, "must be an object");
    }
    Json.requireEnd(parser);
    if (!hasRecipients) {
      place.member("recipients").refuse(ErrorCode.INVALID_REQUEST, "must be an array");
    }
  }

  private void scanMember(JsonParser parser, String member) throws IOException {
    switch (member) {
      case "name" -> scanName(parser);
      case "recipients" -> scanRecipients(parser);
      default -> {
        place.member(member).refuse(ErrorCode.UNKNOWN_FIELD, "is not known here");
        parser.skipChildren();
      }
    }
  }

  private void scanName(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING && Texts.storable(parser.getText())) {
      name = Optional.of(parser.getText());
    } else {
      place.member("name").refuse(ErrorCode.INVALID_REQUEST, "must be text");
      parser.skipChildren();
    }
  }

  private void scanRecipients(JsonParser parser) throws IOException {
    hasRecipients = parser.currentToken() == JsonToken.START_ARRAY;
    if (!hasRecipients) {
      parser.skipChildren();
      return;
    }
    for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        scanRow(parser, place.member("recipients").element(i));
      } else {
        parser.skipChildren();
      }
    }
  }

  /** A member that nobody knows is a mistake of the sender's program, and not of the one row. */
  private static void scanRow(JsonParser parser, Place row) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      if (!ROW_MEMBERS.contains(parser.currentName())) {
        row.member(parser.currentName()).refuse(ErrorCode.UNKNOWN_FIELD, "is not known here");
      }
      parser.nextToken();
      parser.skipChildren();
    }
  }

  @Override
  public Optional<String> name() {
    return name;
  }

  @Override
  public Rows rows() {
    return JsonRows.open(content, place);
  }
}
