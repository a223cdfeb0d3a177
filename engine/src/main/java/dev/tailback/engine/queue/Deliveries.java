package dev.tailback.engine.queue;

import dev.tailback.engine.queue.MessageEvent.Kind;
import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import dev.tailback.engine.time.Horizon;
import dev.tailback.engine.time.Timeline;
import dev.tailback.engine.time.Waiters;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Delivers the messages of one queue to its consumers. Long polls are served in order. */
final class Deliveries implements Waiters {
  /** How many messages are searched for the chosen ones. */
  private static final int MAX_LOOKED_AT = 1_000;

  private final QueueAttributes attributes;
  private final World world;
  private final Timeline timeline;
  private final Messages messages;
  private final Predicate<Message> moveToDeadLetters;
  private final QueueEvents events;
  private final QueueCounter counter;
  private final Clients clients;
  private final ReceiveAttempts attempts;
  private final Set<ParkedReceive> parked = new LinkedHashSet<>();
  private boolean ended;

  Deliveries(
      QueueAttributes attributes,
      World world,
      Messages messages,
      Predicate<Message> moveToDeadLetters,
      QueueEvents events,
      QueueCounter counter,
      Clients clients) {
    this.attributes = attributes;
    this.world = world;
    this.timeline = world.timeline();
    this.messages = messages;
    this.moveToDeadLetters = moveToDeadLetters;
    this.events = events;
    this.counter = counter;
    this.clients = clients;
    this.attempts = new ReceiveAttempts(timeline, attributes.capture());
  }

  /** Answers a receive of the calling client, or lets it wait. */
  @Nullable ParkedReceive receive(ReceiveRequest request, Consumer<? super Delivery> reply) {
    if (request.chosen() != null) {
      answer(reply, deliverChosen(request, request.chosen()));
      return null;
    }
    Delivery found = repeat(request);
    if (found == null) {
      refuseShortPollAtTheLimit(request);
      found = deliver(request);
    }
    boolean waits = attributes.waitMillis(request) > 0;
    if (waits && !found.isComplete() && !timeline.isEnding()) {
      return park(request, reply);
    }
    if (found.isEmpty()) {
      countEmpty(waits);
    }
    answer(reply, found);
    return null;
  }

  private void countEmpty(boolean isLongPoll) {
    if (isLongPoll) {
      counter.emptyLongPoll();
    } else {
      counter.emptyShortPoll();
    }
  }

  /** Serves long polls in order, as far as there are messages for them. */
  @Override
  public void serve() {
    while (!parked.isEmpty() && canDeliver()) {
      ParkedReceive first = parked.iterator().next();
      clients.enter(first.request().client());
      Delivery found = deliver(first.request());
      clients.leave();
      if (found.isComplete()) {
        unpark(first);
        found.endWait();
        world.timedEvents().receivesAnswered++;
        answer(first.reply(), found);
      }
    }
  }

  String queueName() {
    return attributes.address.name();
  }

  boolean isAnyoneWaiting() {
    return !parked.isEmpty();
  }

  int waiting() {
    return parked.size();
  }

  /** Describes the long polls in the order in which they will be served. */
  List<QueueSnapshot.Waiting> snapshot() {
    return parked.stream()
        .map(
            receive ->
                new QueueSnapshot.Waiting(
                    receive.request().maxNumberOfMessages(), receive.dueMillis()))
        .toList();
  }

  /** Counts the long polls that end. */
  void addTo(Horizon horizon) {
    for (ParkedReceive receive : parked) {
      horizon.add("longPoll", receive.dueMillis());
    }
  }

  /** Answers all long polls with nothing. */
  void endAll() {
    List.copyOf(parked).forEach(this::end);
  }

  /** Ends all receives of a queue that is deleted. */
  void end() {
    ended = true;
    endAll();
  }

  /** Ends a long poll whose time is over. */
  void expire(ParkedReceive receive) {
    world.timedEvents().receivesEnded++;
    end(receive);
  }

  private void end(ParkedReceive receive) {
    messages.beforeChange();
    unpark(receive);
    clients.enter(receive.request().client());
    QueueClient receiver = clients.calling();
    counter.emptyLongPoll();
    clients.leave();
    answer(receive.reply(), new Delivery(this, null, receiver));
  }

  void unpark(ParkedReceive receive) {
    if (parked.remove(receive)) {
      timeline.cancel(receive);
    }
  }

  void forgetAttempts() {
    attempts.clear();
  }

  /** Returns the answers to receives with an attempt id. */
  List<ReceiveAttempts.Entry> attempts() {
    return attempts.entries();
  }

  void writeTo(StateOutput out) {
    attempts.writeTo(out);
  }

  void readFrom(StateInput in) {
    attempts.readFrom(in);
  }

  /** Adds a restored attempt. */
  void readAttempt(StateInput in) {
    attempts.readEntry(in);
  }

  int rememberedAttempts() {
    return attempts.size();
  }

  private ParkedReceive park(ReceiveRequest request, Consumer<? super Delivery> reply) {
    ParkedReceive receive = new ParkedReceive(this, request, reply);
    parked.add(receive);
    timeline.schedule(receive, timeline.nowMillis() + attributes.waitMillis(request));
    return receive;
  }

  private void answer(Consumer<? super Delivery> reply, Delivery found) {
    timeline.reply(() -> reply.accept(found));
  }

