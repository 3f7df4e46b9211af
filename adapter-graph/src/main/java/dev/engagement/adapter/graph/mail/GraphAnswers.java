package dev.engagement.adapter.graph.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.graph.models.Message;
import com.microsoft.graph.models.MessageCollectionResponse;
import com.microsoft.kiota.serialization.JsonParseNodeFactory;
import com.microsoft.kiota.serialization.Parsable;
import com.microsoft.kiota.serialization.ParsableFactory;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what Microsoft Graph answers, which may be anything. */
final class GraphAnswers {

  /** A message as far as it matters here. */
  record Shown(String id, boolean draft, Instant createdAt) {}

  /** Some messages, and where the others are. */
  record Page(List<Shown> messages, Optional<URI> next) {}

  private static final JsonParseNodeFactory JSON = new JsonParseNodeFactory();

  private GraphAnswers() {}

  /** Returns the id of a draft that was made. */
  static Optional<String> id(Answer answer) {
    return parse(answer, Message::createFromDiscriminatorValue)
        .flatMap(message -> Optional.ofNullable(message.getId()))
        .filter(id -> !id.isBlank());
  }

  static Optional<Shown> shown(Answer answer) {
    return parse(answer, Message::createFromDiscriminatorValue).flatMap(GraphAnswers::shown);
  }

  /** Returns a page, or empty if anything of it cannot be read. */
  static Optional<Page> page(Answer answer) {
    return parse(answer, MessageCollectionResponse::createFromDiscriminatorValue)
        .flatMap(GraphAnswers::page);
  }

  private static Optional<Page> page(MessageCollectionResponse response) {
    if (response.getValue() == null) {
      return Optional.empty();
    }
    List<Shown> messages = new ArrayList<>();
    for (Message message : response.getValue()) {
      Optional<Shown> shown = shown(message);
      if (shown.isEmpty()) {
        return Optional.empty();
      }
      messages.add(shown.get());
    }
    return page(messages, response.getOdataNextLink());
  }

  private static Optional<Page> page(List<Shown> messages, @Nullable String next) {
    try {
      return Optional.of(new Page(messages, Optional.ofNullable(next).map(URI::create)));
    } catch (IllegalArgumentException noLink) {
      return Optional.empty();
    }
  }

  private static Optional<Shown> shown(Message message) {
    String id = message.getId();
    Boolean draft = message.getIsDraft();
    OffsetDateTime createdAt = message.getCreatedDateTime();
    return id == null || draft == null || createdAt == null
        ? Optional.empty()
        : Optional.of(new Shown(id, draft, createdAt.toInstant()));
  }

  private static <T extends Parsable> Optional<T> parse(Answer answer, ParsableFactory<T> factory) {
    if (!answer.accepted()) {
      return Optional.empty();
    }
    try {
      ByteArrayInputStream body = new ByteArrayInputStream(answer.body().getBytes(UTF_8));
      return Optional.ofNullable(
          JSON.getParseNode("application/json", body).getObjectValue(factory));
    } catch (RuntimeException unreadable) {
      return Optional.empty();
    }
  }
}
