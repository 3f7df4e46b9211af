package dev.engagement.adapter.javalin.suppression;

import dev.engagement.adapter.javalin.web.Answer;

/** The pages that recipients see. They name nobody, and load nothing from anywhere. */
final class UnsubscribePages {

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="robots" content="noindex">
      <title>%1$s</title>
      <style>
      body { font-family: system-ui, sans-serif; line-height: 1.5; max-width: 32rem;
             margin: 15vh auto 0; padding: 0 1.5rem; color: #1b1f24; background: #fff; }
      button { font: inherit; padding: .6rem 1.4rem; border: 0; border-radius: .4rem;
               background: #1b1f24; color: #fff; cursor: pointer; }
      button:focus-visible { outline: 3px solid #6aa3ff; outline-offset: 2px; }
      @media (prefers-color-scheme: dark) {
        body { color: #e6e8eb; background: #14171a; }
        button { background: #e6e8eb; color: #14171a; }
      }
      </style>
      </head>
      <body>
      <main>
      <h1>%1$s</h1>
      %2$s
      </main>
      </body>
      </html>
      """;

  private UnsubscribePages() {}

  /** Asks. A scanner that follows links changes nothing by it. */
  static Answer question() {
    return page(
        200,
        "Unsubscribe",
        """
        <p>Do you want to get no more mail from this sender?</p>
        <form method="post"><button type="submit">Unsubscribe</button></form>""");
  }

  static Answer done() {
    return page(200, "You are unsubscribed", "<p>You will get no more mail from this sender.</p>");
  }

  static Answer unknown() {
    return page(
        404,
        "This link does not work",
        "<p>Perhaps it was cut off on its way. Please use the link in the mail once more.</p>");
  }

  private static Answer page(int status, String title, String content) {
    return Answer.text(status, "text/html; charset=utf-8", PAGE.formatted(title, content));
  }
}
