package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.queue.PeekedMessage.ReceiveEnd;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

/** One queue of the {@link Model}: a list of messages that every operation goes through. */
final class ModelQueue {
  private static final long FIVE_MINUTES = 300_000;
  private static final int RECEIVES_BEFORE_THE_BACK = 3;

  private record SentBefore(String group, String deduplicationId, long at, ModelMessage message) {}

  private record Attempt(long at, List<ModelDelivery> answer) {}

  final List<ModelMessage> messages = new ArrayList<>();
  final List<ModelReceive> waiting = new ArrayList<>();
  private final Model model;
  private final QueueAddress address;
  private final boolean isByGroup;
  private final List<SentBefore> sentBefore = new ArrayList<>();
  private final Map<String, Attempt> attempts = new HashMap<>();
  private QueueSettings settings;
  private QueueLimits limits;
  private int lastOrder;
  final Map<String, ModelClient> clients = new TreeMap<>();
  final ModelReceipts receipts;
  private final ModelOrder order;

  ModelQueue(Model model, QueueAddress address, QueueSettings settings, QueueLimits limits) {
    this.model = model;
    this.receipts = new ModelReceipts(model, this);
    this.order = new ModelOrder(this);
    this.address = address;
    this.settings = settings;
    this.limits = limits;
    this.isByGroup =
        settings.isFifo()
            && settings.fifo().deduplicationScope()
                == FifoSettings.DeduplicationScope.MESSAGE_GROUP;
  }

  ModelClient client(CallingClient calling) {
    return clients.computeIfAbsent(calling.id().name(), ModelClient::new);
  }

  ModelMessage send(
      String body,
      String group,
      String deduplicationId,
      Integer delaySeconds,
      CallingClient producer) {
    ModelClient client = client(producer);
    if (settings.isFifo()) {
      for (SentBefore before : sentBefore) {
        boolean isInTime = model.now - before.at < FIVE_MINUTES;
        boolean isSameGroup = !isByGroup || before.group.equals(group);
        if (isInTime && isSameGroup && before.deduplicationId.equals(deduplicationId)) {
          return before.message;
        }
      }
    }
    ModelMessage message = new ModelMessage(body, group, deduplicationId, model.now);
    if (settings.isFifo()) {
      sentBefore.add(new SentBefore(group, deduplicationId, model.now, message));
    }
    client.sent++;
    boolean isOwnDelay = delaySeconds != null && !settings.isFifo();
    enter(message, isOwnDelay ? delaySeconds : settings.delaySeconds());
    return message;
  }

  private void enter(ModelMessage message, int delaySeconds) {
    messages.add(message);
    message.enteredAs = ++lastOrder;
    message.place = message.enteredAs;
    if (delaySeconds > 0) {
      message.delayed = true;
      message.hiddenAs = message.enteredAs;
      message.hiddenUntil = model.now + 1000L * delaySeconds;
    }
  }

  /** Answers the receive or lets it wait; returns the text of a refusal, or null. */
  String receive(ModelReceive receive) {
    ModelClient client = client(receive.request.client());
    long wait =
        1000L * or(receive.request.waitTimeSeconds(), settings.receiveMessageWaitTimeSeconds());
    if (!settings.isFifo() && wait == 0 && count(m -> m.inFlight) >= limits.inFlight()) {
      return "OVER_LIMIT: Too many messages have been received without being deleted.\n"
          + "Please delete your received messages or let them timeout before receiving more.";
    }
    List<ModelDelivery> found = repeat(receive.request);
    receive.isRepeated = found != null;
    if (found == null) {
      found = deliver(receive.request);
    }
    if (found.isEmpty() && wait > 0) {
      receive.waitsUntil = model.now + wait;
      waiting.add(receive);
    } else {
      client.emptyShortPolls += found.isEmpty() ? 1 : 0;
      receive.answer = found;
    }
    return null;
  }

  private List<ModelDelivery> repeat(ReceiveRequest request) {
    String id = request.receiveRequestAttemptId();
    Attempt attempt = settings.isFifo() && id != null ? attempts.get(id) : null;
    if (attempt == null || model.now - attempt.at >= FIVE_MINUTES) {
      return null;
    }
    if (!attempt.answer.stream().allMatch(ModelDelivery::isUntouched)) {
      attempts.remove(id);
      return null;
    }
    attempt.answer.forEach(delivery -> giveAgain(delivery.message, request));
    return attempt.answer;
  }

