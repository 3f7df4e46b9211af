package dev.engagement.ports.contact;

import static java.util.Objects.requireNonNull;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mail address (RFC 5321, section 4.1.2, without quoted local parts and address literals).
 *
 * @param value as it was given, trimmed
 * @param normalised in the form in which addresses are compared: domain in ASCII (RFC 5891), all in
 *     lower case, nothing provider-specific folded
 */
public record EmailAddress(String value, String normalised) {

  private static final Pattern LOCAL =
      Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
  private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
  private static final Pattern DOMAIN = Pattern.compile(LABEL + "(?:\\." + LABEL + ")++");

  public EmailAddress {
    requireNonNull(value, "value");
    requireNonNull(normalised, "normalised");
  }

  /** Returns the address, or empty if the text is none. */
  public static Optional<EmailAddress> parse(String text) {
    String trimmed = text.strip();
    int at = trimmed.lastIndexOf('@');
    if (at < 1 || at > 64 || !LOCAL.matcher(trimmed.substring(0, at)).matches()) {
      return Optional.empty();
    }
    String domain = trimmed.substring(at + 1);
    return domain(domain)
        .filter(ascii -> domain.equals(domain.strip())) // a line break here would end a header
        .map(ascii -> trimmed.substring(0, at).toLowerCase(Locale.ROOT) + "@" + ascii)
        .filter(normalised -> normalised.length() <= 254)
        .map(normalised -> new EmailAddress(trimmed, normalised));
  }

  /**
   * Returns the domain in normalised form, or empty if the text is no domain with at least two
   * labels.
   */
  public static Optional<String> domain(String text) {
    try {
      String ascii = ascii(text.strip()).toLowerCase(Locale.ROOT);
      return DOMAIN.matcher(ascii).matches() ? Optional.of(ascii) : Optional.empty();
    } catch (IllegalArgumentException notADomain) {
      return Optional.empty();
    }
  }

  /** What is ASCII stays as it is, which saves a list of many addresses most of its time. */
  private static String ascii(String domain) {
    return domain.chars().allMatch(letter -> letter < 0x80)
        ? domain
        : IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
  }

  /** Returns the part of the normalised address behind the at sign. */
  public String domain() {
    return normalised.substring(normalised.lastIndexOf('@') + 1);
  }

  /** Hides the address, so that it never reaches a log by accident. */
  @Override
  public String toString() {
    return "EmailAddress[hidden]";
  }
}
