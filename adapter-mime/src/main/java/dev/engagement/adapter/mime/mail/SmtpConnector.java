package dev.engagement.adapter.mime.mail;

import dev.engagement.ports.credential.Credential;
import dev.engagement.ports.credential.SmtpSecurity;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Properties;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Opens connections, secured as the account says and never less. */
final class SmtpConnector {

  private final Duration timeout;
  private final SSLSocketFactory tls;

  SmtpConnector(Duration timeout, SSLSocketFactory tls) {
    this.timeout = timeout;
    this.tls = tls;
  }

  SmtpConnection open(Credential.Smtp account) throws SmtpFailure {
    SmtpSocket socket = new SmtpSocket();
    Deadline deadline = socket.within(timeout);
    try (deadline) {
      return letIn(account, socket);
    } catch (IOException | RuntimeException unreachable) {
      socket.cut();
      throw SmtpFailure.of(deadline.passed() ? "timeout" : detail(unreachable));
    } catch (SmtpFailure failure) {
      socket.cut();
      throw deadline.passed() ? SmtpFailure.of("timeout") : failure;
    }
  }

  private SmtpConnection letIn(Credential.Smtp account, SmtpSocket socket)
      throws IOException, SmtpFailure {
    socket.connect(new InetSocketAddress(address(account), account.port()), millis());
    SmtpConnection connection =
        new SmtpConnection(session(account, socket), account, socket, timeout);
    try {
      connection.connect(
          account.security() == SmtpSecurity.TLS ? secured(account, socket) : socket);
    } catch (AuthenticationFailedException refused) {
      throw notLetIn(new SmtpReply(connection.getLastReturnCode()), refused);
    } catch (MessagingException refused) {
      throw notConnected(account, connection, refused);
    }
    if (!connection.knowsTheAccount()) {
      connection.hangUp();
      throw SmtpFailure.ofIdentity("auth_not_offered");
    }
    return connection;
  }

  private int millis() {
    return Math.toIntExact(timeout.toMillis());
  }

  /** An address that carries the name that was told: that name is what a certificate must show. */
  private static InetAddress address(Credential.Smtp account) throws UnknownHostException {
    return InetAddress.getByAddress(
        account.host(), InetAddress.getByName(account.host()).getAddress());
  }

  private Socket secured(Credential.Smtp account, SmtpSocket socket) throws IOException {
    SSLSocket secured = (SSLSocket) tls.createSocket(socket, account.host(), account.port(), true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }

  private Session session(Credential.Smtp account, SmtpSocket socket) {
    boolean startTls = account.security() == SmtpSecurity.STARTTLS;
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.starttls.enable", String.valueOf(startTls));
    properties.setProperty("mail.smtp.starttls.required", String.valueOf(startTls));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.ssl.socketFactory", tls);
    properties.setProperty("mail.smtp.auth", String.valueOf(!account.username().isEmpty()));
    properties.setProperty("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
    properties.setProperty("mail.smtp.quitwait", "false");
    properties.setProperty("mail.smtp.localhost", literal(socket.getLocalAddress()));
    return Session.getInstance(properties);
  }

  /** The name of this machine is nobody's business (RFC 5321, section 4.1.3). */
  private static String literal(InetAddress address) {
    String text = address.getHostAddress().replaceFirst("%.*", "");
    return address instanceof Inet6Address ? "[IPv6:" + text + "]" : "[" + text + "]";
  }

  private static SmtpFailure notLetIn(SmtpReply reply, MessagingException refused) {
    if (reply.permanentlyNegative()) {
      return SmtpFailure.ofIdentity(reply.detail());
    }
    if (reply.positive()) {
      return SmtpFailure.ofIdentity("auth_not_offered");
    }
    return SmtpFailure.of(reply.transientlyNegative() ? reply.detail() : detail(refused));
  }

  private static SmtpFailure notConnected(
      Credential.Smtp account, SmtpConnection connection, MessagingException refused) {
    SmtpReply reply = new SmtpReply(connection.getLastReturnCode());
    if (reply.transientlyNegative() || reply.permanentlyNegative()) {
      return SmtpFailure.of(reply.detail());
    }
    boolean unsecured =
        account.security() == SmtpSecurity.STARTTLS && !connection.supportsExtension("STARTTLS");
    return SmtpFailure.of(unsecured && reply.positive() ? "starttls_not_offered" : detail(refused));
  }

  private static String detail(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SSLException) {
        return "tls_failed";
      }
      if (cause instanceof UnknownHostException) {
        return "unknown_host";
      }
      if (cause instanceof ConnectException) {
        return "connection_refused";
      }
    }
    return "connection_lost";
  }
}
