package dev.engagement.adapter.javalin.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Reads one JSON value. */
@FunctionalInterface
public interface ValueReader<T> {

  /** Returns the value, or empty where it is wrong and was refused at its place. */
  Optional<T> read(JsonNode node, Place place);
}
