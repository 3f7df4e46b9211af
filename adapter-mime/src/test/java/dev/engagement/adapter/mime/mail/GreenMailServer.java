package dev.engagement.adapter.mime.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** GreenMail with the certificate of the tests and one user. */
final class GreenMailServer implements AutoCloseable {

  private final GreenMail greenMail;

  GreenMailServer() {
    System.setProperty("greenmail.tls.keystore.file", Certificates.file().toString());
    System.setProperty("greenmail.tls.keystore.password", Certificates.PASSWORD);
    greenMail =
        new GreenMail(
            new ServerSetup[] {
              new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP),
              new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTPS)
            });
    greenMail.start();
    greenMail.setUser("ada@example.com", Smtp.USER, Smtp.PASSWORD);
  }

  int port() {
    return greenMail.getSmtp().getPort();
  }

  int securedPort() {
    return greenMail.getSmtps().getPort();
  }

  /** Returns what it took, as another library reads it. */
  List<Parsed> received() {
    return Arrays.stream(greenMail.getReceivedMessages()).map(GreenMailServer::parsed).toList();
  }

  private static Parsed parsed(MimeMessage message) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      message.writeTo(bytes);
      return Parsed.of(bytes.toByteArray());
    } catch (IOException | MessagingException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  @Override
  public void close() {
    greenMail.stop();
  }
}
