package dev.engagement.ports.contact;

import static java.util.Objects.requireNonNull;

import java.net.IDN;
import java.util.List;
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
      Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
  private static final Pattern LABEL =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

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
      String ascii = IDN.toASCII(text.strip(), IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
      List<String> labels = List.of(ascii.split("\\.", -1));
      boolean valid =
          labels.size() > 1 && labels.stream().allMatch(label -> LABEL.matcher(label).matches());
      return valid ? Optional.of(ascii) : Optional.empty();
    } catch (IllegalArgumentException notADomain) {
      return Optional.empty();
    }
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
