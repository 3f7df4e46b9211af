package dev.engagement.adapter.tink.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.engagement.ports.credential.Credential;
import dev.engagement.ports.credential.SmtpSecurity;
import dev.engagement.ports.identity.Provider;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Credentials as bytes: a version, how many parts there are, and each part in UTF-8 behind its
 * length.
 */
final class CredentialText {

  private static final int VERSION = 1;

  private CredentialText() {}

  static byte[] write(Credential credential) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream output = new DataOutputStream(bytes)) {
      List<String> parts = parts(credential);
      output.writeByte(VERSION);
      output.writeByte(parts.size());
      for (String part : parts) {
        byte[] text = part.getBytes(UTF_8);
        output.writeInt(text.length);
        output.write(text);
      }
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return bytes.toByteArray();
  }

  /**
   * @throws IOException if this is not how a credential is written
   */
  static Credential read(Provider provider, byte[] bytes) throws IOException {
    DataInputStream input = new DataInputStream(new ByteArrayInputStream(bytes));
    if (input.readByte() != VERSION) {
      throw new IOException("a version that is not known");
    }
    List<String> parts = new ArrayList<>();
    for (int count = input.readByte(); count > 0; count--) {
      parts.add(new String(input.readNBytes(input.readInt()), UTF_8));
    }
    return credential(provider, parts);
  }

  private static List<String> parts(Credential credential) {
    if (credential instanceof Credential.SendGrid sendGrid) {
      return List.of(sendGrid.apiKey());
    }
    if (credential instanceof Credential.Graph graph) {
      return List.of(graph.directory(), graph.clientId(), graph.clientSecret());
    }
    Credential.Smtp smtp = (Credential.Smtp) credential;
    return List.of(
        smtp.host(),
        String.valueOf(smtp.port()),
        smtp.security().code(),
        smtp.username(),
        smtp.password());
  }

  private static Credential credential(Provider provider, List<String> parts) throws IOException {
    return switch (provider) {
      case SENDGRID -> new Credential.SendGrid(parts.get(0));
      case OUTLOOK -> new Credential.Graph(parts.get(0), parts.get(1), parts.get(2));
      case SMTP ->
          new Credential.Smtp(
              parts.get(0),
              Integer.parseInt(parts.get(1)),
              security(parts.get(2)),
              parts.get(3),
              parts.get(4));
      case FILE -> throw new IOException("files need no credential");
    };
  }

  private static SmtpSecurity security(String code) throws IOException {
    return Arrays.stream(SmtpSecurity.values())
        .filter(security -> security.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IOException("a security that is not known"));
  }
}
