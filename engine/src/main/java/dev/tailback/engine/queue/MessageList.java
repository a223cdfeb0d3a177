package dev.tailback.engine.queue;

import org.jspecify.annotations.Nullable;

/**
 * An intrusive doubly linked list of messages, through fields of their own; O(1) to append and
 * remove.
 */
class MessageList {
  private @Nullable Message first;
  private @Nullable Message last;

  boolean isEmpty() {
    return first == null;
  }

  @Nullable Message first() {
    return first;
  }

  final @Nullable Message last() {
    return last;
  }

  final void append(Message message) {
    message.previous = last;
    if (last == null) {
      first = message;
    } else {
      last.next = message;
    }
    last = message;
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
