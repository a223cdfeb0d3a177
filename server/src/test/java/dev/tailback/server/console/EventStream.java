package dev.tailback.server.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tailback.server.Tailback;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A client of the stream that keeps all received events. It closes its connection at once, unlike
 * the JDK's client, which waits for the next event.
 */
public final class EventStream implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TIMEOUT_MILLIS = 15_000;

  private final Socket socket;
  private final BufferedReader lines;
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final Consumer<Event> listener;
  private final String status;
  private volatile String contentType = "";
  private volatile boolean isOver;

  /** An event of the stream. */
  public record Event(long id, String name, JsonNode data) {}

  private EventStream(Socket socket, @Nullable Consumer<Event> listener) throws IOException {
    this.socket = socket;
    this.listener = listener == null ? events::add : listener;
    this.lines =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    this.status = lines.readLine();
    Thread reader = new Thread(this::read, "event-stream");
    reader.setDaemon(true);
    reader.start();
  }

  static EventStream open(Tailback tailback, String query) throws IOException {
    return open(tailback, query, null);
  }

  /**
   * Opens a stream that keeps no events.
   *
   * @param listener called with each event as it arrives, by one thread
   */
  public static EventStream open(
      Tailback tailback, String query, @Nullable Consumer<Event> listener) throws IOException {
    return open(tailback, "stream" + query, "", listener);
  }

  /**
   * Opens a stream of the admin API.
   *
   * @param headers more headers of the request, each with its end of line
   */
  public static EventStream open(
      Tailback tailback, String path, String headers, @Nullable Consumer<Event> listener)
      throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), tailback.port());
    socket.setSoTimeout(TIMEOUT_MILLIS);
    String request =
        "GET /_tailback/" + path + " HTTP/1.0\r\nHost: localhost\r\n" + headers + "\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    return new EventStream(socket, listener);
  }

  private void read() {
    try {
      String name = "";
      long id = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("Content-Type:")) {
          contentType = line.substring("Content-Type:".length()).strip();
        } else if (line.startsWith("id:")) {
          id = Long.parseLong(line.substring("id:".length()).strip());
        } else if (line.startsWith("event:")) {
          name = line.substring("event:".length()).strip();
        } else if (line.startsWith("data:")) {
          listener.accept(new Event(id, name, JSON.readTree(line.substring("data:".length()))));
        }
      }
    } catch (IOException closed) {
      // The test or the server has ended the stream.
    } finally {
      isOver = true;
    }
  }

  /** Returns the status of the answer. */
  public int status() {
    return Integer.parseInt(status.split(" ", -1)[1]);
  }

  /** Returns the type of the answer. */
  public String contentType() {
    return contentType;
  }

  /** Returns whether the stream has ended. */
  public boolean isOver() {
    return isOver;
  }

  /** Returns the events so far. */
  public List<Event> events() {
    return events;
  }

  /** Waits for an event of this name, and returns the first one's data. */
  public JsonNode await(String name) {
    return await(name, data -> true);
  }

  /** Waits for an event of this name whose data matches, and returns it. */
  JsonNode await(String name, Predicate<JsonNode> matches) {
    return Awaitility.await()
        .until(
            () ->
                events.stream()
                    .filter(event -> event.name.equals(name) && matches.test(event.data))
                    .findFirst()
                    .orElse(null),
            event -> event != null)
        .data;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
