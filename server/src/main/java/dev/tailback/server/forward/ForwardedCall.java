package dev.tailback.server.forward;

import dev.tailback.server.service.Reply;
import dev.tailback.server.wire.ErrorShape;
import dev.tailback.server.wire.WireResponse;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A call while the upstream carries it out: it gets the upstream's answer, or fails. The first
 * outcome counts. Safe for use by several threads.
 */
final class ForwardedCall implements UpstreamListener {

  /** Converts the upstream's answer into one for the client. */
  @FunctionalInterface
  interface Translation {
    /**
     * Returns the answer.
     *
     * @throws IOException if the upstream's is not one that SQS could have given
     */
    WireResponse of(UpstreamAnswer answer) throws IOException;
  }

  private final String action;
  private final Reply reply;
  private final Translation translation;
  private final Function<WireResponse, AnsweredCall> answered;
  private final AnswerWatcher watcher;
  private final Runnable withoutAnswer;
  private final Consumer<ForwardedCall> atEnd;
  private @Nullable UpstreamExchange exchange;
  private boolean isCancelled;

  /**
   * @param action the name of the action
   * @param answered describes the call with the answer that the client is given
   * @param watcher gets the answer, before and after the client does
   * @param withoutAnswer runs if the upstream's answer is unknown
   * @param atEnd runs when the upstream is done with the call
   */
  ForwardedCall(
      String action,
      Reply reply,
      Translation translation,
      Function<WireResponse, AnsweredCall> answered,
      AnswerWatcher watcher,
      Runnable withoutAnswer,
      Consumer<ForwardedCall> atEnd) {
    this.action = action;
    this.reply = reply;
    this.translation = translation;
    this.answered = answered;
    this.watcher = watcher;
    this.withoutAnswer = withoutAnswer;
    this.atEnd = atEnd;
  }

  /** Sends the request, unless nobody waits for the answer any longer. */
  synchronized void start(UpstreamExchange newExchange) {
    if (!isCancelled) {
      exchange = newExchange;
      newExchange.start();
    }
  }

  /** Ends the upstream's part, because nobody waits for the answer any longer. */
  synchronized void cancel() {
    isCancelled = true;
    if (exchange != null) {
      exchange.cancel();
    }
    atEnd.accept(this);
    withoutAnswer.run();
  }

  @Override
  public void answered(UpstreamAnswer answer) {
    WireResponse response;
    try {
      response = translation.of(answer);
    } catch (IOException notOfSqs) {
      failed(notOfSqs);
      return;
    }
    atEnd.accept(this);
    AnsweredCall call = answered.apply(response);
    watcher.answering(call);
    if (answer.status() == 200) {
      reply.send(new ForwardedResult(response));
    } else {
      reply.refuse(response);
    }
    watcher.answered(call);
  }

  @Override
  public void failed(IOException reason) {
    fail("The upstream has not answered " + action + ": " + text(reason) + ".");
  }

  /** Fails the call. */
  void fail(String text) {
    atEnd.accept(this);
    withoutAnswer.run();
    reply.refuse(ErrorShape.SERVICE_UNAVAILABLE, text);
  }

  private static String text(IOException reason) {
    Throwable told = reason.getCause() == null ? reason : reason.getCause();
    String message = told.getMessage();
    return message == null ? told.getClass().getSimpleName() : message;
  }
}
