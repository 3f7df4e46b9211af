package dev.engagement.adapter.graph.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.engagement.adapter.graph.mail.Fault.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Messages as Microsoft Graph keeps them. */
final class SinkMailbox {

  /** Where a message is. */
  enum Folder {
    DRAFTS,
    SENT,
    DELETED,
    RECOVERABLE,
    PURGED
  }

  /** A message; the item is empty where no property names one. */
  static final class Kept {
    final String id;
    final String content;
    String item;
    boolean draft = true;
    Folder folder = Folder.DRAFTS;
    Instant createdAt = Mails.NOW.minusSeconds(600);

    Kept(String id, String item, String content) {
      this.id = id;
      this.item = item;
      this.content = content;
    }

    String json() {
      return "{\"@odata.type\":\"#microsoft.graph.message\",\"id\":\"%s\",\"isDraft\":%s,\"createdDateTime\":\"%s\"}"
          .formatted(id, draft, createdAt);
    }
  }

  private static final Pattern FILTER =
      Pattern.compile(
          "singleValueExtendedProperties/Any\\(ep: ep/id eq '([^']+)' and ep/value eq '([^']+)'\\)");

  private final Map<String, Kept> kept = new LinkedHashMap<>();
  private final AtomicInteger number = new AtomicInteger();
  private boolean showsDeleted = true;
  private String nextLink = "";

  /** Says whether a message is found by its id once it is among the deleted items. */
  synchronized void showDeleted(boolean shows) {
    showsDeleted = shows;
  }

  /** Adds a link to a further page to whatever is found. */
  synchronized void goOnAt(String link) {
    nextLink = link;
  }

  synchronized List<Kept> all() {
    return List.copyOf(kept.values());
  }

  synchronized Kept put(String item) {
    Kept one = new Kept("id-" + number.incrementAndGet() + "=", item, "");
    kept.put(one.id, one);
    return one;
  }

  synchronized Reply take(Request request) {
    return switch (request.kind()) {
      case DRAFT -> draft(request);
      case MARK -> mark(request);
      case SEND -> send(request);
      case REMOVE -> move(request, Folder.PURGED);
      case DELETE -> delete(request);
      case SHOW -> show(request);
      case FIND -> find(request, List.of(Folder.DRAFTS, Folder.SENT, Folder.DELETED));
      case FIND_DELETED -> find(request, List.of(Folder.RECOVERABLE));
      case FOLDER -> new Reply(200, "{\"id\":\"the-drafts\"}");
      case TOKEN, OTHER -> new Reply(404, "");
    };
  }

  private Reply draft(Request request) {
    if (!"IdType=\"ImmutableId\"".equals(request.headers().get("prefer"))) {
      return new Reply(400, "");
    }
    boolean mime = request.headers().get("content-type").startsWith("text/plain");
    String content =
        mime ? new String(Base64.getDecoder().decode(request.body()), UTF_8) : request.body();
    Kept one =
        new Kept("id/" + number.incrementAndGet() + "=", mime ? "" : item(request.json()), content);
    kept.put(one.id, one);
    return new Reply(201, one.json());
  }

  private static String item(JsonNode message) {
    return message.path("singleValueExtendedProperties").path(0).path("value").asText();
  }

  private Reply mark(Request request) {
    Kept one = kept.get(request.part(2));
    if (one == null) {
      return new Reply(404, "");
    }
    one.item = item(request.json());
    return new Reply(200, one.json());
  }

  private Reply send(Request request) {
    Kept one = kept.get(request.part(2));
    if (one == null || one.folder != Folder.DRAFTS) {
      return new Reply(404, "");
    }
    one.draft = false;
    one.folder = Folder.SENT;
    return new Reply(202, "");
  }

  private Reply delete(Request request) {
    Kept one = kept.get(request.part(2));
    boolean again = one != null && one.folder == Folder.DELETED;
    return move(request, again ? Folder.RECOVERABLE : Folder.DELETED);
  }

  private Reply move(Request request, Folder folder) {
    Kept one = kept.get(request.part(2));
    if (one == null || one.folder == Folder.PURGED) {
      return new Reply(404, "");
    }
    one.folder = folder == Folder.DELETED && !showsDeleted ? Folder.RECOVERABLE : folder;
    return new Reply(204, "");
  }

  private Reply show(Request request) {
    Kept one = kept.get(request.part(2));
    boolean there = one != null && one.folder != Folder.RECOVERABLE && one.folder != Folder.PURGED;
    return there ? new Reply(200, one.json()) : new Reply(404, "");
  }

  private Reply find(Request request, List<Folder> folders) {
    Matcher filter = FILTER.matcher(request.query());
    List<String> found = new ArrayList<>();
    if (filter.find() && filter.group(1).equals(GraphRequests.ITEM)) {
      for (Kept one : kept.values()) {
        if (folders.contains(one.folder) && one.item.equals(filter.group(2))) {
          found.add(one.json());
        }
      }
    }
    String more = nextLink.isEmpty() ? "" : ",\"@odata.nextLink\":\"" + nextLink + "\"";
    return new Reply(200, "{\"value\":[" + String.join(",", found) + "]" + more + "}");
  }
}
