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

/** Links with tokens that a slip of the pen spoils, and that anyone can forge: for tests only. */
public final class FixedUnsubscribeLinks implements UnsubscribeLinks {

  private static final String BASE = "https://mail.example/u/";
  private static final String ID = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";
  private static final Pattern TOKEN = Pattern.compile(ID + "\\." + ID + "\\.[0-9a-f]+");

  @Override
  public Optional<URI> link(TenantId tenant, RecipientId recipient) {
    return Optional.of(URI.create(BASE + token(new UnsubscribeTarget(tenant, recipient))));
  }

  @Override
  public Optional<UnsubscribeTarget> read(String token) {
    Matcher matcher = TOKEN.matcher(token);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    UnsubscribeTarget target =
        new UnsubscribeTarget(
            new TenantId(UUID.fromString(matcher.group(1))),
            new RecipientId(UUID.fromString(matcher.group(2))));
    return Optional.of(target).filter(named -> token(named).equals(token));
  }

  private static String token(UnsubscribeTarget target) {
    String named = target.tenant() + "." + target.recipient();
    return named + "." + Integer.toHexString(named.hashCode());
  }
}
