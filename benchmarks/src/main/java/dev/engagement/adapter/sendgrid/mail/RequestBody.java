package dev.engagement.adapter.sendgrid.mail;

import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.mail.OutgoingMail;
import java.io.IOException;

/** The body of a request to SendGrid, without the request. */
public final class RequestBody {

  private RequestBody() {}

  /** Returns the body as the adapter writes it. */
  public static String of(SenderIdentity sender, OutgoingMail mail) throws IOException {
    return Requests.mail(sender.tenant(), sender, mail).build();
  }
}
