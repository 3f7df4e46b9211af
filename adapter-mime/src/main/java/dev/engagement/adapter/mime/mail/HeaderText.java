package dev.engagement.adapter.mime.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.engagement.ports.contact.EmailAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes the values of headers (RFC 5322, section 2.2; RFC 2047): in ASCII, in lines of less than
 * 78 characters wherever that can be.
 */
final class HeaderText {

  private static final String FOLD = "\r\n ";
  private static final int LONGEST_LINE = 76;
  private static final int LONGEST_WORD = 60;
  private static final int BYTES_IN_ENCODED_WORD = 42;
  private static final int LONGEST_UNFOLDED = 900;
  private static final Pattern ATOMS = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]*");

  private HeaderText() {}

  /** Writes free text behind the name of its header. */
  static String unstructured(String header, String text) throws InvalidHeaderException {
    requireOneLine(text);
    return plain(text) ? fold(text, header.length() + 2) : encode(text);
  }

  /** Writes an address, with the name before it unless that is blank. */
  static String mailbox(String name, EmailAddress address) throws InvalidHeaderException {
    requireOneLine(name);
    String route = "<" + address(address) + ">";
    return name.isBlank() ? route : phrase(name) + FOLD + route;
  }

  /** Writes an address with its domain in ASCII. */
  static String address(EmailAddress address) throws InvalidHeaderException {
    EmailAddress checked =
        EmailAddress.parse(address.value()).orElseThrow(InvalidHeaderException::new);
    String local = checked.value().substring(0, checked.value().lastIndexOf('@'));
    return token(local + "@" + checked.domain());
  }

  /** Lets through what is visible ASCII, without white space. */
  static String token(String text) throws InvalidHeaderException {
    boolean visible = text.chars().allMatch(c -> c > 32 && c < 127);
    if (!visible || text.isEmpty() || text.length() > LONGEST_UNFOLDED) {
      throw new InvalidHeaderException();
    }
    return text;
  }

  private static void requireOneLine(String text) throws InvalidHeaderException {
    boolean breaksOut = text.chars().anyMatch(Character::isISOControl);
    if (breaksOut || text.indexOf('\u2028') >= 0 || text.indexOf('\u2029') >= 0) {
      throw new InvalidHeaderException();
    }
  }

  private static String phrase(String name) {
    if (!plain(name) || name.length() > LONGEST_WORD) {
      return encode(name);
    }
    return ATOMS.matcher(name).matches()
        ? name
        : '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** Text that looks encoded has to be encoded, or readers would decode it. */
  private static boolean plain(String text) {
    return text.equals(text.strip())
        && !text.contains("  ")
        && !text.contains("=?")
        && text.chars().allMatch(c -> c < 127)
        && Arrays.stream(text.split(" ")).allMatch(word -> word.length() <= LONGEST_WORD);
  }

  private static String fold(String text, int used) {
    StringBuilder folded = new StringBuilder();
    int column = used;
    for (String word : text.split(" ")) {
      if (folded.length() > 0) {
        boolean fits = column + 1 + word.length() <= LONGEST_LINE;
        folded.append(fits ? " " : FOLD);
        column = fits ? column + 1 : 1;
      }
      folded.append(word);
      column += word.length();
    }
    return folded.toString();
  }

  private static String encode(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    int bytes = 0;
    for (int character : text.codePoints().toArray()) {
      String next = Character.toString(character);
      int size = next.getBytes(UTF_8).length;
      if (bytes + size > BYTES_IN_ENCODED_WORD) {
        words.add(encodedWord(part.toString()));
        part.setLength(0);
        bytes = 0;
      }
      part.append(next);
      bytes += size;
    }
    words.add(encodedWord(part.toString()));
    return String.join(FOLD, words);
  }

  private static String encodedWord(String part) {
    return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(part.getBytes(UTF_8)) + "?=";
  }
}
