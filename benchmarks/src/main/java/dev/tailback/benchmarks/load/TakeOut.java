package dev.tailback.benchmarks.load;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Receives messages to keep them in flight, up to a total shared by several connections. */
final class TakeOut implements Conversation {
  private static final int BATCH = 10;
  private static final byte[] HANDLE = Request.ascii("\"ReceiptHandle\":\"");

  private final Request request;
  private final byte[] prefix;
  private final int visibilitySeconds;
  private final Countdown left;
  private int asked;

  /**
   * @param visibilitySeconds how long they stay in flight
   */
  TakeOut(Destination from, int visibilitySeconds, Countdown left) {
    this.request = from.request("ReceiveMessage");
    this.prefix = from.prefix();
    this.visibilitySeconds = visibilitySeconds;
    this.left = left;
  }

  @Override
  public @Nullable ByteBuffer next() {
    asked = left.take(BATCH);
    return asked == 0 ? null : write().bytes();
  }

  private Request write() {
    String body = ",\"MaxNumberOfMessages\":%d,\"VisibilityTimeout\":%d}";
    return request
        .begin()
        .put(prefix)
        .put(Request.ascii(body.formatted(asked, visibilitySeconds)))
        .end();
  }

  @Override
  public int answered(Answer answer) {
    int received = answer.count(HANDLE);
    if (received == 0) {
      throw new WrongAnswer("nothing to receive", answer);
    }
    left.giveBack(asked - received);
    return received;
  }
}
