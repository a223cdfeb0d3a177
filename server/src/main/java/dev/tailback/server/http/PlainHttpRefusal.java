package dev.tailback.server.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.xnio.StreamConnection;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.StreamSinkConduit;
import org.xnio.conduits.StreamSourceConduit;

/**
 * Answers a client that speaks plain HTTP to a port that expects TLS, and would otherwise see a
 * binary alert.
 */
final class PlainHttpRefusal extends AbstractStreamSourceConduit<StreamSourceConduit> {
  private static final int END = -1;
  private static final byte[] ANSWER = answer("This port speaks TLS: use https.\n");

  private final StreamSinkConduit sink;
  private boolean isFirst = true;

  private PlainHttpRefusal(StreamSourceConduit next, StreamSinkConduit sink) {
    super(next);
    this.sink = sink;
  }

  /** Looks at the first byte that a client sends. */
  static void watch(StreamConnection connection) {
    connection
        .getSourceChannel()
        .setConduit(
            new PlainHttpRefusal(
                connection.getSourceChannel().getConduit(),
                connection.getSinkChannel().getConduit()));
  }

  private static byte[] answer(String text) {
    return ("HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain;"
            + " charset=utf-8\r\nContent-Length: "
            + text.length()
            + "\r\nConnection: close\r\n\r\n"
            + text)
        .getBytes(US_ASCII);
  }

  @Override
  public int read(ByteBuffer buffer) throws IOException {
    int start = buffer.position();
    int read = next.read(buffer);
    if (isFirst && read > 0) {
      isFirst = false;
      if (isLetter(buffer.get(start))) {
        return refuse(buffer.position(start));
      }
    }
    return read;
  }

  /** Returns whether a request may begin with this byte. A handshake begins with 22. */
  private static boolean isLetter(byte first) {
    return (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z');
  }

  /** Answers, and ends the connection. The socket's buffer is empty. */
  private int refuse(ByteBuffer discarded) throws IOException {
    while (discarded.hasRemaining() && next.read(discarded) > 0) {
      discarded.clear();
    }
    sink.write(ByteBuffer.wrap(ANSWER));
    sink.terminateWrites();
    return END;
  }
}
