package dev.engagement.adapter.mime.mail;

/** A server that secures the connection and then lets another server speak. */
final class StartTlsFront {

  private StartTlsFront() {}

  static ScriptedServer before(int port) {
    return new ScriptedServer().says("EHLO", "250-front\r\n250 STARTTLS").relaysTo(port);
  }
}
