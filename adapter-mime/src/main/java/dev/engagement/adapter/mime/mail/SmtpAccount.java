package dev.engagement.adapter.mime.mail;

import dev.engagement.ports.credential.Credential;
import dev.engagement.ports.tenant.TenantId;

/** Whose connection it is: no tenant ever uses another's, even to the same server. */
record SmtpAccount(TenantId tenant, Credential.Smtp credential) {}
