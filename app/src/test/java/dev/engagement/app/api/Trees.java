package dev.engagement.app.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks through JSON bodies, and changes single places of them. */
final class Trees {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Below these, callers name the members. */
  private static final Set<String> FREE = Set.of("variables", "defaults");

  private Trees() {}

  /** Returns the JSON pointers of everything in the body whose shape is prescribed. */
  static List<String> places(JsonNode body) {
    List<String> places = new ArrayList<>();
    collect(body, "", places);
    return places;
  }

  /**
   * Returns the JSON pointers of the objects whose members are prescribed, the whole among them.
   */
  static List<String> objects(JsonNode body) {
    List<String> objects = new ArrayList<>(List.of(""));
    places(body).stream()
        .filter(place -> body.at(place).isObject() && !FREE.contains(name(place)))
        .forEach(objects::add);
    return objects;
  }

  private static void collect(JsonNode node, String path, List<String> places) {
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      places.add(path + "/" + member.getKey());
      if (!FREE.contains(member.getKey())) {
        collect(member.getValue(), path + "/" + member.getKey(), places);
      }
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      places.add(path + "/" + i);
      collect(node.get(i), path + "/" + i, places);
    }
  }

  /** Returns a copy of the body with another value in this place. */
  static JsonNode replace(JsonNode body, String place, Object value) {
    JsonNode copy = body.deepCopy();
    JsonNode parent = copy.at(place.substring(0, place.lastIndexOf('/')));
    String last = place.substring(place.lastIndexOf('/') + 1);
    JsonNode node = JSON.valueToTree(value);
    if (parent instanceof ArrayNode array) {
      array.set(Integer.parseInt(last), node);
    } else {
      ((ObjectNode) parent).set(last, node);
    }
    return copy;
  }

  /** Returns the name of the member at this place, or of the one whose element it is. */
  static String name(String place) {
    String[] parts = place.split("/");
    String last = parts[parts.length - 1];
    return last.matches("[0-9]+") ? parts[parts.length - 2] : last;
  }
}
