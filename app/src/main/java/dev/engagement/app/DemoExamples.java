package dev.engagement.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the folder of examples. */
final class DemoExamples {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  DemoExamples(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new StartupException("the examples are not there: " + folder);
    }
    this.folder = folder;
  }

  String text(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException unreadable) {
      throw new StartupException("an example cannot be read: " + name);
    }
  }

  /**
   * Returns a JSON file, with the content of the file that {@code bodyFile} names as its {@code
   * body}.
   */
  ObjectNode json(String name) {
    try {
      ObjectNode object = (ObjectNode) JSON.readTree(text(name));
      JsonNode bodyFile = object.remove("bodyFile");
      if (bodyFile != null) {
        object.put("body", text("templates/" + bodyFile.asText()));
      }
      return object;
    } catch (IOException malformed) {
      throw new StartupException("an example is no JSON object: " + name);
    }
  }
}
