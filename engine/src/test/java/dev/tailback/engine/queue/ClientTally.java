package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Counts what the clients of a queue saw, to compare it with the queue's own totals. */
final class ClientTally {
  private long sent;
  private long sentBytes;
  private long received;
  private long repeated;
  private long deleted;
  private long empty;
  private long overLimit;
  private long deduplicated;

  void sent(String body) {
    sent++;
    sentBytes += body.getBytes(StandardCharsets.UTF_8).length;
  }

  void deduplicated() {
    deduplicated++;
  }

  void deleted() {
    deleted++;
  }

  void refusedReceive() {
    overLimit++;
  }

  void received(List<ReceivedMessage> messages) {
    empty += messages.isEmpty() ? 1 : 0;
    received += messages.size();
    repeated += again(messages);
  }

  void takenBack(List<ReceivedMessage> messages) {
    received -= messages.size();
    repeated -= again(messages);
  }

  private static long again(List<ReceivedMessage> messages) {
    return messages.stream().filter(message -> message.receiveCount() > 1).count();
  }

  /**
   * Compares.
   *
   * @param deadLettered the dead letters that the queue told of
   * @param expired the expired messages that it told of
   */
  void compare(QueueTotals totals, long deadLettered, long expired) {
    assertThat(totals.emptyReceives()).as("empty receives").isEqualTo(empty);
    assertThat(totals)
        .isEqualTo(
            new QueueTotals(
                sent,
                sentBytes,
                received,
                repeated,
                deleted,
                totals.emptyShortPolls(),
                totals.emptyLongPolls(),
                overLimit,
                deduplicated,
                deadLettered,
                expired,
                0,
                0,
                0));
  }
}
