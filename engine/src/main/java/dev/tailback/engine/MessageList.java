package dev.tailback.engine;

import org.jspecify.annotations.Nullable;

/** Messages in a row, linked through their own fields: any of them leaves in O(1). */
final class MessageList {
  private @Nullable Message first;
  private @Nullable Message last;

  boolean isEmpty() {
    return first == null;
  }

  @Nullable Message first() {
    return first;
  }

  void append(Message message) {
    message.previous = last;
    if (last == null) {
      first = message;
    } else {
      last.next = message;
    }
    last = message;
  }

  void prepend(Message message) {
    message.next = first;
    if (first == null) {
      last = message;
    } else {
      first.previous = message;
    }
    first = message;
  }

  void remove(Message message) {
    Message previous = message.previous;
    Message next = message.next;
    if (previous == null) {
      first = next;
    } else {
      previous.next = next;
    }
    if (next == null) {
      last = previous;
    } else {
      next.previous = previous;
    }
    message.previous = null;
    message.next = null;
  }
}
