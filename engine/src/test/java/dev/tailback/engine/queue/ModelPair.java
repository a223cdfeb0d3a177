package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** A queue and its counterpart in the {@link Model}: calls both and compares them. */
final class ModelPair {

  /** A receive from both queues. */
  private static final class Both {
    final ModelReceive model;
    ParkedReceive parked;
    Delivery answer;

    Both(ReceiveRequest request) {
      this.model = new ModelReceive(request);
    }
  }

  private static final int STEPS_PER_LOOK_AT_CLIENTS = 5;

  Queue real;
  final ModelQueue model;
  private final List<ModelDelivery> deliveries = new ArrayList<>();
  private final List<Both> waiting = new ArrayList<>();
  private final List<Both> answered = new ArrayList<>();
  private final Set<Object> idsSeen = new HashSet<>();
  final ClientTally tally = new ClientTally();
  private int compared;
  private boolean wasRestored;
  private BigInteger lastSequenceNumber = BigInteger.ZERO;

  ModelPair(Queue real, ModelQueue model) {
    this.real = real;
    this.model = model;
  }

  /** Returns the deliveries so far, oldest first, without those that were undone. */
  List<ModelDelivery> deliveries() {
    return deliveries.stream().filter(delivery -> delivery.message.receives > 0).toList();
  }

  void send(
      String body, String group, String deduplicationId, Integer delaySeconds, CallingClient by) {
    ModelMessage expected = model.send(body, group, deduplicationId, delaySeconds, by);
    MessageContent content = TestQueue.content(body, group, deduplicationId);
    SentMessage sent = real.callAs(by, queue -> queue.send(content, delaySeconds));
    if (expected.sent != null) {
      assertThat(sent).as("the first answer").isEqualTo(expected.sent);
      tally.deduplicated();
      return;
    }
    expected.sent = sent;
    tally.sent(body);
    assertThat(idsSeen.add(sent.messageId())).as("a new message id").isTrue();
    if (real.isFifo()) {
      BigInteger number = new BigInteger(sent.sequenceNumber());
      assertThat(number).as("sequence number").isGreaterThan(lastSequenceNumber);
      lastSequenceNumber = number;
    }
  }

  void receive(ReceiveRequest request) {
    Both both = new Both(request);
    waiting.add(both);
    String refusal =
        refusalOf(() -> both.parked = real.receive(request, messages -> answer(both, messages)));
    assertThat(refusal).as("receive refused").isEqualTo(model.receive(both.model));
    if (refusal != null) {
      tally.refusedReceive();
      waiting.remove(both);
    }
  }

  private static void answer(Both both, Delivery messages) {
    assertThat(both.answer).as("one answer").isNull();
    both.answer = messages;
  }

  int answeredReceives() {
    return answered.size();
  }

  void takeBack(int which) {
    Both both = answered.get(which);
    if (!both.model.isRepeated && !both.model.isTakenBack) {
      tally.takenBack(both.answer);
    }
    both.answer.takeBack();
    model.takeBack(both.model);
    // Another receive at the same time can get the same handle again.
    both.answer.forEach(message -> idsSeen.remove(message.receiptHandle()));
  }

  int waitingReceives() {
    return waiting.size();
  }

  void cancel(int which) {
    Both both = waiting.remove(which);
    both.parked.cancel();
    model.waiting.remove(both.model);
  }

  /** Cancels all receives that wait. */
  void endWaiting() {
    while (!waiting.isEmpty()) {
      cancel(0);
    }
  }

  /** Continues with a queue that was restored from this one, which has forgotten its clients. */
  void continueWith(Queue restored) {
    real = restored;
    wasRestored = true;
    answered.clear();
  }

  void delete(ModelDelivery delivery, CallingClient by) {
    String refusal = refusalOf(by, queue -> queue.delete(delivery.handle));
    assertThat(refusal).as("delete refused").isEqualTo(model.receipts.delete(delivery, by));
    if (refusal == null) {
      tally.deleted();
    }
  }

  void changeVisibility(ModelDelivery delivery, int seconds, CallingClient by) {
    String refusal = refusalOf(by, queue -> queue.changeVisibility(delivery.handle, seconds));
    assertThat(refusal)
        .as("change of visibility refused")
        .isEqualTo(model.receipts.changeVisibility(delivery, seconds, by));
  }

