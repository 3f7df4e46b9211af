package dev.engagement.testkit.mail;

import static dev.engagement.testkit.fixture.IdentityBuilder.anIdentity;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.mail.Evidence;
import dev.engagement.ports.mail.MailSender;
import dev.engagement.ports.mail.MessageId;
import dev.engagement.ports.mail.OutgoingMail;
import dev.engagement.ports.mail.SendOutcome;
import dev.engagement.ports.mail.StartPermit;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.contract.AtOnce;
import dev.engagement.testkit.fixture.Given;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Contract of {@link MailSender}, as far as it is the same for every provider that works. */
public abstract class MailSenderContract {

  private final TenantId tenant = Given.tenantId();

  protected abstract MailSender sender();

  private SenderIdentity identity() {
    return anIdentity(tenant).through(sender().provider()).build();
  }

  private OutgoingMail aMail() {
    QueueItemId item = new QueueItemId(Given.id());
    return new OutgoingMail(
        item,
        MessageId.of(item, Given.address("sales@example.com")),
        Given.address(),
        Optional.of("Łucja Çelik, “Lu” <x>"),
        "Grüße aus 東京 🦉",
        "<p>Hallo <b>Łucja</b></p>",
        "Hallo Łucja\n.\nEnde",
        Optional.of(URI.create("https://mail.example/u/token")));
  }

  private List<SendOutcome> deliver(OutgoingMail... mails) {
    return sender().deliver(tenant, identity(), List.of(mails), StartPermit.ALWAYS);
  }

  @Nested
  class Deliver {

    @Test
    void answersToEachMail() {
      assertThat(deliver(aMail(), aMail(), aMail()))
          .hasSize(3)
          .extracting(SendOutcome::kind)
          .containsOnly(SendOutcome.Kind.ACCEPTED);
    }

    @Test
    void answersNothingToNothing() {
      assertThat(deliver()).isEmpty();
    }

    @Test
    void takesMailWithoutNameAndUnsubscribeLink() {
      OutgoingMail mail = aMail();

      assertThat(
              deliver(
                  new OutgoingMail(
                      mail.item(),
                      mail.messageId(),
                      mail.to(),
                      Optional.empty(),
                      mail.subject(),
                      mail.html(),
                      mail.text(),
                      Optional.empty())))
          .extracting(SendOutcome::kind)
          .containsExactly(SendOutcome.Kind.ACCEPTED);
    }

    @Test
    void beginsNothingWithoutAPermit() {
      OutgoingMail mail = aMail();

      assertThat(sender().deliver(tenant, identity(), List.of(mail, aMail()), () -> false))
          .containsExactly(SendOutcome.NotTaken.late(), SendOutcome.NotTaken.late());
      assertThat(sender().evidence(tenant, identity(), List.of(mail.item())))
          .doesNotContainValue(Evidence.ACCEPTED);
    }

    @Test
    void servesTwoThreadsAtOnce() {
      List<List<SendOutcome>> outcomes =
          AtOnce.twice(() -> deliver(aMail(), aMail(), aMail(), aMail()));

      assertThat(outcomes).allSatisfy(each -> assertThat(each).hasSize(4));
      assertThat(outcomes.stream().flatMap(List::stream))
          .extracting(SendOutcome::kind)
          .containsOnly(SendOutcome.Kind.ACCEPTED);
    }
  }

  @Nested
  class OfEvidence {

    @Test
    void neverClaimsAMailThatWasNotHandedOver() {
      QueueItemId never = new QueueItemId(Given.id());

      assertThat(sender().evidence(tenant, identity(), List.of(never)))
          .doesNotContainValue(Evidence.ACCEPTED);
    }

    @Test
    void neverDeniesAMailThatWasAccepted() {
      OutgoingMail mail = aMail();
      SenderIdentity identity = identity();
      sender().deliver(tenant, identity, List.of(mail), StartPermit.ALWAYS);

      assertThat(sender().evidence(tenant, identity, List.of(mail.item())))
          .doesNotContainValue(Evidence.UNSENT);
    }

    @Test
    void showsNothingOfNothing() {
      assertThat(sender().evidence(tenant, identity(), List.of())).isEmpty();
    }
  }
}
