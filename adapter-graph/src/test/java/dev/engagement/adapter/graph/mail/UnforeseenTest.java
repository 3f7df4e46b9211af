package dev.engagement.adapter.graph.mail;

import static dev.engagement.adapter.graph.mail.Mails.item;
import static dev.engagement.adapter.graph.mail.Mails.mails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.credential.CredentialLookup;
import dev.engagement.ports.mail.SendOutcome;
import dev.engagement.ports.mail.SendOutcome.NotTaken;
import dev.engagement.ports.mail.SendOutcome.Unknown;
import dev.engagement.ports.mail.StartPermit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Trouble with one thing is not trouble with all. */
class UnforeseenTest {

  private static final CredentialLookup BROKEN =
      (tenant, provider) -> {
        throw new EngagementException(ErrorCode.STORE_UNAVAILABLE, "no database");
      };

  @Test
  void waitsWhileCredentialsCannotBeLookedUp() {
    try (Bench bench = new Bench(HttpClients.create(), BROKEN)) {
      SendOutcome waits = new NotTaken("no_credentials", Optional.empty());

      assertThat(bench.deliver(mails(0, 3))).containsExactly(waits, waits, waits);
      assertThat(bench.sink.requests()).isEmpty();
    }
  }

  @Test
  void showsNothingWhileCredentialsCannotBeLookedUp() {
    try (Bench bench = new Bench(HttpClients.create(), BROKEN)) {
      assertThat(bench.sender.evidence(Mails.TENANT, Mails.sender(), List.of(item(1)))).isEmpty();
    }
  }

  @Test
  void answersForTheOthersWhereOneBreaksOff() {
    AtomicInteger asked = new AtomicInteger();
    StartPermit breaksOnce =
        () -> {
          if (asked.incrementAndGet() == 1) {
            throw new IllegalStateException("unforeseen");
          }
          return true;
        };
    try (Bench bench = new Bench()) {
      List<SendOutcome> outcomes =
          bench.sender.deliver(Mails.TENANT, Mails.sender(), mails(0, 12), breaksOnce);

      assertThat(outcomes).hasSize(12).containsOnlyOnce(new Unknown("broken_off"));
      assertThat(outcomes).filteredOn(one -> one.kind() == SendOutcome.Kind.ACCEPTED).hasSize(11);
    }
  }
}
