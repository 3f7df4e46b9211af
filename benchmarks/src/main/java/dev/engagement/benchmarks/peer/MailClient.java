package dev.engagement.benchmarks.peer;

import java.io.IOException;
import org.apache.http.HttpHeaders;
import org.apache.http.HttpResponse;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.entity.ContentType;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.util.EntityUtils;

/** Posts mails to the sink over connections that are kept open. */
public final class MailClient {

  private final CloseableHttpClient http;
  private final String address;

  /** Posts over so many connections at the most. */
  public MailClient(String sink, int connections) {
    this.address = sink + "/v3/mail/send";
    this.http =
        HttpClients.custom()
            .setMaxConnTotal(connections)
            .setMaxConnPerRoute(connections)
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableContentCompression()
            .disableRedirectHandling()
            .build();
  }

  /** Posts a body, and returns the id that the provider gave it. */
  public String post(byte[] body) throws IOException {
    HttpPost request = new HttpPost(address);
    request.setHeader(HttpHeaders.AUTHORIZATION, "Bearer SG.bench");
    request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
    return http.execute(request, MailClient::messageId);
  }

  private static String messageId(HttpResponse response) throws IOException {
    EntityUtils.consume(response.getEntity());
    if (response.getStatusLine().getStatusCode() != 202) {
      throw new IOException("refused: " + response.getStatusLine());
    }
    return response.getFirstHeader("X-Message-Id").getValue();
  }
}
