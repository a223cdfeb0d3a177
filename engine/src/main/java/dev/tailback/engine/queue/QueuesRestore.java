package dev.tailback.engine.queue;

import dev.tailback.engine.state.StateException;
import dev.tailback.engine.state.StateInput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link QueuesState} has written, block by block, into an empty set of queues. Used
 * only inside the gate.
 */
public final class QueuesRestore {
  private static final int MAX_SHARED_TEXTS = 100_000;

  private final Queues queues;
  private final List<RestoredQueue> restored = new ArrayList<>();
  private final Map<String, String> sharedTexts = new HashMap<>();
  private boolean hasBegun;

  /** A queue, with what is added to it once everything has been read. */
  private record RestoredQueue(Queue queue, List<Message> messages) {}

  /** Creates a reader into an empty set of queues. */
  public QueuesRestore(Queues queues) {
    this.queues = queues;
  }

  /**
   * Reads a block. The blocks must be given in the order in which they were taken.
   *
   * @throws StateException if the block is not valid
   */
  public void read(StateInput block) {
    if (!hasBegun) {
      hasBegun = true;
      queues.readFrom(block);
    }
    while (!block.isAtEnd()) {
      readPiece(block);
    }
  }

  private void readPiece(StateInput in) {
    byte first = in.readByte();
    Capture.@Nullable Piece piece = Capture.Piece.of(first);
    if (piece == null) {
      throw new StateException("there are no pieces of kind " + first);
    }
    int number = in.readInt();
    switch (piece) {
      case QUEUE -> addQueue(number, in);
      case MESSAGE -> queue(number).messages.add(Message.readFrom(in, this::shared));
      case TENANT -> queue(number).queue.messages().backlog().readTenant(in);
      case DEDUPLICATION -> queue(number).queue.sends().readIds(in);
      case ATTEMPT -> queue(number).queue.deliveries().readAttempt(in);
    }
  }

  private void addQueue(int number, StateInput in) {
    if (number != restored.size()) {
      throw new StateException("queue " + number + " is not the next one");
    }
    restored.add(new RestoredQueue(queues.readQueue(in), new ArrayList<>()));
  }

  private RestoredQueue queue(int number) {
    if (number < 0 || number >= restored.size()) {
      throw new StateException("there is no queue " + number);
    }
    return restored.get(number);
  }

  /** Returns the first text that is equal, so that a million messages share one sender. */
  private String shared(String text) {
    return sharedTexts.size() < MAX_SHARED_TEXTS
        ? sharedTexts.computeIfAbsent(text, first -> first)
        : sharedTexts.getOrDefault(text, text);
  }

  /** Ends the reading: all messages take their places. */
  public void finish() {
    restored.forEach(QueuesRestore::finish);
    queues.restored();
  }

  private static void finish(RestoredQueue restored) {
    restored.messages.sort(Comparator.comparingLong(message -> message.sequence));
    restored.queue.messages().restore(restored.messages);
  }
}