  void purge() {
    real.purge();
    model.purge();
  }

  void change(QueueSettings settings) {
    real.change(settings);
    model.change(settings);
  }

  void limit(QueueLimits limits) {
    real.limit(limits);
    model.limit(limits);
  }

  void shuffle(int max, long seed) {
    real.shuffle(max, new Random(seed));
    if (!real.isFifo()) {
      model.shuffle(max, new Random(seed));
    }
  }

  /** Compares the answers since the last time, the waiting receives and the counts. */
  void compare() {
    for (Both both : List.copyOf(waiting)) {
      if (both.answer != null || both.model.answer != null) {
        compareAnswers(both);
        tally.received(both.answer);
        waiting.remove(both);
        answered.add(both);
      }
    }
    assertThat(real.counts()).as("counts of %s", real.address().name()).isEqualTo(model.counts());
    assertThat(real.inspection().waitingReceives())
        .as("waiting receives")
        .isEqualTo(waiting.size());
    if (++compared % STEPS_PER_LOOK_AT_CLIENTS == 0 && !wasRestored) {
      compareClients();
    }
  }

  private void compareAnswers(Both both) {
    assertThat(shown(both.answer))
        .as("answer to %s", both.model.request)
        .isEqualTo(both.model.answer == null ? null : shownOf(both.model.answer));
    for (int i = 0; i < both.answer.size(); i++) {
      compare(both.answer.get(i), both.model.answer.get(i));
    }
  }

  private void compare(ReceivedMessage received, ModelDelivery delivery) {
    ModelMessage message = delivery.message;
    assertThat(received.messageId()).isEqualTo(message.sent.messageId());
    if (message.source == null) {
      assertThat(received.sequenceNumber()).isEqualTo(message.sent.sequenceNumber());
    }
    if (delivery.handle == null) {
      delivery.handle = received.receiptHandle();
      assertThat(idsSeen.add(delivery.handle)).as("a new receipt handle").isTrue();
      deliveries.add(delivery);
    } else {
      assertThat(received.receiptHandle()).as("the same handle").isEqualTo(delivery.handle);
    }
  }

  private static List<String> shownOf(List<ModelDelivery> deliveries) {
    return deliveries.stream().map(delivery -> delivery.shown).toList();
  }

  private static List<String> shown(List<ReceivedMessage> messages) {
    return messages == null ? null : messages.stream().map(ModelPair::shown).toList();
  }

  private static String shown(ReceivedMessage message) {
    QueueAddress source = message.deadLetterSource();
    return String.join(
        " ",
        message.content().body(),
        "group=" + message.content().messageGroupId(),
        "dedup=" + message.content().messageDeduplicationId(),
        "sent=" + message.sentAtMillis(),
        "count=" + message.receiveCount(),
        "first=" + message.firstReceivedAtMillis(),
        "from=" + (source == null ? null : source.name()));
  }

  private void compareClients() {
    model.compare(real.inspection().clients());
    Map<UUID, ModelMessage> byId = new HashMap<>();
    model.messages.forEach(message -> byId.put(message.sent.messageId(), message));
    for (PeekedMessage peeked : real.inspection().peek(0, Integer.MAX_VALUE)) {
      compareReceives(peeked, byId.get(peeked.messageId()));
    }
  }

  private static void compareReceives(PeekedMessage real, ModelMessage model) {
    List<PeekedMessage.Receive> all = model.past.stream().map(ModelPast::shown).toList();
    assertThat(real.receives()).as("receives").hasSizeLessThanOrEqualTo(10);
    int forgotten = all.size() - real.receives().size();
    assertThat(forgotten).isBetween(0, Math.max(0, all.size() + model.undone - 10));
    assertThat(real.receives()).isEqualTo(all.subList(forgotten, all.size()));
    assertThat(real.heldBy() == null ? null : real.heldBy().name())
        .as("holder")
        .isEqualTo(model.inFlight ? model.holder().name : null);
  }

  private String refusalOf(CallingClient by, Consumer<Queue> call) {
    return refusalOf(
        () ->
            real.callAs(
                by,
                queue -> {
                  call.accept(queue);
                  return null;
                }));
  }

  private static String refusalOf(Runnable call) {
    try {
      call.run();
      return null;
    } catch (Refusal refusal) {
      return refusal.reason() + ": " + refusal.text();
    }
  }
}
