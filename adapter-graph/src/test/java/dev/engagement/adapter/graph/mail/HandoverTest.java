package dev.engagement.adapter.graph.mail;

import static dev.engagement.adapter.graph.mail.Mails.listMail;
import static dev.engagement.adapter.graph.mail.Mails.mail;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.graph.core.requests.GraphClientFactory;
import com.microsoft.kiota.RequestOption;
import dev.engagement.adapter.graph.mail.Request.Kind;
import dev.engagement.adapter.graph.mail.SinkMailbox.Folder;
import dev.engagement.ports.mail.SendOutcome;
import dev.engagement.ports.mail.SendOutcome.IdentityRefused;
import dev.engagement.ports.mail.SendOutcome.NotTaken;
import dev.engagement.ports.mail.SendOutcome.Refused;
import dev.engagement.ports.mail.SendOutcome.Unknown;
import dev.engagement.ports.mail.StartPermit;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandoverTest {

  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  private static StartPermit holdsTimes(int times) {
    AtomicInteger asked = new AtomicInteger();
    return () -> asked.incrementAndGet() <= times;
  }

  private static List<Kind> kinds(Bench bench) {
    return bench.sink.requests().stream().map(Request::kind).toList();
  }

  @Test
  void draftsAndSends() {
    SendOutcome outcome = bench.deliver(mail(1));

    assertThat(kinds(bench)).containsExactly(Kind.TOKEN, Kind.DRAFT, Kind.SEND);
    SinkMailbox.Kept kept = bench.sink.mailbox.all().get(0);
    assertThat(outcome).isEqualTo(new SendOutcome.Accepted(Optional.of(kept.id)));
    assertThat(kept.folder).isEqualTo(Folder.SENT);
    assertThat(kept.item).isEqualTo(Mails.item(1).toString());
  }

  @Test
  void draftsAsMimeWhereThereIsAnUnsubscribeLinkAndMarksTheDraftBeforeItGoes() {
    SendOutcome outcome = bench.deliver(listMail(2));

    assertThat(outcome.kind()).isEqualTo(SendOutcome.Kind.ACCEPTED);
    assertThat(kinds(bench)).containsExactly(Kind.TOKEN, Kind.DRAFT, Kind.MARK, Kind.SEND);
    SinkMailbox.Kept kept = bench.sink.mailbox.all().get(0);
    assertThat(kept.item).isEqualTo(Mails.item(2).toString());
    assertThat(kept.content)
        .contains("List-Unsubscribe: <https://example.com/unsubscribe/token-2>")
        .contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
  }

  @Test
  void beginsNothingWithoutAPermit() {
    assertThat(bench.deliver(mail(1), () -> false)).isEqualTo(NotTaken.late());
    assertThat(bench.sink.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void sendsNoMailWhosePermitRunsOutInBetween(int holds) {
    SendOutcome outcome = bench.deliver(mail(1), holdsTimes(holds));

    assertThat(outcome).isEqualTo(NotTaken.late());
    assertThat(bench.sink.requests(Kind.SEND)).isEmpty();
    assertThat(bench.sink.mailbox.all()).allMatch(one -> one.folder == Folder.DRAFTS);
    assertThat(bench.sink.requests(Kind.DRAFT)).hasSize(holds - 1);
  }

  static Stream<Arguments> answersToSend() {
    return Stream.of(
        Arguments.of(Fault.takenThen(202, "120"), SendOutcome.Kind.ACCEPTED),
        Arguments.of(Fault.takenThenHtml(), SendOutcome.Kind.ACCEPTED),
        Arguments.of(Fault.status(400), SendOutcome.Kind.REFUSED),
        Arguments.of(Fault.status(404), SendOutcome.Kind.REFUSED),
        Arguments.of(Fault.status(413), SendOutcome.Kind.REFUSED),
        Arguments.of(Fault.status(401), SendOutcome.Kind.IDENTITY_REFUSED),
        Arguments.of(Fault.status(403), SendOutcome.Kind.IDENTITY_REFUSED),
        Arguments.of(Fault.status(429), SendOutcome.Kind.NOT_TAKEN),
        Arguments.of(Fault.takenThenDropped(), SendOutcome.Kind.UNKNOWN),
        Arguments.of(Fault.dropped(), SendOutcome.Kind.UNKNOWN),
        Arguments.of(Fault.takenThen(500), SendOutcome.Kind.UNKNOWN),
        Arguments.of(Fault.takenThen(503), SendOutcome.Kind.UNKNOWN),
        Arguments.of(Fault.takenThen(503, "0"), SendOutcome.Kind.UNKNOWN),
        Arguments.of(Fault.takenThen(503, "1"), SendOutcome.Kind.UNKNOWN),
        Arguments.of(Fault.takenThen(504), SendOutcome.Kind.UNKNOWN),
        Arguments.of(Fault.takenThen(408), SendOutcome.Kind.UNKNOWN),
        Arguments.of(Fault.takenThen(421), SendOutcome.Kind.UNKNOWN),
        Arguments.of(Fault.takenThen(409), SendOutcome.Kind.UNKNOWN));
  }

  @ParameterizedTest
  @MethodSource("answersToSend")
  void asksOnceToSendWhateverTheAnswerIs(Fault fault, SendOutcome.Kind kind) {
    bench.sink.next(Kind.SEND, fault);

    SendOutcome outcome = bench.deliver(mail(1));

    assertThat(outcome.kind()).isEqualTo(kind);
    assertThat(bench.sink.requests(Kind.SEND)).hasSize(1);
    boolean refused = kind == SendOutcome.Kind.REFUSED || kind == SendOutcome.Kind.IDENTITY_REFUSED;
    assertThat(bench.sink.requests(Kind.REMOVE)).hasSize(refused ? 1 : 0);
  }

  static Stream<Arguments> answersToDraft() {
    return Stream.of(
        Arguments.of(Fault.takenThenHtml(), new NotTaken("unreadable_answer", Optional.empty())),
        Arguments.of(Fault.status(400), new Refused("bad_request")),
        Arguments.of(Fault.status(404), new Refused("not_found")),
        Arguments.of(Fault.status(413), new Refused("too_large")),
        Arguments.of(Fault.status(401), new IdentityRefused("unauthorized")),
        Arguments.of(Fault.status(403), new IdentityRefused("forbidden")),
        Arguments.of(Fault.takenThenDropped(), new NotTaken("no_answer", Optional.empty())),
        Arguments.of(Fault.takenThen(504), new NotTaken("provider_unavailable", Optional.empty())),
        Arguments.of(
            Fault.takenThen(503, "7"),
            new NotTaken("provider_unavailable", Optional.of(Duration.ofSeconds(7)))));
  }

  @ParameterizedTest
  @MethodSource("answersToDraft")
  void sendsNothingWithoutADraft(Fault fault, SendOutcome expected) {
    bench.sink.next(Kind.DRAFT, fault);

    assertThat(bench.deliver(mail(1))).isEqualTo(expected);
    assertThat(bench.sink.requests(Kind.DRAFT)).hasSize(1);
    assertThat(bench.sink.requests(Kind.SEND)).isEmpty();
  }

  @Test
  void sendsNoDraftThatCannotBeMarked() {
    bench.sink.next(Kind.MARK, Fault.status(503));

    assertThat(bench.deliver(listMail(1)))
        .isEqualTo(new NotTaken("provider_unavailable", Optional.empty()));
    assertThat(bench.sink.requests(Kind.SEND)).isEmpty();
    assertThat(bench.sink.mailbox.all().get(0).folder).isEqualTo(Folder.PURGED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"37", "Tue, 3 Mar 2026 08:05:46 GMT", "Tue, 03 Mar 2026 08:05:46 GMT"})
  void waitsExactlyAsTold(String retryAfter) {
    bench.sink.next(Kind.SEND, Fault.status(429, retryAfter));

    assertThat(bench.deliver(mail(1)))
        .isEqualTo(new NotTaken("throttled", Optional.of(Duration.ofSeconds(37))));

    int before = bench.sink.requests().size();
    bench.pass(Duration.ofSeconds(36));
    assertThat(bench.deliver(mail(2)))
        .isEqualTo(new NotTaken("throttled", Optional.of(Duration.ofSeconds(1))));
    assertThat(bench.sink.requests()).hasSize(before);

    bench.pass(Duration.ofSeconds(1));
    assertThat(bench.deliver(mail(1)).kind()).isEqualTo(SendOutcome.Kind.ACCEPTED);
  }

  @Test
  void followsNoRedirect() {
    bench.sink.next(Kind.SEND, Fault.movedTo(bench.sink.url("/elsewhere").toString()));

    assertThat(bench.deliver(mail(1)).kind()).isEqualTo(SendOutcome.Kind.UNKNOWN);
    assertThat(bench.sink.requests(Kind.OTHER)).isEmpty();
  }

  @Test
  void doesNotKnowWhatASilentProviderDid() {
    bench.sink.next(Kind.SEND, Fault.takenThenSilentFor(Duration.ofSeconds(7)));

    assertThat(bench.deliver(mail(1))).isEqualTo(new Unknown("no_answer"));
    assertThat(bench.sink.requests(Kind.SEND)).hasSize(1);
  }

  @Test
  void hasNotBegunWhereNobodyListens() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }

    assertThat(sendTo(port)).isEqualTo(new NotTaken("not_reached", Optional.empty()));
  }

  @Test
  void takesNoneOfAHeaderThatBreaksOut() {
    assertThat(bench.deliver(mail(1, "a\r\nBcc: eve@example.com", listMail(1).unsubscribe())))
        .isEqualTo(new Refused("invalid_header"));
    assertThat(bench.deliver(mail(2, "a\nb", Optional.empty())))
        .isEqualTo(new Refused("invalid_header"));
    assertThat(bench.sink.requests(Kind.DRAFT)).isEmpty();
  }

  @Test
  void waitsWithoutCredentials() {
    try (Bench without = new Bench(HttpClients.create(), (tenant, provider) -> Optional.empty())) {
      assertThat(without.sender.ready(Mails.TENANT)).isFalse();
      assertThat(without.deliver(mail(1)))
          .isEqualTo(new NotTaken("no_credentials", Optional.empty()));
      assertThat(without.sink.requests()).isEmpty();
    }
  }

  /** Shows that the HTTP client beneath would ask again too, and is kept from it. */
  @Test
  void wouldSeeTheHttpClientAskAgain() {
    HttpClients own = HttpClients.create();
    OkHttpClient.Builder unguarded = own.writes().newBuilder();
    unguarded.networkInterceptors().clear();
    try (Bench bare = new Bench(new HttpClients(unguarded.build(), own.reads()))) {
      bare.sink.next(Kind.SEND, Fault.takenThen(503, "0"));

      bare.deliver(mail(1));

      assertThat(bare.sink.requests(Kind.SEND)).hasSize(2);
    }
  }

  /** Shows that this test can fail: the SDK as it comes asks again. */
  @Test
  void wouldSeeTheSdkAskAgain() {
    OkHttpClient asItComes = GraphClientFactory.create(new RequestOption[0]).build();
    try (Bench stock = new Bench(new HttpClients(asItComes, asItComes))) {
      stock.sink.next(Kind.SEND, Fault.takenThen(503, "1"));

      stock.deliver(mail(1));

      assertThat(stock.sink.requests(Kind.SEND)).hasSizeGreaterThan(1);
    }
  }

  @Test
  void doesNotKnowWhatGarbageMeans() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      Thread babbler = new Thread(() -> babble(socket), "babbler");
      babbler.start();

      assertThat(sendTo(socket.getLocalPort())).isEqualTo(new Unknown("no_answer"));
    }
  }

  private SendOutcome sendTo(int port) {
    URI url = URI.create("http://127.0.0.1:" + port + "/v1.0");
    GraphExchange exchange = new GraphExchange(HttpClients.create(), url);
    GraphRequests requests = new GraphRequests(exchange.client());
    Deadline deadline = Deadline.in(Duration.ofSeconds(5), System::nanoTime);
    Answer answer =
        exchange.write(
            requests.send("ada@example.com", "id"), "token", deadline, StartPermit.ALWAYS);
    return new Outcomes(bench.clock).ofSend(answer, "id");
  }

  private static void babble(ServerSocket socket) {
    try (var connection = socket.accept()) {
      connection.getInputStream().read(new byte[100]);
      connection
          .getOutputStream()
          .write(
              "\u0000\u0001 no HTTP at all\r\n\r\n"
                  .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    } catch (IOException over) {
      // the test reads what came of it
    }
  }
}
