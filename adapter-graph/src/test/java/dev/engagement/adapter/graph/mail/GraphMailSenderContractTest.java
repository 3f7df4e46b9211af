package dev.engagement.adapter.graph.mail;

import dev.engagement.ports.mail.MailSender;
import dev.engagement.testkit.mail.MailSenderContract;
import org.junit.jupiter.api.AfterEach;

class GraphMailSenderContractTest extends MailSenderContract {

  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Override
  protected MailSender sender() {
    return bench.sender;
  }
}
