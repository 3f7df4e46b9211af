package dev.engagement.adapter.jdbi.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;

/** Open shapes as JSON text, to be bound with {@code CAST(:name AS jsonb)}. */
public final class Json {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  private Json() {}

  /** Returns the value as JSON, members sorted. */
  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalArgumentException("not a JSON shape: " + value.getClass().getName());
    }
  }

  /** Reads a record of this adapter. */
  public static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException notThatShape) {
      throw unreadable(type.getSimpleName());
    }
  }

  /** Reads an object of whatever shape. */
  public static Map<String, Object> map(String json) {
    return read(json, MAP);
  }

  /** Reads a list of texts. */
  public static List<String> texts(String json) {
    return read(json, TEXTS);
  }

  private static <T> T read(String json, TypeReference<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException notThatShape) {
      throw unreadable(type.getType().getTypeName());
    }
  }

  private static IllegalStateException unreadable(String shape) {
    return new IllegalStateException("the stored JSON is no " + shape);
  }
}
