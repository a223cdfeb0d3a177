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
   * characters of two bytes each and the string. Later there are the body, the string and the
   * message.
   */
  static final int BODY_FACTOR = 5;

  /**
   * The same per byte of a message in an answer: its body as a string, the answer in pieces, and
   * the answer as one array.
   */
  private static final int ANSWER_FACTOR = 3;

  private static final AttachmentKey<ExchangeMemory> KEY =
      AttachmentKey.create(ExchangeMemory.class);

  private final MemoryAccount account;
  private long drawn;
  private long answerWeight;
  private boolean isOver;

  private ExchangeMemory(MemoryAccount account) {
    this.account = account;
  }

  /** Returns the memory that the exchange's body has drawn from, or a new one. */
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
   * Takes room for a message. The first one may overdraw the account unless the account is empty,
   * so that every receive makes progress.
   */
  @Override
  public synchronized boolean take(long weightBytes) {
    long more = answerCost(answerWeight + weightBytes) - answerCost(answerWeight);
    if (more > 0 && !draw(more) && !(answerWeight == 0 && overdraw(more))) {
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

  private static long answerCost(long weight) {
    return weight <= FREE_BYTES ? 0 : weight * ANSWER_FACTOR;
  }

  /** Records that the answer is complete: from now on it takes its length only. */
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
