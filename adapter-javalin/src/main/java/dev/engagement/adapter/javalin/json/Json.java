package dev.engagement.adapter.javalin.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The one JSON mapper of the API. */
public final class Json {

  private static final int MOST_NESTING = 64;
  private static final int LONGEST_TEXT = 16 * 1024 * 1024;
  private static final int LONGEST_NUMBER = 100;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MOST_NESTING)
                          .maxStringLength(LONGEST_TEXT)
                          .maxNumberLength(LONGEST_NUMBER)
                          .build())
                  .build())
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.USE_DEFAULTS))
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Json() {}

  /** Returns the value as JSON. */
  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException notOurs) {
      throw new UncheckedIOException(notOurs);
    }
  }

  /** Returns the value as JSON in UTF-8. */
  public static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException notOurs) {
      throw new UncheckedIOException(notOurs);
    }
  }

  /**
   * Reads one whole value.
   *
   * @throws EngagementException with {@link ErrorCode#MALFORMED_REQUEST} if it is none
   */
  public static JsonNode read(InputStream utf8) {
    try (JsonParser parser = parser(utf8)) {
      JsonNode node = MAPPER.reader().readTree(parser);
      if (node == null || node.isMissingNode() || parser.nextToken() != null) {
        throw new EngagementException(
            ErrorCode.MALFORMED_REQUEST, "the body is not one JSON value");
      }
      return node;
    } catch (IOException broken) {
      throw malformed(broken);
    }
  }

  /**
   * Returns the first token.
   *
   * @throws EngagementException with {@link ErrorCode#MALFORMED_REQUEST} if there is none
   */
  public static JsonToken requireStart(JsonParser parser) throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw new EngagementException(ErrorCode.MALFORMED_REQUEST, "the body is empty");
    }
    return first;
  }

  /**
   * Checks that nothing follows.
   *
   * @throws EngagementException with {@link ErrorCode#MALFORMED_REQUEST} if something does
   */
  public static void requireEnd(JsonParser parser) throws IOException {
    if (parser.nextToken() != null) {
      throw new EngagementException(
          ErrorCode.MALFORMED_REQUEST, "the body is more than one JSON value");
    }
  }

  /** Returns a parser of text that must be UTF-8; its exceptions go through {@link #malformed}. */
  public static JsonParser parser(InputStream utf8) throws IOException {
    JsonParser parser = MAPPER.getFactory().createParser(strictly(utf8));
    parser.setCodec(MAPPER);
    return parser;
  }

  /** Returns a reader that refuses what is not UTF-8, where Java would put a question mark. */
  public static Reader strictly(InputStream utf8) {
    return new InputStreamReader(
        utf8,
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  /** Returns the refusal of a body that cannot be parsed; repeats nothing of the body. */
  public static EngagementException malformed(IOException broken) {
    return new EngagementException(ErrorCode.MALFORMED_REQUEST, whatIsWrong(broken));
  }

  private static String whatIsWrong(IOException broken) {
    if (broken instanceof JsonProcessingException json && json.getLocation() != null) {
      return "the body is not well-formed JSON, at line %d, column %d"
          .formatted(json.getLocation().getLineNr(), json.getLocation().getColumnNr());
    }
    return "the body is not UTF-8, or ended early";
  }
}
