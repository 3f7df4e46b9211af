package dev.engagement.core.credential;

import dev.engagement.core.TextRules;
import dev.engagement.ports.credential.Credential;
import dev.engagement.ports.credential.SmtpSecurity;
import java.util.regex.Pattern;

/** Checks the parts of credentials; a refusal never repeats one. */
final class CredentialRules {

  private static final int LONGEST = 500;
  private static final int HIGHEST_PORT = 65_535;

  /** What can stand in a header field as it is. */
  private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]*");

  /** A GUID or a domain: it becomes a part of a path. */
  private static final Pattern DIRECTORY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]*");

  private static final Pattern HOST =
      Pattern.compile(
          "[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?|\\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*\\]?");

  private static final Pattern LOOPBACK =
      Pattern.compile("(?i)localhost|127(\\.\\d{1,3}){3}|::1|\\[::1\\]");

  private CredentialRules() {}

  static void verify(Credential credential) {
    TextRules rules = new TextRules();
    if (credential instanceof Credential.SendGrid sendGrid) {
      visible(rules, "apiKey", sendGrid.apiKey());
    } else if (credential instanceof Credential.Graph graph) {
      matching(rules, DIRECTORY, "directory", graph.directory());
      visible(rules, "clientId", graph.clientId());
      rules.line("clientSecret", graph.clientSecret(), LONGEST);
    } else if (credential instanceof Credential.Smtp smtp) {
      smtp(rules, smtp);
    }
    rules.verify();
  }

  private static void smtp(TextRules rules, Credential.Smtp smtp) {
    matching(rules, HOST, "host", smtp.host());
    if (smtp.port() < 1 || smtp.port() > HIGHEST_PORT) {
      rules.add("port", "out_of_range", "must be from 1 to " + HIGHEST_PORT);
    }
    if (smtp.security() == SmtpSecurity.NONE && !LOOPBACK.matcher(smtp.host()).matches()) {
      rules.add("security", "unsecured", "a server that is not on this machine must be secured");
    }
    rules.line("username", smtp.username(), LONGEST);
    rules.line("password", smtp.password(), LONGEST);
  }

  private static void visible(TextRules rules, String field, String text) {
    matching(rules, VISIBLE, field, text);
  }

  private static void matching(TextRules rules, Pattern allowed, String field, String text) {
    int before = rules.errors().size();
    rules.line(field, text, LONGEST);
    if (rules.errors().size() == before && !allowed.matcher(text).matches()) {
      rules.add(field, "invalid_characters", "holds a character that cannot be part of it");
    }
  }
}
