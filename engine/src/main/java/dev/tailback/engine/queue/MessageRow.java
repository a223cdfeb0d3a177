package dev.tailback.engine.queue;

import dev.tailback.engine.time.Invariant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A chunked linked list of messages: O(1) to append and to remove any of them. */
final class MessageRow {
  /*
   * Removed messages leave gaps in their block. A block that has only gaps is dropped. If the
   * messages were linked to one another, the garbage collector would have to follow a chain of a
   * million, a task that its threads cannot share. A single array would have to be copied when it
   * is full and compacted when it is half empty, which takes long with millions of messages.
   */
  private static final int BLOCK_SIZE = 64;

  /** A run of messages, with gaps. */
  static final class Block {
    private final @Nullable Message[] places = new @Nullable Message[BLOCK_SIZE];
    private int start; // the place of the first message
    private int end; // the place after the last message
    private int size;
    private @Nullable Block before;
    private @Nullable Block after;

    private boolean isFull() {
      return end == BLOCK_SIZE;
    }

    private @Nullable Message first() {
      return size == 0 ? null : places[start];
    }

    private @Nullable Message last() {
      return size == 0 ? null : places[end - 1];
    }

    private void append(Message message) {
      message.block = this;
      message.placeInBlock = (byte) end;
      places[end++] = message;
      size++;
    }

    private void remove(Message message) {
      message.block = null;
      places[message.placeInBlock] = null;
      size--;
      if (size == 0) {
        start = 0;
        end = 0;
        return;
      }
      while (places[start] == null) {
        start++;
      }
      while (places[end - 1] == null) {
        end--;
      }
    }

    private @Nullable Message after(int place) {
      for (int next = place + 1; next < end; next++) {
        if (places[next] != null) {
          return places[next];
        }
      }
      return after == null ? null : after.first();
    }

    private @Nullable Message before(int place) {
      for (int next = place - 1; next >= start; next--) {
        if (places[next] != null) {
          return places[next];
        }
      }
      return before == null ? null : before.last();
    }

    private void checkInvariants() {
      int counted = 0;
      for (int place = 0; place < BLOCK_SIZE; place++) {
        Message message = places[place];
        if (message != null) {
          counted++;
          boolean isHere = message.block == this && message.placeInBlock == place;
          Invariant.that(isHere, "a message knows its place");
          Invariant.that(place >= start && place < end, "messages are between start and end");
        }
      }
      Invariant.that(counted == size, "a block counts its messages");
      Invariant.that(
          size == 0 || (first() != null && last() != null),
          "a block neither starts nor ends with a gap");
    }
  }

  /* The only block is kept when it is empty. */
  private Block first = new Block();
  private Block last = first;
  private int size;

  int size() {
    return size;
  }

  @Nullable Message first() {
    return first.first();
  }

  @Nullable Message last() {
    return last.last();
  }

  /** Returns whether the message is in this row. It must be in no other. */
  boolean contains(Message message) {
    return message.block != null;
  }

  /** Returns the message after this one. */
  @Nullable Message after(Message message) {
    return blockOf(message).after(message.placeInBlock);
  }

  /** Returns the message before this one. */
  @Nullable Message before(Message message) {
    return blockOf(message).before(message.placeInBlock);
  }

  private static Block blockOf(Message message) {
    return Objects.requireNonNull(message.block);
  }

  /** Returns the first message with a greater sequence, in a row in which sequences increase. */
  @Nullable Message firstAfter(long sequence) {
    Block block = first;
    while (block.after != null && Objects.requireNonNull(block.last()).sequence <= sequence) {
      block = block.after;
    }
    Message message = block.first();
    while (message != null && message.sequence <= sequence) {
      message = after(message);
    }
    return message;
  }

  void append(Message message) {
    if (last.isFull()) {
      Block block = new Block();
      block.before = last;
      last.after = block;
      last = block;
    }
    last.append(message);
    size++;
  }

  void remove(Message message) {
    Block block = blockOf(message);
    block.remove(message);
    size--;
    if (block.size == 0) {
      drop(block);
    }
  }

  /** Drops an empty block, unless it is the only one. */
  private void drop(Block block) {
    Block before = block.before;
    Block after = block.after;
    if (before != null) {
      before.after = after;
    } else if (after != null) {
      first = after;
    }
    if (after != null) {
      after.before = before;
    } else if (before != null) {
      last = before;
    }
    // This block may be in the old generation, and must not keep younger blocks alive.
    block.before = null;
    block.after = null;
  }

  /** Returns all messages, in order. */
  List<Message> messages() {
    List<Message> messages = new ArrayList<>(size);
    for (Message message = first(); message != null; message = after(message)) {
      messages.add(message);
    }
    return messages;
  }

  void checkInvariants() {
    int counted = 0;
    for (Block block = first; block != null; block = block.after) {
      block.checkInvariants();
      Invariant.that(block.size > 0 || first == last, "an empty block is the only one");
      Invariant.that(block != last || block.after == null, "the last block is the last");
      Invariant.that(
          block.after == null || block.after.before == block,
          "neighbouring blocks know each other");
      counted += block.size;
    }
    Invariant.that(counted == size, "all messages are counted");
  }
}
