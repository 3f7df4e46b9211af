package dev.engagement.app;

import dev.engagement.ports.credential.Credential;
import dev.engagement.ports.tenant.TenantId;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the settings and says everything that is wrong with them at once. */
final class SettingsReader {

  private static final Set<String> KNOWN =
      Arrays.stream(Setting.values()).map(Setting::name).collect(Collectors.toUnmodifiableSet());

  /** Stands for an address that was refused. */
  private static final URI NOWHERE = URI.create("https://localhost");

  private final Map<String, String> environment;
  private final List<String> problems = new ArrayList<>();

  private SettingsReader(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Returns the settings. @throws BadSettings if anything is wrong */
  static Settings read(Map<String, String> environment) {
    SettingsReader reader = new SettingsReader(environment);
    reader.refuseUnknown();
    Settings settings = reader.settings();
    if (!reader.problems.isEmpty()) {
      throw new BadSettings(reader.problems);
    }
    return settings;
  }

  private Settings settings() {
    return new Settings(
        text(Setting.ENGAGEMENT_HOST).orElseThrow(),
        parsed(Setting.ENGAGEMENT_PORT, SettingsReader::port).orElse(0),
        parsed(Setting.ENGAGEMENT_DATA_DIR, SettingsReader::path).orElse(Path.of("data")),
        parsed(Setting.DATABASE_URL, DatabaseAddress::parse),
        parsed(Setting.DATABASE_RUNTIME_URL, DatabaseAddress::parse),
        parsed(Setting.ENGAGEMENT_ADMIN_KEY, SettingsReader::secret),
        parsed(Setting.ENGAGEMENT_CLIENT_CUSTOMER_ID, SettingsReader::tenant),
        parsed(Setting.ENABLE_SEND_QUEUE_WORKER, SettingsReader::flag).orElse(false),
        parsed(Setting.ENABLE_SEND_QUEUE_SENDING, SettingsReader::flag).orElse(false),
        parsed(Setting.ENGAGEMENT_SEND_SLOTS, SettingsReader::slots).orElse(1),
        parsed(Setting.ENGAGEMENT_PUBLIC_URL, SettingsReader::publicUrl),
        providers(),
        text(Setting.ENGAGEMENT_MASTER_KEY),
        parsed(Setting.ENGAGEMENT_INSTANCE, SettingsReader::instance),
        parsed(Setting.ENGAGEMENT_LOG, SettingsReader::logFormat).orElse(false));
  }

  private ProviderSettings providers() {
    return new ProviderSettings(
        text(Setting.SENDGRID_API_KEY),
        parsed(Setting.SENDGRID_BASE_URL, SettingsReader::providerUrl).orElse(NOWHERE),
        graph(),
        parsed(Setting.GRAPH_BASE_URL, SettingsReader::providerUrl).orElse(NOWHERE),
        parsed(Setting.GRAPH_AUTHORITY_URL, SettingsReader::providerUrl).orElse(NOWHERE));
  }

  private Optional<Credential.Graph> graph() {
    Optional<String> directory = text(Setting.GRAPH_TENANT_ID);
    Optional<String> client = text(Setting.GRAPH_CLIENT_ID);
    Optional<String> secret = text(Setting.GRAPH_CLIENT_SECRET);
    if (directory.isPresent() && client.isPresent() && secret.isPresent()) {
      return Optional.of(new Credential.Graph(directory.get(), client.get(), secret.get()));
    }
    if (directory.isPresent() || client.isPresent() || secret.isPresent()) {
      problems.add("GRAPH_TENANT_ID, GRAPH_CLIENT_ID, GRAPH_CLIENT_SECRET: all three or none");
    }
    return Optional.empty();
  }

  private void refuseUnknown() {
    environment.keySet().stream()
        .filter(name -> name.startsWith("ENGAGEMENT_") && !KNOWN.contains(name))
        .sorted()
        .forEach(
            name -> problems.add(name + " is not a setting; did you mean " + nearest(name) + "?"));
  }

  private Optional<String> text(Setting setting) {
    String value = environment.getOrDefault(setting.name(), "").strip();
    String chosen = value.isEmpty() ? setting.fallback() : value;
    return chosen.isEmpty() ? Optional.empty() : Optional.of(chosen);
  }

  private <T> Optional<T> parsed(Setting setting, Function<String, T> parser) {
    try {
      return text(setting).map(parser);
    } catch (IllegalArgumentException wrong) {
      problems.add(setting.name() + ": " + wrong.getMessage());
      return Optional.empty();
    }
  }

  private static int port(String text) {
    if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
      throw new IllegalArgumentException("a port is a number from 0 to 65535");
    }
    return Integer.parseInt(text);
  }

  private static int slots(String text) {
    if (!text.matches("\\d{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 1_000) {
      throw new IllegalArgumentException("send slots are a number from 1 to 1000");
    }
    return Integer.parseInt(text);
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException notAPath) {
      throw new IllegalArgumentException("not a path");
    }
  }

  private static boolean flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "1", "yes", "on" -> true;
      case "false", "0", "no", "off" -> false;
      default -> throw new IllegalArgumentException("true or false");
    };
  }

  private static boolean logFormat(String text) {
    return switch (text) {
      case "json" -> true;
      case "text" -> false;
      default -> throw new IllegalArgumentException("text or json");
    };
  }

  private static String secret(String text) {
    if (text.length() < 24) {
      throw new IllegalArgumentException("a key has at least 24 characters");
    }
    return text;
  }

  private static TenantId tenant(String text) {
    try {
      return new TenantId(UUID.fromString(text));
    } catch (IllegalArgumentException notAnId) {
      throw new IllegalArgumentException("not the id of a customer (a UUID)");
    }
  }

  private static UUID instance(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException notAnId) {
      throw new IllegalArgumentException("not the id of a database (a UUID)");
    }
  }

  private static URI providerUrl(String text) {
    URI url = publicUrl(text);
    boolean local = List.of("127.0.0.1", "localhost", "[::1]").contains(url.getHost());
    if ("http".equals(url.getScheme()) && !local) {
      throw new IllegalArgumentException("http is for this machine only; use https");
    }
    return url;
  }

  private static URI publicUrl(String text) {
    URI url = URI.create(text);
    boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
    if (!web || url.getHost() == null || url.getQuery() != null || url.getFragment() != null) {
      throw new IllegalArgumentException("not an http or https address without query");
    }
    return url;
  }

  private static String nearest(String name) {
    return KNOWN.stream()
        .min(
            Comparator.comparingInt((String known) -> distance(name, known))
                .thenComparing(known -> known))
        .orElseThrow();
  }

  /** Returns the Levenshtein distance. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int above = row[j];
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[other.length()];
  }
}
