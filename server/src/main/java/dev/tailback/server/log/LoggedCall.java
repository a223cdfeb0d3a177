package dev.tailback.server.log;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.sqs.request.CalledQueue;
import dev.tailback.server.wire.BadRequest;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.ClientName;
import dev.tailback.server.wire.Failure;
import org.jspecify.annotations.Nullable;

/**
 * One call as the log shows it. It keeps only short texts from the request.
 *
 * @param atMillis when it was answered, in real time
 * @param kind what it has in common with the calls that it is folded with
 * @param tookNanos the time since the request was read
 */
public record LoggedCall(long atMillis, Kind kind, long tookNanos) {
  /** The status of a call that got no answer. */
  public static final int NO_ANSWER = 0;

  /**
   * Describes a call that has just ended.
   *
   * @param call {@code null} if the request could not be read as a call
   * @param userAgent the header of that name
   */
  public static LoggedCall now(
      int status,
      @Nullable Call call,
      @Nullable String userAgent,
      @Nullable Failure failure,
      long tookNanos) {
    Kind kind =
        new Kind(
            status,
            LogText.word(call == null ? "" : call.action()),
            call == null ? null : queue(call),
            LogText.word(ClientName.of(userAgent)),
            failure == null ? "" : LogText.word(failure.code()),
            failure == null ? "" : LogText.sentence(failure.text()));
    return new LoggedCall(System.currentTimeMillis(), kind, tookNanos);
  }

  private static @Nullable QueueAddress queue(Call call) {
    try {
      QueueAddress queue = CalledQueue.of(call);
      return queue == null ? null : LogText.address(queue);
    } catch (BadRequest | Refusal noQueue) {
      return null;
    }
  }

  /**
   * What calls of one kind have in common. All texts are safe for a log line.
   *
   * @param queue the queue the call names, whether it exists or not
   * @param code the code of the error, empty if there is none
   */
  record Kind(
      int status,
      String action,
      @Nullable QueueAddress queue,
      String client,
      String code,
      String message) {
    private static final String NO_SUCH_QUEUE = "QueueDoesNotExist";

    /** Returns the queue that the call names, if it failed because that queue does not exist. */
    @Nullable QueueAddress missingQueue() {
      return code.equals(NO_SUCH_QUEUE) ? queue : null;
    }

    /** Appends everything but time and duration. */
    void appendTo(StringBuilder line) {
      line.append(status == NO_ANSWER ? "-" : status).append(' ').append(action).append(' ');
      line.append(LogText.word(queue == null ? "" : queue.name())).append(' ').append(client);
      if (!code.isEmpty()) {
        line.append(' ').append(code);
      }
      if (!message.isEmpty()) {
        line.append(": ").append(message);
      }
    }
  }
}
