package dev.engagement.app;

import dev.engagement.ports.tenant.TenantId;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * What the process is told by its environment, read once.
 *
 * @param databaseUrl the owner's address of an external database, or empty for the embedded one
 * @param runtimeUrl the address with which an external database is used after migrating, or empty
 *     for the owner's
 * @param adminKey the secret of the first admin key, or empty to have one made on the first start
 * @param masterKey what credentials are encrypted with, or empty to keep it in the data directory
 * @param sendSlots how many requests a process has on the wire at once for one sender
 * @param instance which database this is, or empty to keep that in the data directory
 */
record Settings(
    String host,
    int port,
    Path dataDirectory,
    Optional<DatabaseAddress> databaseUrl,
    Optional<DatabaseAddress> runtimeUrl,
    Optional<String> adminKey,
    Optional<TenantId> clientCustomer,
    boolean worker,
    boolean sending,
    int sendSlots,
    Optional<URI> publicUrl,
    ProviderSettings providers,
    Optional<String> masterKey,
    Optional<UUID> instance,
    boolean jsonLog) {

  /** Hides the secrets, so that they never reach a log by accident. */
  @Override
  public String toString() {
    return "Settings[" + host + ":" + port + "]";
  }
}
