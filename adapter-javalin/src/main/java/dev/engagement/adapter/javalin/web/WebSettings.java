package dev.engagement.adapter.javalin.web;

import dev.engagement.ports.IdSource;
import dev.engagement.ports.tenant.TenantId;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the shared part of the API needs to know.
 *
 * @param clientTenant the one tenant of client mode, or empty in agency mode
 * @param spoolFolder where large bodies are kept while they are worked on
 * @param signingSecret what cursors are signed with
 * @param ids where request ids come from
 */
public record WebSettings(
    Optional<TenantId> clientTenant, Path spoolFolder, byte[] signingSecret, IdSource ids) {}
