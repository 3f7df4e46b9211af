package dev.engagement.benchmarks.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.engagement.benchmarks.surroundings.DatabaseServer;
import dev.engagement.benchmarks.surroundings.Workspace;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The versions of the peers: those of Node as they are pinned, those of Java as they are loaded.
 */
public final class PeerVersions {

  private static final Pattern LIBRARY =
      Pattern.compile("(db-scheduler|jobrunr|embedded-redis)-([0-9][^/]*)\\.jar");

  private PeerVersions() {}

  /** Returns versions by name. */
  private static Map<String, String> of(Workspace workspace) throws IOException {
    Map<String, String> versions = new TreeMap<>();
    JsonNode packages =
        new ObjectMapper().readTree(workspace.node().resolve("package.json").toFile());
    pinned(packages.path("dependencies"), versions);
    pinned(packages.path("optionalDependencies"), versions);
    Matcher libraries = LIBRARY.matcher(System.getProperty("java.class.path"));
    while (libraries.find()) {
      versions.put(libraries.group(1), libraries.group(2));
    }
    return versions;
  }

  /** Returns versions by name, the database's among them. */
  public static Map<String, String> with(Workspace workspace, DatabaseServer database)
      throws IOException, SQLException {
    Map<String, String> versions = of(workspace);
    versions.put("postgresql", database.version());
    return versions;
  }

  private static void pinned(JsonNode dependencies, Map<String, String> versions) {
    dependencies.properties().forEach(one -> versions.put(one.getKey(), one.getValue().asText()));
  }
}
