package dev.engagement.app.sending;

import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.enrollment.RecipientMove;
import dev.engagement.ports.enrollment.RecipientState;
import dev.engagement.ports.enrollment.RecipientStore;
import dev.engagement.ports.queue.ItemMove;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.queue.SendQueue;
import dev.engagement.ports.tenant.TenantId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The stores of a naive queue, which the tests must be able to tell from ours: what was on the wire
 * when a worker went away waits again, and whoever comes later changes what is there.
 */
final class Unfenced {

  private final SendQueue queue;
  private final RecipientStore recipients;

  private Unfenced(Stores stores) {
    this.queue = stores.queue();
    this.recipients = stores.recipients();
  }

  static Stores over(Stores stores) {
    Unfenced naive = new Unfenced(stores);
    SendQueue queue =
        (SendQueue)
            Proxy.newProxyInstance(
                SendQueue.class.getClassLoader(),
                new Class<?>[] {SendQueue.class},
                (self, method, arguments) -> naive.queue(method, arguments));
    return with(stores, queue);
  }

  @SuppressWarnings("unchecked")
  private Object queue(Method method, Object[] arguments) throws Throwable {
    return method.getName().equals("move")
        ? move((TenantId) arguments[0], (List<ItemMove>) arguments[1])
        : passed(method, arguments);
  }

  private Set<QueueItemId> move(TenantId tenant, List<ItemMove> moves) {
    Map<QueueItemId, QueueItem> rows =
        queue.lock(tenant, moves.stream().map(move -> move.after().id()).toList());
    List<ItemMove> anyhow = new ArrayList<>();
    for (ItemMove move : moves) {
      QueueItem row = rows.get(move.after().id());
      QueueItem after = isLost(move) ? queued(row) : move.after();
      anyhow.add(new ItemMove(row.state(), at(row.epoch(), after)));
    }
    Set<QueueItemId> moved = queue.move(tenant, anyhow);
    putBack(tenant, moves.stream().filter(Unfenced::isLost).toList());
    return moved;
  }

  private static boolean isLost(ItemMove move) {
    return move.from() == QueueItemState.SENDING
        && move.after().state() == QueueItemState.UNCONFIRMED;
  }

  private void putBack(TenantId tenant, List<ItemMove> lost) {
    List<RecipientMove> back =
        recipients
            .lock(tenant, lost.stream().map(move -> move.after().recipient()).toList())
            .values()
            .stream()
            .filter(recipient -> recipient.state() == RecipientState.SENDING)
            .map(recipient -> new RecipientMove(RecipientState.SENDING, queued(recipient)))
            .toList();
    recipients.move(tenant, back);
  }

  private static Recipient queued(Recipient recipient) {
    return new Recipient(
        recipient.tenant(),
        recipient.id(),
        recipient.enrollment(),
        recipient.sequence(),
        recipient.contact(),
        recipient.address(),
        recipient.firstName(),
        recipient.lastName(),
        recipient.timezone(),
        recipient.variables(),
        RecipientState.QUEUED,
        Optional.empty(),
        recipient.currentStep(),
        recipient.nextRunAt(),
        recipient.startedAt(),
        Optional.empty());
  }

  private static QueueItem queued(QueueItem item) {
    return new QueueItem(
        item.tenant(),
        item.id(),
        item.enrollment(),
        item.recipient(),
        item.sequence(),
        item.step(),
        item.stepOrder(),
        QueueItemState.QUEUED,
        item.createdAt(),
        item.attempts(),
        item.epoch(),
        Optional.empty(),
        Optional.empty(),
        item.createdAt(),
        Optional.empty());
  }

  private static QueueItem at(long epoch, QueueItem item) {
    return new QueueItem(
        item.tenant(),
        item.id(),
        item.enrollment(),
        item.recipient(),
        item.sequence(),
        item.step(),
        item.stepOrder(),
        item.state(),
        item.dueAt(),
        item.attempts(),
        epoch,
        item.lease(),
        item.reason(),
        item.createdAt(),
        item.finishedAt());
  }

  private Object passed(Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(queue, arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getCause();
    }
  }

  private static Stores with(Stores stores, SendQueue queue) {
    return new Stores(
        stores.unitOfWork(),
        stores.tenants(),
        stores.apiKeys(),
        stores.contacts(),
        stores.templates(),
        stores.identities(),
        stores.sequences(),
        stores.enrollments(),
        stores.recipients(),
        stores.switches(),
        stores.rates(),
        stores.credentials(),
        stores.suppressions(),
        queue,
        stores.queueView(),
        stores.schedule(),
        stores.messages(),
        stores.history(),
        stores.auditLog(),
        stores.idempotency());
  }
}
