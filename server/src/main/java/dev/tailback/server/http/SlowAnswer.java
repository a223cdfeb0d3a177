package dev.tailback.server.http;

import dev.tailback.pressure.HeldCalls;
import dev.tailback.pressure.Pace;
import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.ServerConnection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;

/**
 * Sends an answer in pieces, in real time: the head and the first byte at once, the rest evenly.
 *
 * <ul>
 *   <li>Timers on the IO thread of the exchange send the pieces. No thread waits.
 *   <li>It ends when the client leaves. When its rule ends, the rest is sent at once.
 *   <li>A client that does not read a piece in time is cut off.
 * </ul>
 */
final class SlowAnswer implements IoCallback {
  private static final long MIN_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final HttpServerExchange exchange;
  private final HeldCalls held;
  private final Pace pace;
  private final int patienceMillis;

  // Only the IO thread touches these.
  private byte[] body = {};
  private IoCallback afterwards = END_EXCHANGE;
  private long beganNanos;
  private long totalNanos;
  private int sent;
  private boolean isHurried;
  private boolean isWriting;
  private XnioExecutor.@Nullable Key timer;
  private @Nullable DisconnectWatch watch;

  /**
   * Creates an answer that has not been made yet.
   *
   * @param held the calls that the rule is holding back
   * @param patienceMillis how long the client may take to read a piece
   */
  SlowAnswer(HttpServerExchange exchange, Pace pace, HeldCalls held, int patienceMillis) {
    this.exchange = exchange;
    this.pace = pace;
    this.held = held;
    this.patienceMillis = patienceMillis;
  }

  /** Begins to send a body when the handler has returned. Called by the IO thread. */
  void start(byte[] newBody, IoCallback newAfterwards) {
    body = newBody;
    afterwards = newAfterwards;
    beganNanos = System.nanoTime();
    totalNanos = TimeUnit.MILLISECONDS.toNanos(pace.millis(body.length));
    ExchangeEnd.run(exchange, this::end);
    isHurried = !held.hold(this, () -> IoTask.runLater(exchange, this::hurry));
    watch = DisconnectWatch.start(exchange, () -> IoUtils.safeClose(exchange.getConnection()));
    IoTask.runLater(exchange, this::sendPiece);
  }

  private void end() {
    held.forget(this);
    IoTask.runLater(exchange, this::cancelTimer);
  }

  private void hurry() {
    isHurried = true;
    if (!isWriting) {
      cancelTimer();
      sendPiece();
    }
  }

  private void sendPiece() {
    if (isWriting || sent == body.length || !exchange.getConnection().isOpen()) {
      return;
    }
    int from = sent;
    sent = isHurried ? body.length : Math.max(from + 1, dueBytes());
    isWriting = true;
    timer = cutOffLater();
    boolean isLast = sent == body.length;
    if (isLast && watch != null) {
      watch.stop();
    }
    ByteBuffer piece = ByteBuffer.wrap(body, from, sent - from);
    exchange.getResponseSender().send(piece, isLast ? afterwards : this);
  }

  @Override
  public void onComplete(HttpServerExchange any, Sender sender) {
    isWriting = false;
    cancelTimer();
    long pauseNanos = isHurried ? 0 : Math.max(MIN_PAUSE_NANOS, nanosUntilNextByte());
    long pauseMillis = TimeUnit.NANOSECONDS.toMillis(pauseNanos);
    timer = Deadline.after(exchange.getIoThread(), pauseMillis, this::sendPiece);
  }

  @Override
  public void onException(HttpServerExchange any, Sender sender, IOException clientGone) {
    afterwards.onException(any, sender, clientGone);
  }

  private int dueBytes() {
    long elapsedNanos = System.nanoTime() - beganNanos;
    return elapsedNanos >= totalNanos
        ? body.length
        : (int) ((double) body.length * elapsedNanos / totalNanos);
  }

  private long nanosUntilNextByte() {
    long dueNanos = (long) ((double) totalNanos * (sent + 1) / body.length);
    return dueNanos - (System.nanoTime() - beganNanos);
  }

  private XnioExecutor.Key cutOffLater() {
    ServerConnection connection = exchange.getConnection();
    return Deadline.after(
        exchange.getIoThread(), patienceMillis, () -> IoUtils.safeClose(connection));
  }

  private void cancelTimer() {
    if (timer != null) {
      timer.remove();
      timer = null;
    }
  }
}
