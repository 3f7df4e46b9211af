package dev.engagement.adapter.mime.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;

/** A message as another library reads it. */
record Parsed(byte[] bytes, Message message) {

  static Parsed of(byte[] bytes) {
    DefaultMessageBuilder builder = new DefaultMessageBuilder();
    builder.setMimeEntityConfig(MimeConfig.STRICT);
    try {
      return new Parsed(bytes, builder.parseMessage(new ByteArrayInputStream(bytes)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static Parsed of(Path file) {
    try {
      return of(Files.readAllBytes(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  String header(String name) {
    return message.getHeader().getField(name).getBody();
  }

  boolean has(String name) {
    return message.getHeader().getField(name) != null;
  }

  String raw() {
    return new String(bytes, UTF_8);
  }

  List<Entity> parts() {
    return ((Multipart) message.getBody()).getBodyParts();
  }

  String content(int part) {
    try {
      TextBody body = (TextBody) parts().get(part).getBody();
      return new String(body.getInputStream().readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
