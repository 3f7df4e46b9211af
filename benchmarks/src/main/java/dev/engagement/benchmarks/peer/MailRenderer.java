package dev.engagement.benchmarks.peer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.engagement.benchmarks.surroundings.UnitOfWork;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;

/** Renders a mail and makes the JSON of it, as cheaply as Java can. */
public final class MailRenderer {

  private static final Template SUBJECT = Mustache.compiler().compile(UnitOfWork.SUBJECT);
  private static final Template HTML = Mustache.compiler().compile(UnitOfWork.HTML);
  private static final JsonFactory JSON = new JsonFactory();

  private MailRenderer() {}

  /** Returns the body of the request. */
  public static byte[] render(String item, Mail mail) throws IOException {
    Map<String, Object> variables =
        Map.of("firstName", mail.firstName(), "company", mail.company(), "city", mail.city());
    ByteArrayOutputStream body = new ByteArrayOutputStream(2_048);
    try (JsonGenerator json = JSON.createGenerator(body)) {
      json.writeStartObject();
      personalization(json, item, mail.email());
      json.writeObjectFieldStart("from");
      json.writeStringField("email", "robin@harbour.example.com");
      json.writeStringField("name", "Robin Harbour");
      json.writeEndObject();
      json.writeStringField("subject", SUBJECT.execute(variables));
      json.writeArrayFieldStart("content");
      json.writeStartObject();
      json.writeStringField("type", "text/html");
      json.writeStringField("value", HTML.execute(variables));
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
    }
    return body.toByteArray();
  }

  private static void personalization(JsonGenerator json, String item, String email)
      throws IOException {
    json.writeArrayFieldStart("personalizations");
    json.writeStartObject();
    json.writeArrayFieldStart("to");
    json.writeStartObject();
    json.writeStringField("email", email);
    json.writeEndObject();
    json.writeEndArray();
    json.writeObjectFieldStart("custom_args");
    json.writeStringField("item", item);
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
  }
}
