package dev.tailback.server.http;

import dev.tailback.engine.queue.Room;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;

/**
 * What one exchange has drawn from the {@link MemoryAccount}; given back when it is over.
 *
 * <p>A body and the messages of an answer of up to {@link #FREE_BYTES} each are free.
 */
final class ExchangeMemory implements Room {
  static final int FREE_BYTES = 8 * 1024;

  /**
   * The bytes in memory at most for each of a body that is being parsed. A JSON body that is one
   * long string needs that many: itself, Jackson's buffers of two bytes for a character, the
   * builder and the string that are made of them. In a form it is the decoded bytes, their
   * characters of two bytes and the string. Later there are the body, the string and the message.
   */
  static final int BODY_FACTOR = 5;

  /**
   * The same for each byte of a message in an answer that is being made: its body as a string, the
   * answer in pieces, and in one.
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

  /** Returns what the exchange's body has drawn so far, or else a new object. */
  static ExchangeMemory of(HttpServerExchange exchange, MemoryAccount account) {
    ExchangeMemory attached = exchange.getAttachment(KEY);
    return attached == null ? new ExchangeMemory(account) : attached;
  }

  /** Gives back all that is drawn when the exchange is over; to be called by its IO thread. */
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

  /** The first message may overdraw the account, unless that is empty: each receive gets on. */
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

  /** The answer has been made: from now on it takes its length. */
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
