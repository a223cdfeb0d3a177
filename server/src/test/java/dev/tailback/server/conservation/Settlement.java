package dev.tailback.server.conservation;

import dev.tailback.server.conservation.Findings.Kind;
import dev.tailback.server.conservation.Witness.Copy;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/** Empties the queues once all actors have stopped, and works out the balance. */
final class Settlement {
  private static final int MAX_PASSES = 12;
  private static final int VISIBILITY_SECONDS = 600;

  /** Longer than any delay or visibility timeout of the run. */
  private static final String LONGER_THAN_ANYTHING_HIDDEN = "PT31S";

  private final World world;
  private final Map<UUID, String> found = new HashMap<>();

  Settlement(World world) {
    this.world = world;
  }

  /**
   * Receives all messages that are left, moving the clock in between, because some are invisible.
   */
  Balance settle(Saboteur saboteur) throws IOException, InterruptedException {
    for (int pass = 0; pass < MAX_PASSES && world.witness.stored() > 0; pass++) {
      Lane.queues().forEach(this::empty);
      saboteur.advance(LONGER_THAN_ANYTHING_HIDDEN);
    }
    Lane.queues().forEach(this::empty);
    checkEmpty();
    checkSends();
    return Balance.of(world, found);
  }

  private void empty(String queue) {
    for (List<Message> some = receive(queue); !some.isEmpty(); some = receive(queue)) {
      world.ledger.received(queue, some.size());
      some.forEach(message -> note(queue, message));
      delete(queue, some);
    }
  }

  private List<Message> receive(String queue) {
    return world
        .sqs
        .receiveMessage(
            r ->
                r.queueUrl(world.url(queue))
                    .maxNumberOfMessages(10)
                    .visibilityTimeout(VISIBILITY_SECONDS))
        .messages();
  }

  private void note(String queue, Message message) {
    UUID id = UUID.fromString(message.messageId());
    Copy copy = world.witness.copy(id);
    String other = found.putIfAbsent(id, queue);
    if (other != null || copy == null || !copy.parcel.equals(Parcel.read(message.body()))) {
      world.findings.add(
          Kind.UNEXPECTED, "at the end in " + queue + ": " + message.body() + " (" + id + ")");
    }
    world.ledger.beginDelete(queue, id);
  }

  private void delete(String queue, List<Message> messages) {
    List<DeleteMessageBatchRequestEntry> entries =
        messages.stream().map(m -> entry(m.messageId(), m.receiptHandle())).toList();
    world.sqs.deleteMessageBatch(r -> r.queueUrl(world.url(queue)).entries(entries));
  }

  private static DeleteMessageBatchRequestEntry entry(String id, String receiptHandle) {
    return DeleteMessageBatchRequestEntry.builder().id(id).receiptHandle(receiptHandle).build();
  }

  private void checkEmpty() {
    for (Copy copy : world.witness.copies()) {
      if (copy.isStored()) {
        world.findings.add(Kind.LOST, "stored, but nobody can receive it: " + copy);
      }
    }
  }

  /** Checks that all accepted messages were stored, and no parcel more often than it was sent. */
  private void checkSends() {
    Map<Parcel, Integer> stored = new HashMap<>();
    for (Copy copy : world.witness.copies()) {
      if (!copy.isSuccessor) {
        stored.merge(copy.parcel, 1, Integer::sum);
      }
    }
    world.ledger.sends().forEach((parcel, sends) -> check(parcel, sends, stored));
  }

  private void check(Parcel parcel, Ledger.Sends sends, Map<Parcel, Integer> stored) {
    for (UUID id : sends.accepted()) {
      Copy copy = world.witness.copy(id);
      if (copy == null || !copy.parcel.equals(parcel)) {
        world.findings.add(Kind.LOST, "accepted, but never stored: " + parcel + " " + id);
      }
    }
    int copies = stored.getOrDefault(parcel, 0);
    if (copies > sends.attempts()) {
      world.findings.add(Kind.UNEXPECTED, copies + " times stored: " + parcel);
    }
    if (sends.accepted().isEmpty()) {
      world.findings.add(Kind.LOST, "never accepted: " + parcel);
    }
  }
}
