package dev.tailback.clients.browser;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Forwards a port to another one, and records requests and answers. The target can be switched, as
 * the owner of a domain name can change its address.
 */
final class Relay implements AutoCloseable {
  // Not anchored to a line: the last body may not end with a newline.
  private static final Pattern REQUEST =
      Pattern.compile("(?:GET|POST|OPTIONS) (\\S+) HTTP/1\\.1\r");
  private static final Pattern ANSWER = Pattern.compile("HTTP/1\\.1 (\\d{3}) ");

  private final ServerSocket door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
  private final List<ByteArrayOutputStream> requests = new CopyOnWriteArrayList<>();
  private final List<ByteArrayOutputStream> answers = new CopyOnWriteArrayList<>();
  private volatile int target;

  Relay(int target) throws IOException {
    this.target = target;
    start(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  /** Forwards new connections to another port, and clears the record. */
  void switchTo(int newTarget) {
    target = newTarget;
    requests.clear();
    answers.clear();
  }

  /** The paths of all requests, with their queries. */
  List<String> paths() {
    return found(REQUEST, requests);
  }

  /** The statuses of all answers. */
  List<String> statuses() {
    return found(ANSWER, answers);
  }

  private static List<String> found(Pattern pattern, List<ByteArrayOutputStream> records) {
    return records.stream()
        .map(record -> record.toString(StandardCharsets.ISO_8859_1))
        .flatMap(text -> pattern.matcher(text).results())
        .map((MatchResult match) -> match.group(1))
        .toList();
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "relay");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = door.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        start(() -> pass(client, server, record(requests)));
        start(() -> pass(server, client, record(answers)));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private static ByteArrayOutputStream record(List<ByteArrayOutputStream> records) {
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    records.add(record);
    return record;
  }

  private static void pass(Socket from, Socket to, ByteArrayOutputStream record) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[8192];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        record.write(buffer, 0, read);
        out.write(buffer, 0, read);
      }
    } catch (IOException gone) {
      // Both ends are closed.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
