package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A queue with shorthands for tests. Each call checks the invariants. */
final class TestQueue {
  final Queue queue;
  private final TestEngine world;
  private int sent;

  TestQueue(TestEngine world, Queue queue) {
    this.world = world;
    this.queue = queue;
  }

  static CallingClient consumer(String name) {
    return new CallingClient(new ClientId(name, "key"), CallingClient.Role.CONSUMER, null);
  }

  static CallingClient producer(String name) {
    return new CallingClient(new ClientId(name, "key"), CallingClient.Role.PRODUCER, null);
  }

  QueueAddress address() {
    return queue.address();
  }

  static MessageContent content(String body, String groupId, String deduplicationId) {
    return new MessageContent(body, Map.of(), groupId, deduplicationId, null, "000000000000");
  }

  /** Sends to a standard queue with the queue's delay. */
  SentMessage send(String body) {
    return send(content(body, null, null), null);
  }

  void sendAll(String... bodies) {
    for (String body : bodies) {
      send(body);
    }
  }

  SentMessage send(String body, int delaySeconds) {
    return send(content(body, null, null), delaySeconds);
  }

  /** Sends to a group of a FIFO queue or as a tenant of a standard queue, never a duplicate. */
  SentMessage sendTo(String group, String body) {
    return send(content(body, group, queue.isFifo() ? "unique-" + sent++ : null), null);
  }

  void sendAllTo(String group, String... bodies) {
    for (String body : bodies) {
      sendTo(group, body);
    }
  }

  SentMessage sendTo(String group, String body, String deduplicationId) {
    return send(content(body, group, deduplicationId), null);
  }

  /** Sends as a client. */
  void sendAs(String client, String body) {
    queue.callAs(producer(client), sending -> sending.send(content(body, null, null), null));
    world.settle();
  }

  /** Starts a receive of a client. */
  LongPoll pollAs(String client, int max, Integer visibilitySeconds, int waitSeconds) {
    return poll(
        new ReceiveRequest(
            max, visibilitySeconds, waitSeconds, null, null, consumer(client), Room.UNLIMITED));
  }

  ReceivedMessage receiveOneAs(String client) {
    return only(pollAs(client, 1, null, 0).messages());
  }

  void deleteAs(String client, ReceivedMessage message) {
    callAs(client, deleting -> deleting.delete(message.receiptHandle()));
  }

  void changeVisibilityAs(String client, ReceivedMessage message, int seconds) {
    callAs(client, changing -> changing.changeVisibility(message.receiptHandle(), seconds));
  }

  private void callAs(String client, Consumer<Queue> call) {
    queue.callAs(
        consumer(client),
        called -> {
          call.accept(called);
          return called;
        });
    world.settle();
  }

  /** Returns the snapshot of a known client. */
  ClientSnapshot client(String name) {
    return queue.inspection().clients().stream()
        .filter(client -> client.id().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  SentMessage send(MessageContent content, Integer delaySeconds) {
    SentMessage answer = queue.send(content, delaySeconds);
    world.settle();
    return answer;
  }

  /** Starts a long poll, or a short one if it waits for 0 seconds. */
  LongPoll poll(int max, int waitSeconds) {
    return poll(new ReceiveRequest(max, null, waitSeconds, null));
  }

  LongPoll poll(ReceiveRequest request) {
    LongPoll poll = new LongPoll();
    poll.parked = queue.receive(request, poll::answer);
    world.settle();
    return poll;
  }

  List<ReceivedMessage> receive(ReceiveRequest request) {
    return poll(request).messages();
  }

  List<ReceivedMessage> receive(int max) {
    return receive(new ReceiveRequest(max, null, 0, null));
  }

  List<ReceivedMessage> receive(int max, int visibilitySeconds) {
    return receive(new ReceiveRequest(max, visibilitySeconds, 0, null));
  }

  List<ReceivedMessage> receiveAs(String attemptId, int max) {
    return receive(new ReceiveRequest(max, null, 0, attemptId));
  }

  ReceivedMessage receiveOne() {
    return only(receive(1));
  }

  ReceivedMessage receiveOne(int visibilitySeconds) {
    return only(receive(1, visibilitySeconds));
  }

  List<String> bodies(int max) {
    return bodies(receive(max));
  }

  static List<String> bodies(List<ReceivedMessage> messages) {
    return messages.stream().map(message -> message.content().body()).toList();
  }

  /** Receives and deletes until nothing can be received. */
  List<String> drain() {
    List<String> all = new ArrayList<>();
    for (List<ReceivedMessage> some = receive(10); !some.isEmpty(); some = receive(10)) {
      all.addAll(bodies(some));
      some.forEach(this::delete);
    }
    return all;
  }

  void delete(ReceivedMessage message) {
    queue.delete(message.receiptHandle());
    world.settle();
  }

  Refusal refusedDelete(String receiptHandle) {
    return refused(() -> queue.delete(receiptHandle));
  }

  void changeVisibility(ReceivedMessage message, int seconds) {
    queue.changeVisibility(message.receiptHandle(), seconds);
    world.settle();
  }

  Refusal refusedChange(String receiptHandle, int seconds) {
    return refused(() -> queue.changeVisibility(receiptHandle, seconds));
  }

  void purge() {
    queue.purge();
    world.settle();
  }

  void change(UnaryOperator<QueueSettings.Builder> change) {
    queue.change(change.apply(queue.settings().toBuilder()).build());
    world.settle();
  }

  void limit(int inFlight, int lookAhead) {
    queue.limit(new QueueLimits(inFlight, lookAhead));
    world.settle();
  }

  MoveTask startMoving(QueueAddress destination, Integer perSecond) {
    MoveTask task = queue.moveTasks().start(destination, perSecond);
    world.settle();
    return task;
  }

  MoveTask cancelMoving(UUID task) {
    MoveTask cancelled = queue.moveTasks().cancel(task);
    world.settle();
    return cancelled;
  }

  void holds(int visible, int inFlight, int delayed) {
    assertThat(queue.counts()).isEqualTo(new QueueCounts(visible, inFlight, delayed));
  }

  static Refusal refused(Runnable call) {
    Refusal refusal = catchThrowableOfType(Refusal.class, call::run);
    assertThat(refusal).as("a refusal").isNotNull();
    return refusal;
  }

  private static ReceivedMessage only(List<ReceivedMessage> messages) {
    assertThat(messages).hasSize(1);
    return messages.get(0);
  }
}
