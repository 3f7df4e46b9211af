package dev.engagement.adapter.mime.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocket;

/**
 * An SMTP server that says to each command what it was told to say, and remembers what was said to
 * it.
 */
final class ScriptedServer implements AutoCloseable {

  /** It hangs up. */
  static final String DROP = "DROP";

  /** It hangs up after what stands before this. */
  static final String AND_DROP = " AND DROP";

  /** It says nothing for ever. */
  static final String SILENCE = "SILENCE";

  /** It says one character every now and then, and never ends its line. */
  static final String DRIP = "DRIP";

  /** It talks as fast as it can, and never ends its line. */
  static final String FLOOD = "FLOOD";

  /** The command by which the content is known. */
  static final String CONTENT = ".";

  /** The command by which the greeting is known. */
  static final String GREETING = "";

  private final ServerSocket door;
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final List<String> introductions = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private volatile int behind;

  ScriptedServer() {
    try {
      door = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    } catch (IOException noDoor) {
      throw new UncheckedIOException(noDoor);
    }
    answers.put(GREETING, "220 here");
    answers.put("EHLO", "250-here\r\n250 AUTH PLAIN LOGIN");
    answers.put("AUTH", "235 welcome");
    answers.put("DATA", "354 go on");
    answers.put("STARTTLS", "220 go on");
    answers.put("QUIT", "221 bye");
    thread(this::answerTheDoor);
  }

  int port() {
    return door.getLocalPort();
  }

  /** From now on it answers to the command like this, and with 250 to those it was not told of. */
  ScriptedServer says(String command, String answer) {
    answers.put(command, answer);
    return this;
  }

  /** Once a connection is secured, it lets the server at that port speak. */
  ScriptedServer relaysTo(int port) {
    behind = port;
    return this;
  }

  /** Returns how those who are connected called themselves. */
  List<String> introductions() {
    return introductions;
  }

  /** Returns the first words of all that was said to it, in capitals. */
  List<String> heard() {
    return heard;
  }

  long heard(String command) {
    return heard.stream().filter(command::equals).count();
  }

  int connections() {
    return open.size();
  }

  /** Hangs up on all who are connected, and goes on listening. */
  void dropAll() {
    open.forEach(ScriptedServer::quietly);
  }

  private static void thread(Runnable work) {
    Thread thread = new Thread(work, "scripted-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void answerTheDoor() {
    try {
      while (true) {
        Socket guest = door.accept();
        open.add(guest);
        thread(() -> receive(guest));
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private void receive(Socket guest) {
    try (guest) {
      Conversation conversation = new Conversation(guest);
      if (conversation.say(answers.get(GREETING))) {
        conversation.goOn();
      }
    } catch (IOException gone) {
      // whoever hangs up has nothing more to say
    }
  }

  private final class Conversation {

    private Socket socket;
    private BufferedReader input;

    Conversation(Socket socket) throws IOException {
      use(socket);
    }

    private void use(Socket next) throws IOException {
      socket = next;
      input = new BufferedReader(new InputStreamReader(next.getInputStream(), US_ASCII));
    }

    void goOn() throws IOException {
      for (String line = input.readLine(); line != null; line = input.readLine()) {
        String command = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
        heard.add(command);
        if (command.equals("EHLO")) {
          introductions.add(line.substring(5));
        }
        String answer = answers.getOrDefault(command, "250 ok");
        if (!say(answer) || command.equals("QUIT")) {
          return;
        }
        if (command.equals("STARTTLS") && answer.startsWith("220")) {
          secure();
          if (behind > 0) {
            relay();
            return;
          }
        }
        if (command.equals("DATA") && answer.startsWith("354") && !content()) {
          return;
        }
      }
    }

    private boolean content() throws IOException {
      String first = input.readLine();
      if (DROP.equals(answers.get("CONTENT")) || first == null) {
        return false;
      }
      String line = first;
      while (line != null && !line.equals(".")) {
        line = input.readLine();
      }
      heard.add(CONTENT);
      return line != null && say(answers.getOrDefault(CONTENT, "250 taken"));
    }

    private void secure() throws IOException {
      SSLSocket secured =
          (SSLSocket)
              Certificates.sockets().createSocket(socket, "localhost", socket.getPort(), true);
      secured.setUseClientMode(false);
      secured.startHandshake();
      use(secured);
    }

    private void relay() throws IOException {
      try (Socket other = new Socket("127.0.0.1", behind)) {
        while (other.getInputStream().read() != '\n') {
          continue;
        }
        OutputStream back = socket.getOutputStream();
        thread(() -> pump(other, back));
        socket.getInputStream().transferTo(other.getOutputStream());
      }
    }

    private void pump(Socket from, OutputStream to) {
      try {
        from.getInputStream().transferTo(to);
      } catch (IOException gone) {
        // whoever hangs up has nothing more to say
      }
    }

    /** Returns whether the conversation goes on. */
    boolean say(String answer) throws IOException {
      return switch (answer) {
        case DROP -> false;
        case SILENCE -> input.read() >= 0;
        case DRIP, FLOOD -> talk(answer.equals(DRIP));
        default -> {
          write(answer.replace(AND_DROP, "") + "\r\n");
          yield !answer.endsWith(AND_DROP);
        }
      };
    }

    private boolean talk(boolean slowly) throws IOException {
      String word = slowly ? "2" : "2".repeat(8_192);
      socket.setSoTimeout(20);
      for (int i = 0; i < 1_000_000; i++) {
        write(word);
        if (slowly) {
          pause();
        }
      }
      return false;
    }

    private void pause() throws IOException {
      try {
        input.read();
      } catch (SocketTimeoutException nothingSaid) {
        // so it goes on
      }
    }

    private void write(String text) throws IOException {
      OutputStream output = socket.getOutputStream();
      output.write(text.getBytes(US_ASCII));
      output.flush();
    }
  }

  private static void quietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException closed) {
      // that is what was wanted
    }
  }

  @Override
  public void close() {
    dropAll();
    try {
      door.close();
    } catch (IOException closed) {
      // that is what was wanted
    }
  }
}
