package dev.tailback.engine;

import dev.tailback.engine.MessageEvent.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gives the messages of one queue to its consumers, those who wait first come first served. */
final class Deliveries {
  private final Queue queue;
  private final Engine engine;
  private final ReceiveAttempts attempts;
  private final Set<ParkedReceive> parked = new LinkedHashSet<>();

  Deliveries(Queue queue, Engine engine) {
    this.queue = queue;
    this.engine = engine;
    this.attempts = new ReceiveAttempts(engine);
  }

  @Nullable ParkedReceive receive(ReceiveRequest request, Consumer<? super Delivery> reply) {
    Delivery found = repeat(request);
    if (found == null) {
      refuseShortPollAtTheLimit(request);
      found = deliver(request);
    }
    if (found.isComplete() || waitMillis(request) == 0) {
      answer(reply, found);
      return null;
    }
    return park(request, reply);
  }

  /** Serves those who wait, in order, as far as there are messages for them. */
  void serveParked() {
    while (!parked.isEmpty() && canDeliver()) {
      ParkedReceive first = parked.iterator().next();
      Delivery found = deliver(first.request());
      if (found.isComplete()) {
        unpark(first);
        found.endWait();
        engine.tally().receivesAnswered++;
        answer(first.reply(), found);
      }
    }
  }

  String queueName() {
    return queue.address().name();
  }

  boolean isAnyoneWaiting() {
    return !parked.isEmpty();
  }

  int waiting() {
    return parked.size();
  }

  /** Those who wait, in the order in which they will be served. */
  List<QueueSnapshot.Waiting> snapshot() {
    return parked.stream()
        .map(
            receive ->
                new QueueSnapshot.Waiting(
                    receive.request().maxNumberOfMessages(), receive.dueMillis))
        .toList();
  }

  /** Answers everybody who waits with nothing. */
  void endAll() {
    List.copyOf(parked).forEach(this::end);
  }

  /** The wait is over. */
  void expire(ParkedReceive receive) {
    engine.tally().receivesEnded++;
    end(receive);
  }

  private void end(ParkedReceive receive) {
    unpark(receive);
    answer(receive.reply(), new Delivery(this, null));
  }

  void unpark(ParkedReceive receive) {
    if (parked.remove(receive)) {
      engine.deadlines().cancel(receive);
      engine.awaitedLess();
    }
  }

  void forgetAttempts() {
    attempts.clear();
  }

  int rememberedAttempts() {
    return attempts.size();
  }

  private ParkedReceive park(ReceiveRequest request, Consumer<? super Delivery> reply) {
    ParkedReceive receive = new ParkedReceive(this, request, reply);
    parked.add(receive);
    engine.awaitedMore();
    engine.deadlines().schedule(receive, engine.nowMillis() + waitMillis(request));
    return receive;
  }

  private void answer(Consumer<? super Delivery> reply, Delivery found) {
    engine.reply(() -> reply.accept(found));
  }

  /** Undoes a receive; see {@link Delivery#takeBack}. */
  void takeBack(Delivery delivery) {
    List<Delivery.Given> given = delivery.given();
    if (given.isEmpty() || engine.find(queue.address()) != queue) {
      return;
    }
    if (delivery.attemptId() != null) {
      attempts.forget(delivery.attemptId(), delivery);
    }
    given.forEach(queue.messages()::takeBack);
    engine.tally().receivesAnswered -= delivery.waited() ? 1 : 0;
  }

  /** The answer to an earlier attempt, its messages hidden anew, or {@code null}. */
  private @Nullable Delivery repeat(ReceiveRequest request) {
    String attemptId = attemptId(request);
    List<Message> given = attemptId == null ? null : attempts.find(attemptId, queue.messages());
    if (given == null) {
      return null;
    }
    Delivery answer = new Delivery(this, attemptId);
    for (Message message : given) {
      if (!request.room().take(message.weight())) {
        answer.lackRoom();
        break;
      }
      answer.repeat(received(message));
    }
    given
        .subList(0, answer.size())
        .forEach(message -> queue.messages().hideAgain(message, visibilityMillis(request)));
    return answer;
  }

  private void refuseShortPollAtTheLimit(ReceiveRequest request) {
    if (!queue.isFifo() && freePlaces() <= 0 && waitMillis(request) == 0) {
      throw new Refusal(
          Refusal.Reason.OVER_LIMIT,
          "Too many messages have been received without being deleted.\n"
              + "Please delete your received messages or let them timeout before receiving more.");
    }
  }

  private boolean canDeliver() {
    return freePlaces() > 0 && queue.messages().canDeliver();
  }

  private int freePlaces() {
    return queue.limits().inFlight() - queue.messages().inFlight();
  }

  private Delivery deliver(ReceiveRequest request) {
    Delivery delivery = new Delivery(this, attemptId(request));
    int most = Math.min(request.maxNumberOfMessages(), freePlaces());
    if (most <= 0) {
      return delivery;
    }
    queue.messages().offer(most, message -> give(message, request, delivery));
    if (visibilityMillis(request) == 0) { // not before all are given: none is given twice
      delivery.givenMessages().forEach(message -> queue.messages().hideAgain(message, 0));
    }
    if (delivery.attemptId() != null && !delivery.isEmpty()) {
      attempts.remember(delivery.attemptId(), delivery);
    }
    return delivery;
  }

  private Taken give(Message message, ReceiveRequest request, Delivery delivery) {
    if (queue.deadLetter(message)) {
      return Taken.REMOVED;
    }
    if (!request.room().take(message.weight())) {
      delivery.lackRoom();
      return Taken.DECLINED;
    }
    long order = message.order;
    long lastReceivedAtMillis = message.lastReceivedAtMillis;
    message.received(engine.nowMillis());
    queue.tell(Kind.RECEIVED, message, null, request.consumer());
    queue.messages().hide(message, visibilityMillis(request));
    delivery.add(message, received(message), order, lastReceivedAtMillis);
    return Taken.ACCEPTED;
  }

  private ReceivedMessage received(Message message) {
    ReceiptHandle handle =
        new ReceiptHandle(
            queue.id(), message.id(), message.receiveCount, message.lastReceivedAtMillis);
    return new ReceivedMessage(
        handle.messageId(),
        handle.encode(),
        message.content(),
        message.sentAtMillis,
        message.receiveCount,
        message.firstReceivedAtMillis,
        queue.isFifo() ? SequenceNumber.of(message.sequence) : null,
        message.deadLetterSource());
  }

  private @Nullable String attemptId(ReceiveRequest request) {
    return queue.isFifo() ? request.receiveRequestAttemptId() : null;
  }

  private long visibilityMillis(ReceiveRequest request) {
    Integer asked = request.visibilityTimeoutSeconds();
    return 1000L * Objects.requireNonNullElse(asked, queue.settings().visibilityTimeoutSeconds());
  }

  private long waitMillis(ReceiveRequest request) {
    Integer asked = request.waitTimeSeconds();
    return 1000L
        * Objects.requireNonNullElse(asked, queue.settings().receiveMessageWaitTimeSeconds());
  }
}
