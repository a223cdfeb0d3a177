package dev.tailback.server.auth;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.tailback.server.wire.WireRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request as text, to be sent unchanged or tampered with.
 *
 * @param target the path with its query string
 * @param headers lines, in their order
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record HttpText(String method, String target, List<String> headers, byte[] body) {
  private static final int PATIENCE_MILLIS = 10_000;

  /** The answer. */
  record Answer(int status, Map<String, String> headers, String body) {}

  /** Reads a request like those in AWS's published examples, which ends with a newline. */
  static HttpText parse(String text) {
    int end = text.indexOf("\n\n");
    List<String> lines = new ArrayList<>(text.substring(0, end).lines().toList());
    String start = lines.remove(0);
    int space = start.indexOf(' ');
    return new HttpText(
        start.substring(0, space),
        start.substring(space + 1).replace(" HTTP/1.1", ""),
        lines,
        text.substring(end + 2).getBytes(ISO_8859_1));
  }

  HttpText withMethod(String newMethod) {
    return new HttpText(newMethod, target, headers, body);
  }

  HttpText withTarget(String newTarget) {
    return new HttpText(method, newTarget, headers, body);
  }

  HttpText withBody(String newBody) {
    return new HttpText(method, target, headers, newBody.getBytes(ISO_8859_1));
  }

  /** Replaces a header, or removes it if there is no new value. */
  HttpText withHeader(String name, @Nullable String value) {
    List<String> changed = new ArrayList<>(headers);
    changed.removeIf(line -> isNamed(line, name));
    if (value != null) {
      changed.add(name + ": " + value);
    }
    return new HttpText(method, target, changed, body);
  }

  /** Appends a header line: another value, or a continuation of the last header. */
  HttpText plusLine(String line) {
    List<String> changed = new ArrayList<>(headers);
    changed.add(line);
    return new HttpText(method, target, changed, body);
  }

  private static boolean isNamed(String line, String name) {
    return line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":");
  }

  List<String> all(String name) {
    return headers.stream()
        .filter(line -> isNamed(line, name))
        .map(line -> line.substring(name.length() + 1).trim())
        .toList();
  }

  String header(String name) {
    return all(name).get(0);
  }

  /** Returns the request as a protocol reads it. */
  WireRequest wire() {
    int question = target.indexOf('?');
    WireRequest.Headers named =
        new WireRequest.Headers() {
          @Override
          public @Nullable String first(String name) {
            return HttpText.this.all(name).stream().findFirst().orElse(null);
          }

          @Override
          public List<String> all(String name) {
            return HttpText.this.all(name);
          }
        };
    return new WireRequest(
        method,
        question < 0 ? target : target.substring(0, question),
        question < 0 ? "" : target.substring(question + 1),
        named,
        body,
        "http://localhost",
        null);
  }

  /** Sends the request on a connection of its own. */
  Answer send(int port) throws IOException {
    boolean isChunked = !all("Transfer-Encoding").isEmpty();
    StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    headers.forEach(line -> head.append(line).append("\r\n"));
    if (!isChunked) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    head.append("Connection: close\r\n\r\n");
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(head.toString().getBytes(ISO_8859_1));
      socket.getOutputStream().write(isChunked ? chunks() : body);
      return answer(new String(socket.getInputStream().readAllBytes(), ISO_8859_1));
    }
  }

  private byte[] chunks() {
    int half = body.length / 2;
    String first = new String(Arrays.copyOf(body, half), ISO_8859_1);
    String second = new String(Arrays.copyOfRange(body, half, body.length), ISO_8859_1);
    return (chunk(first) + chunk(second) + "0\r\n\r\n").getBytes(ISO_8859_1);
  }

  private static String chunk(String part) {
    return Integer.toHexString(part.length()) + "\r\n" + part + "\r\n";
  }

  private static Answer answer(String text) {
    int end = text.indexOf("\r\n\r\n");
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    text.substring(0, end)
        .lines()
        .skip(1)
        .forEach(line -> headers.put(line.split(": ", 2)[0], line.split(": ", 2)[1]));
    int status = Integer.parseInt(text.split(" ", 3)[1]);
    return new Answer(status, headers, text.substring(end + 4));
  }
}
