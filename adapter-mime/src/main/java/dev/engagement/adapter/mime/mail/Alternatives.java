package dev.engagement.adapter.mime.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.util.regex.Pattern;

/** The same body as text and as HTML, the better one last (RFC 2046, section 5.1.4). */
final class Alternatives extends MimeMultipart {

  private static final Pattern LINE_BREAK = Pattern.compile("\r\n|\r|\n");
  private static final int MOST_ENCODED_SHARE = 6;

  /**
   * @param key told apart from every other message; an equals sign and an underscore in a row never
   *     stand in an encoded body
   */
  Alternatives(String key, String text, String html) throws MessagingException {
    contentType = "multipart/alternative;\r\n boundary=\"=_" + key + "\"";
    addBodyPart(part(text, "plain"));
    addBodyPart(part(html, "html"));
  }

  private static MimeBodyPart part(String content, String subtype) throws MessagingException {
    String lines = LINE_BREAK.matcher(content).replaceAll("\r\n");
    MimeBodyPart part = new MimeBodyPart();
    part.setText(lines, "UTF-8", subtype);
    part.setHeader("Content-Type", "text/" + subtype + "; charset=UTF-8");
    part.setHeader("Content-Transfer-Encoding", encoding(lines));
    return part;
  }

  /** Quoted-printable stays readable; where most would be quoted, Base64 is shorter. */
  private static String encoding(String content) {
    long foreign = content.chars().filter(c -> c > 126).count();
    return foreign * MOST_ENCODED_SHARE > content.length() ? "base64" : "quoted-printable";
  }
}
