package dev.tailback.server.conservation;

import dev.tailback.server.conservation.Holds.Hold;
import dev.tailback.server.conservation.Witness.Copy;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/**
 * Receives messages and deletes most of them, some after a heartbeat. It gives back or forgets
 * others, and never deletes poisoned parcels if they can be dead-lettered.
 */
final class Consumer extends Actor {
  private static final int MAX_WAIT_SECONDS = 2;
  private static final int MIN_VISIBILITY_SECONDS = 2;
  private static final int MAX_VISIBILITY_SECONDS = 30;
  private static final int POISONED = 5;
  private static final int MAX_CUT_WAIT_MILLIS = 5;

  private final World world;
  private final String queue;
  private final Door door;
  private final boolean receivesAhead;

  /**
   * Creates a consumer of a queue.
   *
   * @param receivesAhead whether the client prefetches, so that its answers may be old
   */
  Consumer(
      String name,
      Schedule schedule,
      long pauseMillis,
      World world,
      String queue,
      Door door,
      boolean receivesAhead) {
    super(name, schedule, pauseMillis);
    this.world = world;
    this.queue = queue;
    this.door = door;
    this.receivesAhead = receivesAhead;
  }

  @Override
  void act(SplittableRandom random) throws IOException {
    int visibilitySeconds =
        MIN_VISIBILITY_SECONDS
            + random.nextInt(MAX_VISIBILITY_SECONDS - MIN_VISIBILITY_SECONDS + 1);
    ReceiveMessageRequest request = request(random, visibilitySeconds);
    long begunTick = receivesAhead ? 0 : world.ledger.tick();
    long begunMillis = world.ledger.nowMillis();
    List<Message> messages;
    try {
      messages = door.receive(request);
    } catch (SdkException noAnswer) {
      return; // the received messages come back
    }
    world.ledger.received(queue, messages.size());
    messages.forEach(message -> checkExpected(message, begunTick));
    if (queue.equals(Lane.ORDERS.queue)) {
      handleOrders(messages, begunTick, begunMillis + 1000L * visibilitySeconds, random);
    } else {
      for (Message message : messages) {
        handle(message, random);
      }
    }
  }

  private ReceiveMessageRequest request(SplittableRandom random, int visibilitySeconds) {
    ReceiveMessageRequest.Builder request =
        ReceiveMessageRequest.builder()
            .queueUrl(world.url(queue))
            .maxNumberOfMessages(1 + random.nextInt(10))
            .waitTimeSeconds(random.nextInt(MAX_WAIT_SECONDS + 1));
    if (!receivesAhead) {
      request.visibilityTimeout(visibilitySeconds);
    }
    return request.build();
  }

  private void checkExpected(Message message, long begunTick) {
    UUID id = UUID.fromString(message.messageId());
    Copy copy = world.witness.copy(id);
    if (copy == null || !copy.parcel.equals(Parcel.read(message.body()))) {
      unexpected("never stored", message);
    } else if (world.ledger.wasDeletedBefore(queue, id, begunTick)) {
      unexpected("deleted before", message);
    }
  }

  private void unexpected(String what, Message message) {
    world.findings.add(
        Findings.Kind.UNEXPECTED, "received from " + queue + ", but " + what + ": " + message);
  }

  private void handle(Message message, SplittableRandom random) throws IOException {
    int dice = random.nextInt(100);
    if (isPoisoned(message) || dice < 8) {
      giveBack(message, dice % 3 == 0 ? 1 : 0);
    } else if (dice < 20) {
      changeVisibility(message, MAX_VISIBILITY_SECONDS);
      delete(message);
    } else if (dice < 25) {
      deleteByCutCall(message, random);
    } else if (dice < 93) {
      delete(message);
    }
  }

  private boolean isPoisoned(Message message) {
    Parcel parcel = Parcel.read(message.body());
    return parcel != null
        && queue.equals(parcel.lane().queue)
        && parcel.lane().deadLetterQueue != null
        && parcel.number() % POISONED == 0;
  }

  /** After giving up a message, a consumer leaves the others of its group alone. */
  private void handleOrders(
      List<Message> messages, long begunTick, long untilMillis, SplittableRandom random)
      throws IOException {
    Set<String> givenUp = new HashSet<>();
    for (Hold hold : world.holds.received(messages, begunTick, untilMillis)) {
      boolean isUp = givenUp.contains(hold.parcel.group());
      if (!isUp && !handle(hold, random)) {
        givenUp.add(hold.parcel.group());
      }
    }
  }

  /** Returns whether the message was, or may have been, deleted. */
  private boolean handle(Hold hold, SplittableRandom random) throws IOException {
    int dice = random.nextInt(100);
    if (dice < 8) {
      world.holds.release(hold, false);
      giveBack(hold.message, dice % 3 == 0 ? 1 : 0);
      return false;
    }
    if (dice < 15) {
      return false;
    }
    if (dice < 30) {
      heartbeat(hold);
    }
    world.holds.release(hold, true);
    if (dice < 35) {
      deleteByCutCall(hold.message, random);
      return true;
    }
    return delete(hold.message);
  }

  private void heartbeat(Hold hold) {
    long untilMillis = world.ledger.nowMillis() + 1000L * MAX_VISIBILITY_SECONDS;
    world.holds.beginChange(hold, untilMillis);
    if (changeVisibility(hold.message, MAX_VISIBILITY_SECONDS)) {
      world.holds.changed(hold, untilMillis);
    }
  }

  private void giveBack(Message message, int seconds) {
    changeVisibility(message, seconds);
  }

  private boolean changeVisibility(Message message, int seconds) {
    try {
      door.changeVisibility(world.url(queue), message.receiptHandle(), seconds);
      return true;
    } catch (SdkException refusedOrNoAnswer) {
      return false;
    }
  }

  private boolean delete(Message message) {
    UUID id = UUID.fromString(message.messageId());
    world.ledger.beginDelete(queue, id);
    try {
      door.delete(world.url(queue), message.receiptHandle());
    } catch (SdkException refusedOrNoAnswer) {
      return false;
    }
    world.ledger.deleted(queue, id);
    Copy copy = world.witness.copy(id);
    if (copy != null && copy.isStored() && copy.queue.equals(queue)) {
      unexpected("its deletion was answered, and it is still there", message);
    }
    return true;
  }

  private void deleteByCutCall(Message message, SplittableRandom random) throws IOException {
    world.ledger.beginDelete(queue, UUID.fromString(message.messageId()));
    String body =
        "{\"QueueUrl\":\"%s\",\"ReceiptHandle\":\"%s\"}"
            .formatted(world.url(queue), message.receiptHandle());
    new CutCall(world.tailback.port(), "DeleteMessage", body).run(random, MAX_CUT_WAIT_MILLIS);
  }
}
