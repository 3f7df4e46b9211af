package dev.engagement.adapter.javalin.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.engagement.ports.ErrorCode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An object being read, member by member. What is wrong is collected, so that all of it is answered
 * at once; a member that nobody asked for is wrong too.
 */
public final class JsonObject {

  private final JsonNode node;
  private final Place place;
  private final Set<String> known = new HashSet<>();

  private JsonObject(JsonNode node, Place place) {
    this.node = node;
    this.place = place;
  }

  /**
   * Reads a whole body.
   *
   * @param reading asks for every member first, and then puts the required ones together
   */
  public static <T> T read(JsonNode body, Function<JsonObject, T> reading) {
    Place root = Place.root();
    Optional<T> value = reader(reading).read(body, root);
    root.check();
    return value.orElseThrow();
  }

  /** Returns a reader of objects. */
  public static <T> ValueReader<T> reader(Function<JsonObject, T> reading) {
    return (node, place) ->
        node.isObject()
            ? new JsonObject(node, place).apply(reading)
            : place.refuse(ErrorCode.INVALID_REQUEST, "must be an object");
  }

  private <T> Optional<T> apply(Function<JsonObject, T> reading) {
    int before = place.problemCount();
    Optional<T> value = complete(reading);
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                place.member(name).refuse(ErrorCode.UNKNOWN_FIELD, "is not known here");
              }
            });
    return place.problemCount() == before ? value : Optional.empty();
  }

  private <T> Optional<T> complete(Function<JsonObject, T> reading) {
    try {
      return Optional.of(reading.apply(this));
    } catch (IncompleteObject reported) {
      return Optional.empty();
    }
  }

  /** Returns whether the member is there. */
  public boolean has(String name) {
    return node.has(name);
  }

  /** Reads a member that must be there. */
  public <T> Supplier<T> required(String name, ValueReader<T> reader) {
    if (!has(name)) {
      place.member(name).refuse(ErrorCode.INVALID_REQUEST, "is required");
    }
    Optional<T> value = optional(name, reader);
    return () -> value.orElseThrow(IncompleteObject::new);
  }

  /** Reads a member that may be left out. */
  public <T> Optional<T> optional(String name, ValueReader<T> reader) {
    known.add(name);
    return has(name) ? reader.read(node.get(name), place.member(name)) : Optional.empty();
  }

  /** Refuses a member whose value cannot be used here. */
  public void refuse(String name, String message) {
    place.member(name).refuse(ErrorCode.INVALID_REQUEST, message);
  }

  /** Refuses a member that is known, and cannot be used yet. */
  public void unsupported(String name, ErrorCode code, String message) {
    known.add(name);
    if (has(name)) {
      place.member(name).refuse(code, message);
    }
  }

  /** Lets every member pass: of an object that was refused as a whole. */
  public void ignoreTheRest() {
    node.fieldNames().forEachRemaining(known::add);
  }

  /** A required member is missing or wrong, and that was reported. */
  private static final class IncompleteObject extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IncompleteObject() {
      super(null, null, false, false);
    }
  }
}
