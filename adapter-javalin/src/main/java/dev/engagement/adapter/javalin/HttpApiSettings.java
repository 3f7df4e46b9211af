package dev.engagement.adapter.javalin;

import dev.engagement.ports.IdSource;
import dev.engagement.ports.tenant.TenantId;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What the HTTP API needs to know.
 *
 * @param host the address on which it listens
 * @param port 0 takes a free one
 * @param clientTenant the one tenant of client mode, or empty in agency mode
 * @param spoolFolder where large bodies and dry runs are kept while they are worked on; it is
 *     there, nobody else can read it, and this server alone uses it
 * @param signingSecret what cursors are signed with, at least 32 bytes
 * @param clock from when dry runs can be paged through
 * @param ids where request ids come from
 */
public record HttpApiSettings(
    String host,
    int port,
    Optional<TenantId> clientTenant,
    Path spoolFolder,
    byte[] signingSecret,
    InstantSource clock,
    IdSource ids) {}
