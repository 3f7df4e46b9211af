package dev.engagement.adapter.graph.mail;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import dev.engagement.ports.credential.Credential;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Asks for tokens with the client-credentials grant (RFC 6749, section 4.4). */
final class TokenEndpoint {

  /** A token and how long it lives. */
  record Issued(Access access, Duration lifetime) {}

  private static final Pattern DIRECTORY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,252}");
  private static final Set<String> TEMPORARY = Set.of("temporarily_unavailable", "server_error");
  private static final Duration LONGEST = Duration.ofDays(1);

  private final GraphSettings settings;
  private final InstantSource clock;
  private final TokenHttp http = new TokenHttp();

  TokenEndpoint(GraphSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  Issued ask(Credential.Graph credential, Deadline deadline) {
    try {
      HTTPResponse response = request(credential).toHTTPRequest().send(http.within(deadline));
      return read(response);
    } catch (IllegalArgumentException noSuchCredential) {
      return without(Access.refusedTo());
    } catch (IOException | ParseException | RuntimeException trouble) {
      return without(Access.unavailable(Optional.empty()));
    }
  }

  private TokenRequest request(Credential.Graph credential) {
    return new TokenRequest.Builder(
            endpoint(credential.directory()),
            new ClientSecretPost(
                new ClientID(credential.clientId()), new Secret(credential.clientSecret())),
            new ClientCredentialsGrant())
        .scope(new Scope(settings.baseUrl().resolve("/.default").toString()))
        .build();
  }

  private URI endpoint(String directory) {
    if (!DIRECTORY.matcher(directory).matches()) {
      throw new IllegalArgumentException("not the name of a directory");
    }
    String authority = settings.authorityUrl().toString().replaceFirst("/+$", "");
    return URI.create(authority + "/" + directory + "/oauth2/v2.0/token");
  }

  private Issued read(HTTPResponse response) throws ParseException {
    if (response.getStatusCode() == 429 || response.getStatusCode() >= 500) {
      return without(Access.unavailable(pause(response)));
    }
    TokenResponse parsed = TokenResponse.parse(response);
    return parsed.indicatesSuccess()
        ? issued(parsed.toSuccessResponse())
        : without(refusal(parsed.toErrorResponse()));
  }

  private Optional<Duration> pause(HTTPResponse response) {
    Optional<Duration> told =
        Optional.ofNullable(response.getHeaderValue("Retry-After"))
            .flatMap(value -> RetryAfter.parse(value, clock.instant()));
    return response.getStatusCode() == 429 ? told.or(() -> Optional.of(Outcomes.UNTOLD)) : told;
  }

  private static Issued issued(AccessTokenResponse response) {
    AccessToken token = response.getTokens().getAccessToken();
    Duration lifetime = Duration.ofSeconds(Math.max(0, token.getLifetime()));
    return new Issued(
        Access.given(token.getValue()), lifetime.compareTo(LONGEST) > 0 ? LONGEST : lifetime);
  }

  private static Access refusal(TokenErrorResponse response) {
    String code = response.getErrorObject().getCode();
    return code == null || TEMPORARY.contains(code)
        ? Access.unavailable(Optional.empty())
        : Access.refusedTo();
  }

  private static Issued without(Access access) {
    return new Issued(access, Duration.ZERO);
  }

  void close() {
    http.close();
  }
}
