package dev.engagement.testkit.suppression;

import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.suppression.UnsubscribeLinks;
import dev.engagement.ports.suppression.UnsubscribeTarget;
import dev.engagement.ports.tenant.TenantId;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Links whose tokens are tenant and recipient in plain text: they prove nothing. */
public final class FixedUnsubscribeLinks implements UnsubscribeLinks {

  private static final String BASE = "https://mail.example/u/";
  private static final Pattern TOKEN = Pattern.compile("([0-9a-f-]{36})\\.([0-9a-f-]{36})");

  @Override
  public Optional<URI> link(TenantId tenant, RecipientId recipient) {
    return Optional.of(URI.create(BASE + tenant + "." + recipient));
  }

  @Override
  public Optional<UnsubscribeTarget> read(String token) {
    Matcher matcher = TOKEN.matcher(token);
    return matcher.matches()
        ? Optional.of(
            new UnsubscribeTarget(
                new TenantId(UUID.fromString(matcher.group(1))),
                new RecipientId(UUID.fromString(matcher.group(2)))))
        : Optional.empty();
  }
}
