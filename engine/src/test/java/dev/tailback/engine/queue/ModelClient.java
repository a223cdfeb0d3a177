package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

/** What one client has done with a queue of the {@link Model}. */
final class ModelClient {
  final String name;
  long sent;
  long received;
  long repeated;
  long deleted;
  long visibilityChanges;
  long timeouts;

  /** Timeouts that ended at the moment the message expired. Which comes first is unspecified. */
  long undecided;

  long emptyShortPolls;
  long emptyLongPolls;

  ModelClient(String name) {
    this.name = name;
  }

  /** Counts a message that it has received. */
  void received(ModelMessage message) {
    received++;
    repeated += message.receives > 1 ? 1 : 0;
  }

  void takenBack(ModelDelivery delivery) {
    received--;
    repeated -= delivery.receive > 1 ? 1 : 0;
  }

  /**
   * Compares it with the engine's client.
   *
   * @param inFlight the messages that it holds
   */
  void compare(ClientSnapshot real, int inFlight, QueueAddress queue) {
    assertThat(real.expiries()).as("expiries").isBetween(timeouts - undecided, timeouts);
    assertThat(real)
        .as("%s of %s", name, queue.name())
        .isEqualTo(
            new ClientSnapshot(
                real.id(),
                real.isConsumer(),
                real.isProducer(),
                real.firstSeenAtMillis(),
                real.lastSeenAtMillis(),
                inFlight,
                received,
                repeated,
                deleted,
                visibilityChanges,
                real.expiries(),
                emptyShortPolls,
                emptyLongPolls,
                sent,
                0,
                0,
                0,
                null,
                real.processing()));
  }
}
