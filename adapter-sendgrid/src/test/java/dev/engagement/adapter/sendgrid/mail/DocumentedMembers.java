package dev.engagement.adapter.sendgrid.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds requests against the table of what the provider documents. */
final class DocumentedMembers {

  private static final Map<String, DocumentedMember> TABLE = table();

  private static final Set<String> HEADERS =
      Set.of(
          "accept",
          "authorization",
          "connection",
          "content-length",
          "content-type",
          "host",
          "user-agent");

  private DocumentedMembers() {}

  static void require(Received request) {
    List<String> wrong = new ArrayList<>(violations(request.body()));
    if (!request.line().equals("POST /v3/mail/send HTTP/1.1")) {
      wrong.add("not the documented operation");
    }
    if (!request.header("content-type").equals("application/json")
        || !request.header("accept").equals("application/json")
        || !request.header("authorization").startsWith("Bearer ")) {
      wrong.add("not the documented headers");
    }
    request.headers().keySet().stream()
        .filter(name -> !HEADERS.contains(name))
        .forEach(name -> wrong.add("header " + name));
    if (!wrong.isEmpty()) {
      throw new AssertionError("not as documented: " + wrong);
    }
  }

  /** Returns everything in the document that is not as documented. */
  static List<String> violations(byte[] document) {
    List<String> wrong = new ArrayList<>();
    JsonNode root = Json.of(document).root();
    visit("/", root, wrong);
    if (document.length >= 30_000_000) {
      wrong.add("30 MB");
    }
    if (root.has("reply_to") && root.has("reply_to_list")) {
      wrong.add("/reply_to and /reply_to_list exclude each other");
    }
    if (recipients(root) > 1_000) {
      wrong.add("more than 1000 recipients");
    }
    if (customArguments(root) >= 10_000) {
      wrong.add("10000 bytes of custom arguments");
    }
    if (!isInOrder(root.path("content"))) {
      wrong.add("/content is plain text once, then HTML once");
    }
    return wrong;
  }

  private static void visit(String path, JsonNode node, List<String> wrong) {
    DocumentedMember member = TABLE.get(path);
    if (member == null) {
      wrong.add(path + " is not documented");
      return;
    }
    wrong.addAll(member.violations(node));
    if (node.isArray()) {
      node.forEach(element -> visit(path + "/*", element, wrong));
    } else if (node.isObject() && !member.isOpen()) {
      required(path, node, wrong);
      node.properties()
          .forEach(field -> visit(child(path, field.getKey()), field.getValue(), wrong));
    }
  }

  private static void required(String path, JsonNode node, List<String> wrong) {
    TABLE.values().stream()
        .filter(DocumentedMember::isRequired)
        .filter(member -> child(path, member.name()).equals(member.path()))
        .filter(member -> !node.has(member.name()))
        .forEach(member -> wrong.add(member.path() + " is missing"));
  }

  private static String child(String path, String name) {
    return path.equals("/") ? path + name : path + "/" + name;
  }

  private static int recipients(JsonNode root) {
    int count = 0;
    for (JsonNode personalization : root.path("personalizations")) {
      count +=
          personalization.path("to").size()
              + personalization.path("cc").size()
              + personalization.path("bcc").size();
    }
    return count;
  }

  private static int customArguments(JsonNode root) {
    int bytes = 0;
    for (JsonNode personalization : root.path("personalizations")) {
      if (personalization.has("custom_args")) {
        bytes += personalization.path("custom_args").toString().getBytes(UTF_8).length;
      }
    }
    return bytes;
  }

  private static boolean isInOrder(JsonNode content) {
    List<String> types = new ArrayList<>();
    content.forEach(part -> types.add(part.path("type").asText()));
    List<String> texts = types.stream().filter(type -> type.startsWith("text/")).sorted().toList();
    List<String> descending = new ArrayList<>(texts);
    Collections.reverse(descending);
    return types.equals(descending) && new HashSet<>(types).size() == types.size();
  }

  private static Map<String, DocumentedMember> table() {
    try (InputStream in =
        Objects.requireNonNull(DocumentedMembers.class.getResourceAsStream("/mail-send.txt"))) {
      return Arrays.stream(new String(in.readAllBytes(), UTF_8).split("\n"))
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(DocumentedMember::parse)
          .collect(
              Collectors.toMap(
                  DocumentedMember::path, member -> member, (a, b) -> a, LinkedHashMap::new));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
