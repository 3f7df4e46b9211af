package dev.engagement.adapter.graph.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.engagement.adapter.graph.mail.Request.Kind;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Holds every request against a table made from Microsoft's public documentation of version 1.0:
 * "Create message", "Create single-value extended property", "Get
 * singleValueLegacyExtendedProperty", "message: send", "message: permanentDelete", "Delete
 * message", "Get message", "List messages", "Get mailFolder", "message resource type", "Outlook
 * extended properties overview", "Obtain immutable identifiers for Outlook resources", and "OAuth
 * 2.0 client credentials flow".
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentedMembersTest {

  /** What a kind of request may have beside the headers of HTTP itself. */
  private record Documented(String path, Set<String> headers, Set<String> options, boolean body) {}

  private static final String USER = "/v1\\.0/users/[^/]+";
  private static final Set<String> PREFER = Set.of("authorization", "prefer");
  private static final Set<String> PREFER_AND_TYPE =
      Set.of("authorization", "prefer", "content-type");
  private static final Set<String> SHOWN = Set.of("$filter", "$select", "$expand", "$top");

  private static final Map<Kind, Documented> REQUESTS =
      Map.of(
          Kind.DRAFT,
          new Documented(USER + "/messages", PREFER_AND_TYPE, Set.of(), true),
          Kind.MARK,
          new Documented(USER + "/messages/[^/]+", PREFER_AND_TYPE, Set.of(), true),
          Kind.SEND,
          new Documented(USER + "/messages/[^/]+/send", PREFER, Set.of(), false),
          Kind.REMOVE,
          new Documented(USER + "/messages/[^/]+/permanentDelete", PREFER, Set.of(), false),
          Kind.DELETE,
          new Documented(USER + "/messages/[^/]+", PREFER, Set.of(), false),
          Kind.SHOW,
          new Documented(USER + "/messages/[^/]+", PREFER, SHOWN, false),
          Kind.FIND,
          new Documented(USER + "/messages", PREFER, SHOWN, false),
          Kind.FIND_DELETED,
          new Documented(USER + "/mailFolders/[a-z]+/messages", PREFER, SHOWN, false),
          Kind.FOLDER,
          new Documented(USER + "/mailFolders/[a-z]+", PREFER, SHOWN, false));

  /** Of HTTP, and what the documentation names for every request and for the SDK's own use. */
  private static final Set<String> ANYWHERE =
      Set.of(
          "host",
          "connection",
          "accept",
          "accept-encoding",
          "user-agent",
          "content-length",
          "client-request-id",
          "sdkversion");

  private static final Map<String, String> MESSAGE =
      Map.ofEntries(
          Map.entry("@odata.type", "STRING"),
          Map.entry("subject", "STRING"),
          Map.entry("internetMessageId", "STRING"),
          Map.entry("body", "OBJECT"),
          Map.entry("body.contentType", "STRING"),
          Map.entry("body.content", "STRING"),
          Map.entry("from", "OBJECT"),
          Map.entry("from.emailAddress", "OBJECT"),
          Map.entry("from.emailAddress.address", "STRING"),
          Map.entry("from.emailAddress.name", "STRING"),
          Map.entry("toRecipients", "ARRAY"),
          Map.entry("toRecipients.emailAddress", "OBJECT"),
          Map.entry("toRecipients.emailAddress.address", "STRING"),
          Map.entry("toRecipients.emailAddress.name", "STRING"),
          Map.entry("replyTo", "ARRAY"),
          Map.entry("replyTo.emailAddress", "OBJECT"),
          Map.entry("replyTo.emailAddress.address", "STRING"),
          Map.entry("replyTo.emailAddress.name", "STRING"),
          Map.entry("singleValueExtendedProperties", "ARRAY"),
          Map.entry("singleValueExtendedProperties.id", "STRING"),
          Map.entry("singleValueExtendedProperties.value", "STRING"));

  private static final Set<String> MESSAGE_PROPERTIES =
      Set.of("id", "isDraft", "createdDateTime", "parentFolderId", "internetMessageId");

  private final Bench bench = new Bench();

  @BeforeAll
  void makeEveryRequestThereIs() {
    bench.deliver(Mails.mail(1));
    bench.deliver(Mails.listMail(2));
    bench.sink.mailbox.put(Mails.item(3).toString());
    bench.sink.mailbox.put(Mails.item(4).toString());
    bench.sender.evidence(Mails.TENANT, Mails.sender(), List.of(Mails.item(3)));
    bench.sink.mailbox.showDeleted(false);
    bench.sender.evidence(Mails.TENANT, Mails.sender(), List.of(Mails.item(4)));
    bench.sender.verify(Mails.TENANT, Mails.sender());
  }

  @AfterAll
  void close() {
    bench.close();
  }

  @Test
  void makesNoRequestThatIsNotInTheTable() {
    Set<Kind> made =
        bench.sink.requests().stream()
            .map(Request::kind)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)));

    Set<Kind> known = EnumSet.copyOf(REQUESTS.keySet());
    known.add(Kind.TOKEN);
    assertThat(made).isEqualTo(known);
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"TOKEN", "OTHER"},
      mode = EnumSource.Mode.EXCLUDE)
  void usesPathsHeadersAndOptionsThatAreDocumented(Kind kind) {
    Documented documented = REQUESTS.get(kind);

    assertThat(bench.sink.requests(kind))
        .isNotEmpty()
        .allSatisfy(
            request -> {
              assertThat(request.path()).matches(documented.path());
              assertThat(request.headers().keySet())
                  .allMatch(name -> ANYWHERE.contains(name) || documented.headers().contains(name));
              assertThat(options(request)).isSubsetOf(documented.options());
              assertThat(request.body().isEmpty()).isNotEqualTo(documented.body());
            });
  }

  private static Set<String> options(Request request) {
    return request.query().isEmpty()
        ? Set.of()
        : Arrays.stream(request.query().split("&"))
            .map(option -> option.substring(0, option.indexOf('=')))
            .collect(Collectors.toSet());
  }

  @Test
  void asksForImmutableIdsAsDocumented() {
    assertThat(bench.sink.requests())
        .filteredOn(request -> request.headers().containsKey("prefer"))
        .extracting(request -> request.headers().get("prefer"))
        .containsOnly("IdType=\"ImmutableId\"");
  }

  @Test
  void writesMessagesOfDocumentedMembersAndTypes() {
    List<Request> written =
        bench.sink.requests().stream()
            .filter(request -> request.kind() == Kind.DRAFT || request.kind() == Kind.MARK)
            .filter(request -> request.headers().get("content-type").equals("application/json"))
            .toList();

    assertThat(written).hasSize(2).allSatisfy(request -> hold("", request.json()));
  }

  private static void hold(String prefix, JsonNode node) {
    if (node.isArray()) {
      node.forEach(element -> hold(prefix, element));
      return;
    }
    node.properties()
        .forEach(
            member -> {
              String name = prefix.isEmpty() ? member.getKey() : prefix + "." + member.getKey();
              assertThat(MESSAGE).containsKey(name);
              assertThat(member.getValue().getNodeType()).hasToString(MESSAGE.get(name));
              hold(name, member.getValue());
            });
  }

  @Test
  void namesTheFormOfTheBodyAsDocumented() {
    JsonNode body = bench.sink.requests(Kind.DRAFT).get(0).json().path("body");

    assertThat(body.path("contentType").asText()).isIn("text", "html");
  }

  @Test
  void writesMimeAsBase64Text() {
    Request request = bench.sink.requests(Kind.DRAFT).get(1);

    assertThat(request.headers()).containsEntry("content-type", "text/plain");
    assertThat(Base64.getDecoder().decode(request.body())).isNotEmpty();
    assertThat(request.body().length()).isLessThan(4 * 1024 * 1024);
  }

  @Test
  void namesThePropertyInADocumentedFormat() {
    assertThat(GraphRequests.ITEM)
        .matches("String \\{[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}} Name [A-Za-z]+");
  }

  @Test
  void searchesInTheDocumentedForm() {
    String documented =
        "singleValueExtendedProperties/Any(ep: ep/id eq '%s' and ep/value eq '%s')"
            .formatted(GraphRequests.ITEM, Mails.item(3));

    assertThat(bench.sink.requests(Kind.FIND).get(0).query())
        .isEqualTo("$filter=" + documented + "&$select=id,isDraft,createdDateTime");
    assertThat(MESSAGE_PROPERTIES).contains("id", "isDraft", "createdDateTime");
  }

  @Test
  void asksForTokensAsDocumented() {
    Request request = bench.sink.requests(Kind.TOKEN).get(0);

    assertThat(request.path()).matches("/[^/]+/oauth2/v2\\.0/token");
    assertThat(request.headers().get("content-type"))
        .startsWith("application/x-www-form-urlencoded");
    assertThat(Arrays.stream(request.body().split("&")).map(field -> field.split("=")[0]))
        .containsExactlyInAnyOrder("client_id", "scope", "client_secret", "grant_type");
    assertThat(request.body()).contains("grant_type=client_credentials").contains("%2F.default");
  }
}
