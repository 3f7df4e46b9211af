package dev.engagement.app.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.engagement.adapter.javalin.web.Body;
import dev.engagement.adapter.javalin.web.Operation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Makes a good request bad in every way in which a body can be. */
final class BadBodies {

  private static final String INVALID = "422 .*";
  private static final String MALFORMED = "400 malformed_request";
  private static final int TEN_MEGABYTES = 10 * 1024 * 1024;

  private final Operation operation;
  private final Sample sample;
  private final ApiRequest good;
  private final List<BadRequest> bad = new ArrayList<>();

  private BadBodies(Operation operation, Sample sample, ApiRequest good) {
    this.operation = operation;
    this.sample = sample;
    this.good = good;
  }

  static List<BadRequest> of(Operation operation, Sample sample, ApiRequest good) {
    BadBodies bodies = new BadBodies(operation, sample, good);
    bodies.wholes();
    bodies.bytes();
    bodies.mediaTypes();
    bodies.add("surprise", good.json("{\"surprise\":1}"), "422 unknown_field");
    sample.body().ifPresent(body -> Trees.places(body).forEach(place -> bodies.place(body, place)));
    sample.body().ifPresent(bodies::surprises);
    sample.body().ifPresent(bodies::tooLarge);
    return bodies.bad;
  }

  private void add(String what, ApiRequest request, String expected) {
    bad.add(new BadRequest(what, request, expected));
  }

  private void wholes() {
    for (String text :
        List.of(
            " ",
            "{",
            "{\"a\":}",
            "nul",
            "{} {}",
            "{\"a\":1,}",
            "{'a':1}",
            "{\"a\":NaN}",
            "{\"a\":\"\u0001\"}",
            "{\"a\":1,\"a\":1}",
            "{\"a\":{\"b\":1,\"b\":2}}",
            "[".repeat(5_000),
            "{\"a\":" + "9".repeat(5_000) + "}")) {
      add(text.substring(0, Math.min(20, text.length())), good.json(text), MALFORMED);
    }
    for (String text : List.of("[]", "[{}]", "\"text\"", "5", "true", "null")) {
      add(text, good.json(text), "422 invalid_request");
    }
    if (operation.body() != Body.OPTIONAL_JSON) {
      add("nothing", good.json(""), MALFORMED);
    }
    sample.body().ifPresent(body -> twice(body));
  }

  private void twice(JsonNode body) {
    String text = body.toString();
    String first = text.substring(1, text.indexOf(':'));
    add(first + " twice", good.json("{" + first + ":1," + text.substring(1)), MALFORMED);
    add("cut off", good.json(text.substring(0, text.length() - 1)), MALFORMED);
    add("more behind it", good.json(text + "x"), MALFORMED);
  }

  private void bytes() {
    for (String hex : List.of("c328", "ff", "eda080", "c0af", "e282", "f5808080")) {
      byte[] all = HexFormat.of().parseHex("7b2261223a22" + hex + "227d");
      add("bytes " + hex, good.body("application/json", all), MALFORMED);
    }
    byte[] wide = "{}".getBytes(StandardCharsets.UTF_16LE);
    add("UTF-16", good.body("application/json", wide), MALFORMED);
  }

  private void mediaTypes() {
    ApiRequest full = good.json(sample.body().map(JsonNode::toString).orElse("{}"));
    String expected = "415 unsupported_media_type";
    for (String type :
        List.of(
            "text/plain",
            "application/xml",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "application/json; charset=utf-16",
            "application/jsonp",
            ";",
            "application/json/x")) {
      add(type, full.with("Content-Type", type), expected);
    }
    add("no type", full.without("Content-Type"), expected);
    add("gzip", full.with("Content-Encoding", "gzip"), expected);
  }

  private void place(JsonNode body, String place) {
    for (Object value : BadValues.of(Trees.name(place), body.at(place))) {
      String shown = String.valueOf(value);
      replaced(
          place + " " + shown.substring(0, Math.min(30, shown.length())), place, value, INVALID);
    }
    for (Object zone : BadValues.zones(Trees.name(place))) {
      replaced(place + " " + zone, place, zone, coded("invalid_timezone"));
    }
    for (Object duration : BadValues.durations(Trees.name(place))) {
      replaced(place + " " + duration, place, duration, coded("invalid_duration"));
    }
  }

  /** A bad value in the only row of a batch leaves nothing to accept. */
  private String coded(String code) {
    return operation.body() == Body.BATCH || operation == Operation.SEQUENCE_ENROLL
        ? "422 nothing_accepted"
        : "422 " + code;
  }

  private void replaced(String what, String place, Object value, String expected) {
    JsonNode body = Trees.replace(sample.body().orElseThrow(), place, value);
    add(what, good.json(escaped(body)), expected);
  }

  /** Half a character has no bytes, and can only be written as an escape. */
  private static String escaped(JsonNode body) {
    return body.toString().replace("\ud800", "\\ud800").replace("\udc00", "\\udc00");
  }

  private void surprises(JsonNode body) {
    for (String place : Trees.objects(body)) {
      JsonNode surprising = Trees.replace(body, place + "/surprise", 1);
      add(place + "/surprise", good.json(surprising.toString()), "422 unknown_field");
    }
  }

  private void tooLarge(JsonNode body) {
    Trees.places(body).stream()
        .filter(place -> body.at(place).isTextual())
        .findFirst()
        .ifPresent(
            place ->
                replaced(
                    place + " of 10 MB",
                    place,
                    "x".repeat(TEN_MEGABYTES),
                    operation.body() == Body.BATCH ? INVALID : "413 request_too_large"));
    Map<String, String> surprise = Map.of("surprise", "x".repeat(TEN_MEGABYTES));
    add(
        "surprise of 10 MB",
        good.json(Personal.json(surprise)),
        operation.body() == Body.BATCH ? "422 unknown_field" : "413 request_too_large");
  }
}