  /** Undoes a receive; see {@link Delivery#takeBack}. */
  void takeBack(Delivery delivery) {
    List<GivenMessage> given = delivery.given();
    if (given.isEmpty() || ended) {
      return;
    }
    messages.beforeChange();
    if (delivery.attemptId() != null) {
      attempts.forget(delivery.attemptId(), given);
    }
    given.forEach(one -> takeBack(one, delivery.client()));
    world.timedEvents().receivesAnswered -= delivery.waited() ? 1 : 0;
  }

  void takeBack(GivenMessage given, QueueClient client) {
    counter.takenBack(given, client);
    messages.takeBack(given);
  }

  /** Repeats an earlier attempt and restarts its visibility timeouts; {@code null} if none. */
  private @Nullable Delivery repeat(ReceiveRequest request) {
    String attemptId = attemptId(request);
    List<Message> given = attemptId == null ? null : attempts.find(attemptId, messages);
    if (given == null) {
      return null;
    }
    Delivery answer = new Delivery(this, attemptId, clients.calling());
    for (Message message : given) {
      if (!request.room().take(message.weight())) {
        answer.lackRoom();
        break;
      }
      counter.received(message.receiveCount);
      message.passTo(clients.calling());
      answer.repeat(received(message));
    }
    given
        .subList(0, answer.size())
        .forEach(
            message ->
                messages.restartVisibilityTimeout(message, attributes.visibilityMillis(request)));
    return answer;
  }

  private void refuseShortPollAtTheLimit(ReceiveRequest request) {
    if (!attributes.isFifo() && freePlaces() <= 0 && attributes.waitMillis(request) == 0) {
      counter.overLimit++;
      throw new Refusal(
          Refusal.Reason.OVER_LIMIT,
          "Too many messages have been received without being deleted.\n"
              + "Please delete your received messages or let them timeout before receiving more.");
    }
  }

  private boolean canDeliver() {
    return freePlaces() > 0 && messages.canDeliver();
  }

  private int freePlaces() {
    return attributes.limits().inFlight() - messages.inFlight();
  }

  private Delivery deliver(ReceiveRequest request) {
    Delivery delivery = new Delivery(this, attemptId(request), clients.calling());
    int max = Math.min(request.maxNumberOfMessages(), freePlaces());
    if (max <= 0) {
      return delivery;
    }
    messages.offer(max, message -> give(message, request, delivery));
    endTimeoutsOfZero(delivery, request);
    if (delivery.attemptId() != null && !delivery.isEmpty()) {
      attempts.remember(delivery.attemptId(), delivery.given());
    }
    return delivery;
  }

  /** Delivers exactly these messages, if they are in the queue; all others keep their places. */
  private Delivery deliverChosen(ReceiveRequest request, Set<UUID> chosen) {
    show(chosen);
    Delivery delivery = new Delivery(this, null, clients.calling());
    Set<UUID> missing = new HashSet<>(chosen);
    messages.offer(
        MAX_LOOKED_AT,
        message -> {
          if (missing.isEmpty()) {
            return OfferResult.DECLINED;
          }
          missing.remove(message.id());
          return give(message, request, delivery);
        });
    delivery.keepOnly(chosen);
    endTimeoutsOfZero(delivery, request);
    return delivery;
  }

  /** Makes delayed or in-flight messages visible. */
  private void show(Set<UUID> chosen) {
    Stream<Message> received = chosen.stream().map(messages::find).filter(Objects::nonNull);
    boolean hasDelayed = messages.counts().delayed() > 0;
    (hasDelayed ? messages.inOrder().stream() : received)
        .filter(message -> !message.isVisible() && chosen.contains(message.id()))
        .toList()
        .forEach(message -> messages.restartVisibilityTimeout(message, 0));
  }

  /** Called after all messages have been taken; earlier, one could be delivered twice. */
  private void endTimeoutsOfZero(Delivery delivery, ReceiveRequest request) {
    if (attributes.visibilityMillis(request) == 0) {
      delivery.givenMessages().forEach(message -> messages.restartVisibilityTimeout(message, 0));
    }
  }

  private OfferResult give(Message message, ReceiveRequest request, Delivery delivery) {
    if (moveToDeadLetters.test(message)) {
      return OfferResult.REMOVED;
    }
    if (!request.room().take(message.weight())) {
      delivery.lackRoom();
      return OfferResult.DECLINED;
    }
    messages.beforeChange(message);
    long order = message.order;
    long lastReceivedAtMillis = message.lastReceivedAtMillis;
    message.received(timeline.nowMillis(), clients.calling());
    counter.received(message.receiveCount);
    events.tell(Kind.RECEIVED, message, null, request.consumer());
    messages.startVisibilityTimeout(message, attributes.visibilityMillis(request));
    delivery.add(message, received(message), order, lastReceivedAtMillis);
    return OfferResult.ACCEPTED;
  }

  private ReceivedMessage received(Message message) {
    ReceiptHandle handle =
        new ReceiptHandle(
            attributes.id, message.id(), message.receiveCount, message.lastReceivedAtMillis);
    return new ReceivedMessage(
        handle.messageId(),
        handle.encode(),
        message.content(),
        message.sentAtMillis,
        message.receiveCount,
        message.firstReceivedAtMillis(),
        attributes.isFifo() ? SequenceNumber.of(message.sequence) : null,
        message.deadLetterSource());
  }

  private @Nullable String attemptId(ReceiveRequest request) {
    return attributes.isFifo() ? request.receiveRequestAttemptId() : null;
  }
}
