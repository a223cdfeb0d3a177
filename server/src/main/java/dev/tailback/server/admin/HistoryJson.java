package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tailback.engine.live.History;
import dev.tailback.engine.live.LiveQueue;
import dev.tailback.engine.live.Measure;
import dev.tailback.engine.live.Rates;
import org.jspecify.annotations.Nullable;

/** The live numbers of a queue as JSON: its rates, and the last fifteen minutes. */
final class HistoryJson {
  static final String SECONDS = "seconds";
  private static final int MAX_SECONDS = 900;

  private HistoryJson() {}

  /** Shows rates per second, and by how much the backlog grows. */
  static ObjectNode rates(LiveQueue queue) {
    Rates rates = queue.rates();
    ObjectNode shown =
        AdminRequest.JSON
            .createObjectNode()
            .put("sent", rounded(rates.arriving()))
            .put("left", rounded(rates.leaving()));
    if (!Double.isNaN(queue.slope())) {
      shown.put("growth", rounded(queue.slope()));
    }
    return shown
        .put("received", rounded(rates.received()))
        .put("repeated", rounded(rates.repeated()))
        .put("deadLettered", rounded(rates.deadLettered()))
        .put("expired", rounded(rates.expired()))
        .put("throttledSends", rounded(rates.throttledSends()))
        .put("overLimit", rounded(rates.overLimit()))
        .put("emptyReceives", rounded(rates.empty()))
        .put("emptyShortPolls", rounded(rates.emptyShort()));
  }

  private static double rounded(double rate) {
    return Math.rint(rate * 1000) / 1000;
  }

  /** Shows the recording of the last seconds, as many as a request asks for, 900 by default. */
  static ObjectNode history(@Nullable LiveQueue queue, AdminRequest request) {
    int seconds = (int) request.number(SECONDS, 1, MAX_SECONDS, MAX_SECONDS);
    ObjectNode shown = AdminRequest.JSON.createObjectNode();
    if (queue == null) {
      throw AdminException.notFound(
          "Nothing was recorded of the queue: nobody has used it in the last six hours.");
    }
    History history = queue.history(seconds);
    shown.put("from", history.fromSecond());
    shown.put("step", history.stepSeconds());
    for (Measure measure : Measure.values()) {
      ArrayNode values = shown.putArray(measure.wireName());
      history.values(measure).forEach(value -> add(values, value));
    }
    UnknownNumbers.remove(queue, shown);
    return shown;
  }

  /** Adds a number of messages, or {@code null} if it is not known. */
  static void add(ArrayNode values, int value) {
    if (value == History.UNKNOWN) {
      values.addNull();
    } else {
      values.add(value);
    }
  }
}
