package dev.engagement.testkit.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.mail.Message;
import dev.engagement.ports.mail.MessageDirection;
import dev.engagement.ports.mail.MessageId;
import dev.engagement.ports.mail.MessageStore;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.testkit.contract.AtOnce;
import dev.engagement.testkit.contract.StoreContract;
import dev.engagement.testkit.fixture.Given;
import dev.engagement.testkit.fixture.Scene;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Contract of {@link MessageStore}. */
public abstract class MessageStoreContract extends StoreContract {

  private MessageStore store() {
    return stores().messages();
  }

  private void add(Scene scene, Message... messages) {
    scene.inUnit(() -> store().add(scene.tenant(), List.of(messages)));
  }

  private Map<QueueItemId, Message> stored(Scene scene, QueueItem... items) {
    return scene.inUnit(
        () -> store().findByItems(scene.tenant(), Stream.of(items).map(QueueItem::id).toList()));
  }

  private static Message of(Scene scene, QueueItem item, String providerId) {
    return new Message(
        scene.tenant(),
        Given.id(),
        Optional.of(item.id()),
        MessageDirection.OUT,
        scene.identity().id(),
        scene.contact(Given.address()).id(),
        scene.template().id(),
        1,
        Optional.of(providerId).filter(id -> !id.isEmpty()),
        MessageId.of(item.id(), scene.identity().email()),
        Given.START);
  }

  @Nested
  class Add {

    @Test
    void keepsAllThatAMessageIs() {
      Scene scene = scene();
      QueueItem item = scene.item(scene.enrolled());
      Message message = of(scene, item, "Anbieter-№ 1 🦉");

      add(scene, message);

      assertThat(stored(scene, item)).containsOnly(Map.entry(item.id(), message));
    }

    @Test
    void takesOverAProviderIdThatWasLacking() {
      Scene scene = scene();
      QueueItem item = scene.item(scene.enrolled());
      Message unconfirmed = of(scene, item, "");
      add(scene, unconfirmed);
      assertThat(stored(scene, item)).containsValue(unconfirmed);

      add(scene, of(scene, item, "late"));

      Message now = stored(scene, item).get(item.id());
      assertThat(now.id()).isEqualTo(unconfirmed.id());
      assertThat(now.providerId()).contains("late");
      assertThat(now.contact()).isEqualTo(unconfirmed.contact());
    }

    @Test
    void isOtherwiseLeftAlone() {
      Scene scene = scene();
      QueueItem item = scene.item(scene.enrolled());
      Message first = of(scene, item, "first");
      add(scene, first);

      add(scene, of(scene, item, "second"));
      add(scene, of(scene, item, ""));

      assertThat(stored(scene, item)).containsOnly(Map.entry(item.id(), first));
    }

    @Test
    void keepsOneOfTwoThatAreAddedAtOnce() {
      Scene scene = scene();
      QueueItem item = scene.item(scene.enrolled());
      Message one = of(scene, item, "one");
      Message other = of(scene, item, "other");

      AtOnce.both(() -> added(scene, one), () -> added(scene, other));

      assertThat(stored(scene, item))
          .hasSize(1)
          .containsAnyOf(Map.entry(item.id(), one), Map.entry(item.id(), other));
    }

    private boolean added(Scene scene, Message message) {
      add(scene, message);
      return true;
    }

    @Test
    void keepsMailOutsideASequence() {
      Scene scene = scene();
      Message outside = of(scene, scene.item(scene.enrolled()), "");
      Message alone =
          new Message(
              scene.tenant(),
              outside.id(),
              Optional.empty(),
              MessageDirection.OUT,
              outside.identity(),
              outside.contact(),
              outside.template(),
              1,
              Optional.empty(),
              "<alone@example.com>",
              Given.START);

      assertThatNoException().isThrownBy(() -> add(scene, alone));
    }

    @Test
    void addsNothingForNothingAndMany() {
      Scene scene = scene();
      List<QueueItem> items = scene.items(scene.enrolled(), MANY);
      Message like = of(scene, items.get(0), "p");
      List<Message> messages = items.stream().map(item -> like(like, item)).toList();

      add(scene);
      scene.inUnit(() -> store().add(scene.tenant(), messages));

      assertThat(stored(scene, items.toArray(QueueItem[]::new)).values())
          .containsExactlyInAnyOrderElementsOf(messages);
    }

    private Message like(Message message, QueueItem item) {
      return new Message(
          message.tenant(),
          Given.id(),
          Optional.of(item.id()),
          message.direction(),
          message.identity(),
          message.contact(),
          message.template(),
          message.templateRevision(),
          message.providerId(),
          message.messageId(),
          message.at());
    }

    @Test
    void refusesAnItemOfAnotherTenant() {
      Scene scene = scene();
      Scene stranger = scene();
      QueueItem item = scene.item(scene.enrolled());

      assertThat(catchThrowable(() -> add(stranger, of(stranger, item, "theirs")))).isNotNull();

      assertThat(stored(stranger, item)).isEmpty();
      assertThat(stored(scene, item)).isEmpty();
    }

    @Test
    void leavesNothingWhenItIsRolledBack() {
      Scene scene = scene();
      QueueItem item = scene.item(scene.enrolled());
      Message message = of(scene, item, "p");

      rollBack(scene.tenant(), () -> store().add(scene.tenant(), List.of(message)));

      assertThat(stored(scene, item)).isEmpty();
    }

    @Test
    void needsAUnitOfTheTenant() {
      Scene scene = scene();
      List<Message> messages = List.of(of(scene, scene.item(scene.enrolled()), "p"));

      assertNeedsUnitOf(scene.tenant(), () -> store().add(scene.tenant(), messages));
    }
  }

  @Nested
  class FindByItems {

    @Test
    void findsThoseThatTheTenantHas() {
      Scene scene = scene();
      Enrollment enrollment = scene.enrolled();
      QueueItem sent = scene.item(enrollment);
      QueueItem waiting = scene.item(enrollment);
      Message message = of(scene, sent, "p");
      add(scene, message);

      assertThat(stored(scene, waiting, sent)).containsOnly(Map.entry(sent.id(), message));
      assertThat(stored(scene)).isEmpty();
      assertThat(stored(scene(), sent)).isEmpty();
    }
  }
}
