package dev.tailback.engine.queue;

import java.util.ArrayList;
import java.util.List;

/** A message of the {@link Model}. */
final class ModelMessage {
  final String body;
  final String group;
  final long sentAt;
  String deduplicationId;
  String source;
  long enqueuedAt;

  /** The engine's result of the send. */
  SentMessage sent;

  boolean delayed;
  boolean inFlight;
  long hiddenUntil;
  int hiddenAs;
  int enteredAs;
  int place;

  int receives;
  int receivesElsewhere;
  long firstReceivedAt;
  long lastReceivedAt;
  boolean visibilityChanged;

  /** Its receives that were not undone, oldest first. */
  final List<ModelPast> past = new ArrayList<>();

  int undone;

  ModelMessage(String body, String group, String deduplicationId, long now) {
    this.body = body;
    this.group = group;
    this.deduplicationId = deduplicationId;
    this.sentAt = now;
    this.enqueuedAt = now;
  }

  /** How often it was received from the queue it is in. */
  int receivesHere() {
    return receives - receivesElsewhere;
  }

  ModelClient holder() {
    return past.get(past.size() - 1).by();
  }

  void endReceive(PeekedMessage.ReceiveEnd end, long now) {
    ModelPast last = past.remove(past.size() - 1);
    past.add(new ModelPast(last.receivedAt(), last.by(), last.extensions(), end, now));
  }

  /** Notes that its visibility timeout was changed. */
  void extend(int seconds) {
    visibilityChanged = true;
    if (seconds > 0) {
      ModelPast last = past.remove(past.size() - 1);
      past.add(new ModelPast(last.receivedAt(), last.by(), last.extensions() + 1, null, 0));
    }
  }

  boolean isVisible() {
    return !delayed && !inFlight;
  }

  /** Returns everything that a consumer sees of it, except for the handle. */
  String shown() {
    return String.join(
        " ",
        body,
        "group=" + group,
        "dedup=" + deduplicationId,
        "sent=" + sentAt,
        "count=" + receives,
        "first=" + firstReceivedAt,
        "from=" + source);
  }
}
