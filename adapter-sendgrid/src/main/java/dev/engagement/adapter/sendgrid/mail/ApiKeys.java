package dev.engagement.adapter.sendgrid.mail;

import dev.engagement.ports.EngagementException;
import dev.engagement.ports.credential.Credential;
import dev.engagement.ports.credential.CredentialLookup;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.tenant.TenantId;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the key that a tenant's mail goes out with: its own, else the installation's. */
final class ApiKeys {

  private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7E]+");

  private final CredentialLookup credentials;
  private final Optional<String> installations;

  ApiKeys(CredentialLookup credentials, Optional<String> installations) {
    this.credentials = credentials;
    this.installations = installations;
  }

  /**
   * Returns the key, or empty.
   *
   * @throws EngagementException as the lookup does
   */
  Optional<String> find(TenantId tenant) {
    return credentials
        .find(tenant, Provider.SENDGRID)
        .filter(Credential.SendGrid.class::isInstance)
        .map(credential -> ((Credential.SendGrid) credential).apiKey())
        .or(() -> installations);
  }

  /**
   * Returns whether there is a key; nothing is looked up where everybody has one.
   *
   * @throws EngagementException as the lookup does
   */
  boolean exists(TenantId tenant) {
    return installations.isPresent() || find(tenant).isPresent();
  }

  /** Returns whether a key can stand in a header at all. */
  static boolean isWellFormed(String key) {
    return VISIBLE.matcher(key).matches();
  }
}
