package dev.tailback.engine;

import dev.tailback.engine.MessageEvent.Kind;
import java.util.ArrayList;
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

  @Nullable ParkedReceive receive(ReceiveRequest request, Consumer<List<ReceivedMessage>> reply) {
    List<ReceivedMessage> found = repeat(request);
    if (found == null) {
      refuseShortPollAtTheLimit(request);
      found = deliver(request);
    }
    if (!found.isEmpty() || waitMillis(request) == 0) {
      answer(reply, found);
      return null;
    }
    return park(request, reply);
  }

  /** Serves those who wait, in order, as far as there are messages for them. */
  void serveParked() {
    while (!parked.isEmpty() && canDeliver()) {
      ParkedReceive first = parked.iterator().next();
      List<ReceivedMessage> found = deliver(first.request());
      if (!found.isEmpty()) {
        unpark(first);
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
    answer(receive.reply(), List.of());
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

  private ParkedReceive park(ReceiveRequest request, Consumer<List<ReceivedMessage>> reply) {
    ParkedReceive receive = new ParkedReceive(this, request, reply);
    parked.add(receive);
    engine.awaitedMore();
    engine.deadlines().schedule(receive, engine.nowMillis() + waitMillis(request));
    return receive;
  }

  private void answer(Consumer<List<ReceivedMessage>> reply, List<ReceivedMessage> found) {
    engine.reply(() -> reply.accept(found));
  }

  /** The answer to an earlier attempt, its messages hidden anew, or {@code null}. */
  private @Nullable List<ReceivedMessage> repeat(ReceiveRequest request) {
    String attemptId = attemptId(request);
    List<Message> given = attemptId == null ? null : attempts.find(attemptId, queue.messages());
    if (given == null) {
      return null;
    }
    List<ReceivedMessage> answer = given.stream().map(this::received).toList();
    given.forEach(message -> queue.messages().hideAgain(message, visibilityMillis(request)));
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

  private List<ReceivedMessage> deliver(ReceiveRequest request) {
    int most = Math.min(request.maxNumberOfMessages(), freePlaces());
    if (most <= 0) {
      return List.of();
    }
    List<Message> given = new ArrayList<>();
    List<ReceivedMessage> answer = new ArrayList<>();
    queue.messages().offer(most, message -> give(message, request, given, answer));
    if (visibilityMillis(request) == 0) { // not before all are given: none is given twice
      given.forEach(message -> queue.messages().hideAgain(message, 0));
    }
    String attemptId = attemptId(request);
    if (attemptId != null && !given.isEmpty()) {
      attempts.remember(attemptId, given);
    }
    return answer;
  }

  private boolean give(
      Message message, ReceiveRequest request, List<Message> given, List<ReceivedMessage> answer) {
    if (queue.deadLetter(message)) {
      return false;
    }
    message.received(engine.nowMillis());
    queue.tell(Kind.RECEIVED, message, null, request.consumer());
    queue.messages().hide(message, visibilityMillis(request));
    given.add(message);
    answer.add(received(message));
    return true;
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
