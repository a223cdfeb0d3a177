package dev.tailback.server.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.tailback.server.wire.BadRequest;
import dev.tailback.server.wire.Protocols;
import dev.tailback.server.wire.RequestId;
import dev.tailback.server.wire.WireResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.xnio.conduits.AbstractStreamSinkConduit;
import org.xnio.conduits.StreamSinkConduit;

/**
 * Answers a request that Undertow's parser rejects as SQS does: with an error that has a request id
 * and a body.
 *
 * <p>The parser answers before any handler sees the request, with status 400 and no body, and
 * neither can be changed. This conduit recognizes that answer on its way to the socket and replaces
 * it. None of our own answers has status 400 and no body.
 */
final class ParserRefusal extends AbstractStreamSinkConduit<StreamSinkConduit> {
  private static final byte[] START = "HTTP/1.1 400 ".getBytes(ISO_8859_1);
  private static final String NO_BODY = "Content-Length: 0\r\n";
  private static final String END = "\r\n\r\n";
  private static final int MAX_LENGTH = 512;

  private final Protocols protocols;

  ParserRefusal(StreamSinkConduit next, Protocols protocols) {
    super(next);
    this.protocols = protocols;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    return isBareRefusal(source) ? replace(source) : next.write(source);
  }

  private static boolean isBareRefusal(ByteBuffer source) {
    int length = source.remaining();
    if (length < START.length || length > MAX_LENGTH) {
      return false;
    }
    for (int i = 0; i < START.length; i++) {
      if (source.get(source.position() + i) != START[i]) {
        return false;
      }
    }
    String answer = ISO_8859_1.decode(source.duplicate()).toString();
    return answer.endsWith(END) && answer.contains(NO_BODY);
  }

  /** Writes the replacement. The socket's buffer is empty and holds far more than one error. */
  private int replace(ByteBuffer source) throws IOException {
    int length = source.remaining();
    next.write(answer());
    source.position(source.limit());
    return length;
  }

  /** Answers in the protocol that needs no headers, because the client's protocol is unknown. */
  private ByteBuffer answer() {
    WireResponse error =
        protocols
            .ofUnknown()
            .refusal(BadRequest.ofHttp("The request is not well-formed HTTP."), RequestId.next());
    String head =
        "HTTP/1.1 %d Bad Request\r\nContent-Type: %s\r\nx-amzn-RequestId: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
            .formatted(error.status(), error.contentType(), error.requestId(), error.body().length);
    ByteBuffer answer = ByteBuffer.allocate(head.length() + error.body().length);
    return answer.put(head.getBytes(ISO_8859_1)).put(error.body()).flip();
  }
}
