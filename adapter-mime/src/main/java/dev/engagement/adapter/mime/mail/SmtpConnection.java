package dev.engagement.adapter.mime.mail;

import dev.engagement.ports.credential.Credential;
import dev.engagement.ports.mail.SendOutcome;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * A conversation with a server in which mails are handed over one after the other. It says each
 * command itself, because the library's own sending does not tell whether the content had begun.
 */
final class SmtpConnection extends SMTPTransport {

  private static final Duration PATIENCE_WITH_THE_IDLE = Duration.ofSeconds(2);
  private static final int AUTHENTICATED = 235;

  private final Credential.Smtp account;
  private final SmtpSocket socket;
  private final Duration timeout;
  private boolean contentBegun;
  private boolean usable;

  SmtpConnection(Session session, Credential.Smtp account, SmtpSocket socket, Duration timeout) {
    super(session, null);
    this.account = account;
    this.socket = socket;
    this.timeout = timeout;
  }

  /** A socket that is given to the library comes without a user: here it asks for one. */
  @Override
  protected synchronized boolean protocolConnect(
      String host, int port, String user, String password) throws MessagingException {
    usable =
        anonymous()
            ? super.protocolConnect(account.host(), account.port(), null, null)
            : super.protocolConnect(
                account.host(), account.port(), account.username(), account.password());
    return usable;
  }

  private boolean anonymous() {
    return account.username().isEmpty();
  }

  /** A server that asks for no name at all is not the one that the account is for. */
  synchronized boolean knowsTheAccount() {
    return anonymous() || getLastReturnCode() == AUTHENTICATED;
  }

  synchronized boolean usable() {
    return usable;
  }

  /** Returns whether the server is still there. */
  synchronized boolean answers() {
    Deadline deadline = socket.within(PATIENCE_WITH_THE_IDLE);
    try (deadline) {
      usable = usable && command("NOOP").positive();
    } catch (MessagingException | RuntimeException gone) {
      usable = false;
    }
    return usable;
  }

  /** Hands a mail over. Whatever happens, its content is written no second time. */
  synchronized SendOutcome hand(SmtpLetter letter) {
    contentBegun = false;
    Deadline deadline = socket.within(timeout);
    try (deadline) {
      return answered(converse(letter));
    } catch (MessagingException | IOException | RuntimeException broken) {
      usable = false;
      return brokenOff(deadline.passed() ? "timeout" : "connection_lost");
    }
  }

  /** Returns the answer with which the conversation about this mail ended. */
  private SmtpReply converse(SmtpLetter letter) throws MessagingException, IOException {
    SmtpReply sender = command("MAIL FROM:<" + letter.from() + ">");
    if (!sender.positive()) {
      return sender;
    }
    SmtpReply recipient = command("RCPT TO:<" + letter.to() + ">");
    return recipient.positive() ? write(letter.content()) : recipient;
  }

  private SmtpReply write(byte[] content) throws MessagingException, IOException {
    try {
      OutputStream data = data();
      contentBegun = true;
      data.write(content);
      finishData();
      return new SmtpReply(getLastReturnCode());
    } catch (SMTPSendFailedException refused) {
      return new SmtpReply(refused.getReturnCode());
    }
  }

  private SendOutcome answered(SmtpReply reply) {
    usable = reply.positive() && contentBegun || reply.goesOn() && reset();
    return contentBegun ? reply.afterContent() : reply.beforeContent();
  }

  private SendOutcome brokenOff(String detail) {
    return contentBegun
        ? new SendOutcome.Unknown(detail)
        : new SendOutcome.NotTaken(detail, Optional.empty());
  }

  private boolean reset() {
    try {
      return new SmtpReply(simpleCommand("RSET")).positive();
    } catch (MessagingException | RuntimeException gone) {
      return false;
    }
  }

  /**
   * The library resets after a refusal, and a server that is gone by then would hide the refusal.
   */
  @Override
  public synchronized void issueCommand(String command, int expected) throws MessagingException {
    if (!command.equals("RSET")) {
      super.issueCommand(command, expected);
    }
  }

  private SmtpReply command(String command) throws MessagingException {
    return new SmtpReply(simpleCommand(command));
  }

  /** Says goodbye where anybody listens. */
  synchronized void hangUp() {
    Deadline deadline = socket.within(PATIENCE_WITH_THE_IDLE);
    try (deadline) {
      if (usable) {
        close();
      }
    } catch (MessagingException | RuntimeException gone) {
      // there is nobody to say goodbye to
    } finally {
      usable = false;
      socket.cut();
    }
  }
}
