package dev.tailback.server.http;

import dev.tailback.engine.queue.Room;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;

/**
 * The memory that one exchange has drawn from the {@link MemoryAccount}, given back when it is
 * over.
 *
 * <p>A body, and the messages of an answer, are free up to {@link #FREE_BYTES} each.
 */
final class ExchangeMemory implements Room {
  static final int FREE_BYTES = 8 * 1024;

  /**
   * The maximum number of bytes in memory per byte of a body that is being parsed. A JSON body that
   * is one long string needs that many: the body itself, Jackson's buffers of two bytes per
   * character, and the builder and the string made from them. A form needs the decoded bytes, their
   * characters of two bytes each and the string. After parsing there are the body, the string and
   * the message.
   */
  static final int BODY_FACTOR = 5;

  private static final AttachmentKey<ExchangeMemory> KEY =
      AttachmentKey.create(ExchangeMemory.class);

  private final MemoryAccount account;
  private long drawn;
  private long answerWeight;
  private int answerFactor = 1;
  private boolean isOver;

  private ExchangeMemory(MemoryAccount account) {
    this.account = account;
  }

  /** Returns the memory of the exchange's body, or a new one. */
  static ExchangeMemory of(HttpServerExchange exchange, MemoryAccount account) {
    ExchangeMemory attached = exchange.getAttachment(KEY);
    return attached == null ? new ExchangeMemory(account) : attached;
  }

  /** Gives everything back when the exchange is over. Called by its IO thread. */
  void releaseAfter(HttpServerExchange exchange) {
    if (isDrawn() && exchange.getAttachment(KEY) != this) {
      exchange.putAttachment(KEY, this);
      ExchangeEnd.run(exchange, this::release);
    }
  }

  private synchronized boolean isDrawn() {
    return drawn != 0;
  }

  synchronized boolean draw(long bytes) {
    if (isOver || !account.draw(bytes)) {
      return false;
    }
    drawn += bytes;
    return true;
  }

  synchronized void giveBack(long bytes) {
    if (!isOver) {
      account.giveBack(bytes);
      drawn -= bytes;
    }
  }

  /**
   * Sets how much memory a byte of a message can take in an answer: as a string, and twice in the
   * protocol's encoding, once in the pieces that are written and once in the array they are joined
   * into.
   *
   * @param maxEscape the most bytes that the protocol writes for a byte of text
   */
  synchronized void answersWith(int maxEscape) {
    answerFactor = 1 + 2 * maxEscape;
  }

  /**
   * Takes room for a message. An answer takes at most half of the account, but if no other request
   * has drawn on it, its first message may overdraw it, so that every message can be received.
   */
  @Override
  public synchronized boolean take(long weightBytes) {
    long cost = answerCost(answerWeight + weightBytes);
    long more = cost - answerCost(answerWeight);
    boolean isFirst = answerWeight == 0;
    boolean hasRoom = more == 0 || ((isFirst || cost <= account.bytes() / 2) && draw(more));
    if (!hasRoom && !(isFirst && overdraw(more))) {
      return false;
    }
    answerWeight += weightBytes;
    return true;
  }

  private boolean overdraw(long bytes) {
    if (isOver || !account.overdraw(bytes)) {
      return false;
    }
    drawn += bytes;
    return true;
  }

  private long answerCost(long weight) {
    return weight <= FREE_BYTES ? 0 : weight * answerFactor;
  }

  /** Records that the answer is complete: from now on it takes only its length. */
  synchronized void answerMade(int length) {
    giveBack(answerCost(answerWeight) - (length <= FREE_BYTES ? 0 : length));
    answerWeight = 0;
  }

  /** Gives everything back; nothing can be drawn afterwards. */
  synchronized void release() {
    giveBack(drawn);
    isOver = true;
  }
}
