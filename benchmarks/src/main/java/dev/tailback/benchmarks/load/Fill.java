package dev.tailback.benchmarks.load;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Sends messages in batches of ten, up to a total shared by several connections. */
final class Fill implements Conversation {
  private static final int BATCH = 10;

  private final BatchWriter batches;
  private final Countdown left;
  private int sent;

  /**
   * @param delaySeconds each message's own delay, 0 for none
   */
  Fill(Destination to, int delaySeconds, Countdown left) {
    this.batches = new BatchWriter(to, delaySeconds);
    this.left = left;
  }

  @Override
  public @Nullable ByteBuffer next() {
    sent = left.take(BATCH);
    return sent == 0 ? null : batches.write(sent).bytes();
  }

  @Override
  public int answered(Answer answer) {
    BatchWriter.check(answer, sent);
    return sent;
  }
}
