package dev.engagement.ports.credential;

import dev.engagement.ports.identity.Provider;

/** What a provider lets a tenant in with. No part of it is ever shown again. */
public sealed interface Credential {

  /** Returns the provider that it is for. */
  Provider provider();

  /** An API key of SendGrid. */
  record SendGrid(String apiKey) implements Credential {
    @Override
    public Provider provider() {
      return Provider.SENDGRID;
    }

    @Override
    public String toString() {
      return "SendGrid[]";
    }
  }

  /** An application registered in a Microsoft Entra tenant, with the client-credentials grant. */
  record Graph(String directory, String clientId, String clientSecret) implements Credential {
    @Override
    public Provider provider() {
      return Provider.OUTLOOK;
    }

    @Override
    public String toString() {
      return "Graph[]";
    }
  }

  /** An account of an SMTP server. */
  record Smtp(String host, int port, SmtpSecurity security, String username, String password)
      implements Credential {
    @Override
    public Provider provider() {
      return Provider.SMTP;
    }

    @Override
    public String toString() {
      return "Smtp[]";
    }
  }
}
