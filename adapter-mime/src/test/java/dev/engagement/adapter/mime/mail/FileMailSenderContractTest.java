package dev.engagement.adapter.mime.mail;

import dev.engagement.ports.mail.MailSender;
import dev.engagement.testkit.SettableClock;
import dev.engagement.testkit.mail.MailSenderContract;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class FileMailSenderContractTest extends MailSenderContract {

  @TempDir Path outbox;

  private FileMailSender sender;

  @BeforeEach
  void open() {
    sender = new FileMailSender(outbox, SettableClock.at("2026-03-03T10:00:00Z"));
  }

  @Override
  protected MailSender sender() {
    return sender;
  }
}