  private void giveAgain(ModelMessage message, ReceiveRequest request) {
    ModelClient client = client(request.client());
    client.received(message);
    message.past.remove(message.past.size() - 1);
    message.past.add(new ModelPast(message.lastReceivedAt, client, 0, null, 0));
    hide(message, visibility(request));
  }

  private List<ModelDelivery> deliver(ReceiveRequest request) {
    List<ModelDelivery> answer = new ArrayList<>();
    Set<ModelMessage> taken = new HashSet<>();
    int places = limits.inFlight() - count(m -> m.inFlight);
    int max = Math.min(request.maxNumberOfMessages(), places);
    ModelMessage next = null;
    while (answer.size() < max) {
      next = order.next(next, taken);
      if (next == null) {
        break;
      }
      if (!deadLetter(next)) {
        taken.add(next);
        answer.add(give(next, request));
      }
    }
    if (settings.isFifo() && request.receiveRequestAttemptId() != null && !answer.isEmpty()) {
      attempts.put(request.receiveRequestAttemptId(), new Attempt(model.now, answer));
    }
    return answer;
  }

  private ModelDelivery give(ModelMessage message, ReceiveRequest request) {
    int placeBefore = message.place;
    long receivedBeforeAt = message.lastReceivedAt;
    message.receives++;
    message.firstReceivedAt = message.receives == 1 ? model.now : message.firstReceivedAt;
    message.lastReceivedAt = model.now;
    message.visibilityChanged = false;
    message.inFlight = true;
    ModelClient client = client(request.client());
    client.received(message);
    message.past.add(new ModelPast(model.now, client, 0, null, 0));
    hide(message, visibility(request));
    return new ModelDelivery(this, message, placeBefore, receivedBeforeAt, client);
  }

  void takeBack(ModelReceive receive) {
    if (receive.isRepeated || receive.isTakenBack) {
      return;
    }
    receive.isTakenBack = true;
    Attempt attempt = attempts.get(receive.request.receiveRequestAttemptId());
    if (attempt != null && attempt.answer == receive.answer) {
      attempts.remove(receive.request.receiveRequestAttemptId());
    }
    for (ModelDelivery delivery : receive.answer) {
      ModelMessage message = delivery.message;
      delivery.client.takenBack(delivery);
      if (messages.contains(message) && message.receives == delivery.receive) {
        message.receives--;
        message.past.remove(message.past.size() - 1);
        message.undone++;
        message.firstReceivedAt = message.receives == 0 ? 0 : message.firstReceivedAt;
        message.lastReceivedAt = delivery.receivedBeforeAt;
        message.inFlight = false;
        message.place = delivery.placeBefore;
      }
    }
  }

  private boolean deadLetter(ModelMessage message) {
    RedrivePolicy policy = settings.redrivePolicy();
    if (policy == null || message.receivesHere() < policy.maxReceiveCount()) {
      return false;
    }
    messages.remove(message);
    model.queues.stream()
        .filter(queue -> queue.address.equals(policy.deadLetterTarget()))
        .forEach(queue -> queue.enterDeadLetter(message, address.name()));
    return true;
  }

  private void enterDeadLetter(ModelMessage message, String source) {
    message.source = source;
    message.receivesElsewhere = message.receives;
    if (settings.isFifo()) {
      message.enqueuedAt = model.now;
      message.deduplicationId = message.sent.messageId().toString();
    }
    enter(message, 0);
    messages.removeIf(this::hasExpired);
  }

  void purge() {
    messages.clear();
    sentBefore.clear();
    attempts.clear();
  }

  void change(QueueSettings newSettings) {
    boolean isOtherDelay = newSettings.delaySeconds() != settings.delaySeconds();
    settings = newSettings;
    if (settings.isFifo() && isOtherDelay) {
      for (ModelMessage message : messages) {
        if (message.delayed) {
          long newEnd = message.enqueuedAt + 1000L * settings.delaySeconds();
          message.hiddenUntil = Math.max(newEnd, model.now);
          message.hiddenAs = ++lastOrder;
        }
      }
    }
  }

  void limit(QueueLimits newLimits) {
    limits = newLimits;
  }

