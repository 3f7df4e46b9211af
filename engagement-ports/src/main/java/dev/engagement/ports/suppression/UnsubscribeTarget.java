package dev.engagement.ports.suppression;

import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.tenant.TenantId;

/** Whom an unsubscribe link is about. */
public record UnsubscribeTarget(TenantId tenant, RecipientId recipient) {}
