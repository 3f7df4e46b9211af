package dev.engagement.benchmarks.ceiling;

import dev.engagement.benchmarks.peer.Mail;
import dev.engagement.benchmarks.peer.MailClient;
import dev.engagement.benchmarks.peer.MailRenderer;
import dev.engagement.benchmarks.peer.Worker;
import dev.engagement.benchmarks.surroundings.PlainTables;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** Posts one and the same mail again and again. */
final class BareHttp implements Worker {

  private static final int CONNECTIONS = 16;

  private final MailClient mails;
  private final byte[] body;

  BareHttp(String sink) throws IOException {
    mails = new MailClient(sink, CONNECTIONS);
    body = MailRenderer.render(PlainTables.id(1).toString(), Mail.to(1));
  }

  @Override
  public void enqueue(long first, int count) {}

  @Override
  public void work(int count) throws Exception {
    AtomicInteger left = new AtomicInteger(count);
    try (Crew crew = new Crew()) {
      crew.add(CONNECTIONS, () -> post(left));
      crew.await();
    }
  }

  private void post(AtomicInteger left) throws IOException {
    while (left.getAndDecrement() > 0) {
      mails.post(body);
    }
  }
}