  /** Shuffles the first visible messages. */
  void shuffle(int max, RandomGenerator random) {
    List<ModelMessage> first =
        messages.stream()
            .filter(ModelMessage::isVisible)
            .sorted(ModelOrder.BY_PLACE)
            .limit(max)
            .toList();
    for (int i = first.size() - 1; i > 0; i--) {
      ModelMessage a = first.get(i);
      ModelMessage b = first.get(random.nextInt(i + 1));
      int place = a.place;
      a.place = b.place;
      b.place = place;
    }
  }

  void hide(ModelMessage message, int seconds) {
    message.hiddenUntil = model.now + 1000L * seconds;
    message.hiddenAs = ++lastOrder;
    if (seconds == 0) {
      message.endReceive(ReceiveEnd.SET_VISIBLE, model.now);
      appear(message);
    }
  }

  private void endTimeout(ModelMessage message) {
    if (message.inFlight) {
      message.holder().timeouts++;
      message.holder().undecided += hasExpired(message) ? 1 : 0;
      message.endReceive(ReceiveEnd.TIMEOUT, model.now);
    }
    appear(message);
  }

  private void appear(ModelMessage message) {
    message.delayed = false;
    message.inFlight = false;
    boolean isAtItsOldPlace =
        !settings.isFifo() && message.receivesHere() < RECEIVES_BEFORE_THE_BACK;
    message.place = isAtItsOldPlace ? message.enteredAs : ++lastOrder;
  }

  void settle() {
    messages.stream()
        .filter(message -> !message.isVisible() && message.hiddenUntil <= model.now)
        .sorted(
            Comparator.<ModelMessage>comparingLong(message -> message.hiddenUntil)
                .thenComparing(message -> message.hiddenAs))
        .forEach(this::endTimeout);
    messages.removeIf(this::hasExpired);
  }

  private boolean hasExpired(ModelMessage message) {
    return expiresAt(message) <= model.now;
  }

  private long expiresAt(ModelMessage message) {
    return message.enqueuedAt + 1000L * settings.messageRetentionPeriodSeconds();
  }

  boolean serve() {
    boolean served = false;
    for (Iterator<ModelReceive> all = waiting.iterator(); all.hasNext(); ) {
      ModelReceive receive = all.next();
      List<ModelDelivery> found = deliver(receive.request);
      if (found.isEmpty()) {
        break;
      }
      receive.answer = found;
      all.remove();
      served = true;
    }
    return served;
  }

  void endWaits() {
    for (ModelReceive receive : List.copyOf(waiting)) {
      if (receive.waitsUntil <= model.now) {
        client(receive.request.client()).emptyLongPolls++;
        receive.answer = List.of();
        waiting.remove(receive);
      }
    }
  }

  long nextEvent() {
    LongStream ends =
        messages.stream().filter(m -> !m.isVisible()).mapToLong(message -> message.hiddenUntil);
    LongStream expiries = messages.stream().mapToLong(this::expiresAt);
    LongStream waits = waiting.stream().mapToLong(receive -> receive.waitsUntil);
    return LongStream.concat(LongStream.concat(ends, expiries), waits).min().orElse(Long.MAX_VALUE);
  }

  /** Compares what the clients have done. */
  void compare(List<ClientSnapshot> real) {
    Map<String, ClientSnapshot> byName = new HashMap<>();
    real.forEach(client -> byName.put(client.id().name(), client));
    assertThat(byName.keySet()).as("clients of %s", address.name()).isEqualTo(clients.keySet());
    clients.forEach(
        (name, client) ->
            client.compare(
                byName.get(name), count(m -> m.inFlight && m.holder() == client), address));
  }

  QueueCounts counts() {
    return new QueueCounts(
        count(ModelMessage::isVisible), count(m -> m.inFlight), count(m -> m.delayed));
  }

  QueueSettings settings() {
    return settings;
  }

  QueueLimits limits() {
    return limits;
  }

  private int count(Predicate<ModelMessage> condition) {
    return (int) messages.stream().filter(condition).count();
  }

  private int visibility(ReceiveRequest request) {
    return or(request.visibilityTimeoutSeconds(), settings.visibilityTimeoutSeconds());
  }

  private static int or(Integer asked, int otherwise) {
    return asked == null ? otherwise : asked;
  }
}
