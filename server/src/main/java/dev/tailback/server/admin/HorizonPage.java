package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tailback.engine.alarm.Alarms;
import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.time.Horizon;
import java.util.Arrays;
import java.util.List;

/** What falls due in the next {@code seconds}, by kind, counted in a number of {@code bins}. */
final class HorizonPage {
  static final List<String> PARAMETERS = List.of("seconds", "bins");

  private static final int DEFAULT_SECONDS = 300;
  private static final int MAX_SECONDS = 14 * 24 * 60 * 60;
  private static final int DEFAULT_BINS = 72;
  private static final int MAX_BINS = 1_000;
  private static final int MAX_COUNTED = 200_000;
  private static final List<String> KINDS =
      List.of("visibilityTimeout", "delay", "retention", "longPoll", "alarmEvaluation");

  private HorizonPage() {}

  static ObjectNode of(AdminRequest request, Queues queues, Alarms alarms) {
    long seconds = request.number("seconds", 1, MAX_SECONDS, DEFAULT_SECONDS);
    int bins = (int) request.number("bins", 1, MAX_BINS, DEFAULT_BINS);
    long now = queues.timeline().nowMillis();
    Horizon horizon = new Horizon(now, now + 1000 * seconds, bins, MAX_COUNTED);
    KINDS.forEach(horizon::addKind);
    alarms.addTo(horizon);
    queues.addTo(horizon);
    return show(horizon, seconds / (double) bins);
  }

  private static ObjectNode show(Horizon horizon, double binSeconds) {
    ObjectNode shown = AdminRequest.JSON.createObjectNode();
    shown.put("from", horizon.fromMillis() / 1000.0);
    shown.put("to", horizon.toMillis() / 1000.0);
    shown.put("binSeconds", binSeconds);
    shown.put("complete", horizon.isComplete());
    ObjectNode kinds = shown.putObject("kinds");
    horizon
        .counts()
        .forEach(
            (kind, counts) -> {
              ObjectNode one = kinds.putObject(kind).put("total", Arrays.stream(counts).sum());
              ArrayNode bins = one.putArray("bins");
              Arrays.stream(counts).forEach(bins::add);
            });
    return shown;
  }
}
