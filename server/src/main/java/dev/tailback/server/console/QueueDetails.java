package dev.tailback.server.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tailback.engine.diagnosis.Action;
import dev.tailback.engine.diagnosis.Diagnosis;
import dev.tailback.engine.diagnosis.QueueDiagnoses;
import dev.tailback.engine.live.History;
import dev.tailback.engine.live.LiveQueue;
import dev.tailback.engine.live.LiveQueues;
import dev.tailback.engine.live.Measure;
import dev.tailback.engine.queue.ClientSnapshot;
import dev.tailback.engine.queue.Durations;
import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueRoad;
import dev.tailback.engine.queue.Queues;
import dev.tailback.server.admin.DiagnosisJson;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what the console shows about one queue, and writes it as the data of an event. */
public final class QueueDetails {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double MILLIS = 1000;
  private static final Set<Measure> UNKNOWN_ELSEWHERE =
      Set.of(Measure.AGE, Measure.DEAD_LETTERED, Measure.EXPIRED);
  private static final int FIVE_MINUTES = 300;
  private static final int FIFTEEN_MINUTES = 900;

  private final EngineGate gate;
  private final LiveQueues live;
  private final QueueDiagnoses diagnoses;

  /** Creates a reader of one server's queues. */
  public QueueDetails(EngineGate gate, LiveQueues live, QueueDiagnoses diagnoses) {
    this.gate = gate;
    this.live = live;
    this.diagnoses = diagnoses;
  }

  /**
   * The data that is read inside the gate.
   *
   * @param isElsewhere whether the messages are in another SQS, so that nothing is known about
   *     single ones
   * @param minutes the last fifteen minutes; {@code null} if nothing was recorded
   */
  private record Detail(
      long nowMillis,
      boolean isElsewhere,
      int visible,
      @Nullable History minutes,
      double backlogBefore,
      QueueRoad road,
      Durations processing,
      List<ClientSnapshot> clients,
      List<Diagnosis> diagnoses) {}

  /** Returns the data of the event about a queue. */
  String read(QueueAddress address) {
    Detail detail = gate.call(queues -> read(queues, address));
    ObjectNode shown = JSON.createObjectNode();
    shown.put("name", address.name());
    if (detail == null) {
      return shown.put("gone", true).toString();
    }
    showPoint(detail, shown);
    if (!detail.isElsewhere) {
      showRoad(detail, shown);
    }
    ProcessingChart.show(detail.processing, shown);
    showClients(detail, shown);
    ArrayNode said = shown.putArray("diag");
    detail.diagnoses.forEach(diagnosis -> said.add(show(diagnosis)));
    return shown.toString();
  }

  private @Nullable Detail read(Queues queues, QueueAddress address) {
    Queue queue = queues.find(address);
    if (queue == null) {
      return null;
    }
    LiveQueue numbers = live.find(queue);
    return new Detail(
        queues.timeline().nowMillis(),
        queue.elsewhere() != null,
        queue.counts().visible(),
        numbers == null ? null : numbers.history(FIFTEEN_MINUTES),
        numbers == null ? Double.NaN : numbers.backlogAgo(FIVE_MINUTES),
        queue.inspection().road(),
        queue.counter().recentProcessing(),
        queue.inspection().clients(),
        diagnoses.of(queue).current());
  }

  private static void showPoint(Detail detail, ObjectNode shown) {
    History minutes = detail.minutes;
    if (minutes == null) {
      shown.putArray("waiting");
      return;
    }
    ObjectNode point = shown.putObject("point");
    point.put("at", minutes.endSecond());
    for (Measure measure : Measure.values()) {
      if (!detail.isElsewhere || isKnown(measure, minutes)) {
        point.put(measure.wireName(), minutes.last(measure));
      }
    }
    ArrayNode waiting = shown.putArray("waiting");
    if (!detail.isElsewhere) {
      WaitingAges.show(minutes, detail.visible, waiting);
    }
    if (!Double.isNaN(detail.backlogBefore)) {
      shown.put("backlog5m", Math.round(detail.backlogBefore));
    }
  }

  private static boolean isKnown(Measure measure, History minutes) {
    return !UNKNOWN_ELSEWHERE.contains(measure) && minutes.last(measure) != History.UNKNOWN;
  }

  private static void showRoad(Detail detail, ObjectNode shown) {
    QueueRoad road = detail.road;
    shown.put("returned", road.returned());
    if (road.nextDelayedMillis() != null) {
      shown.put("nextDelayed", road.nextDelayedMillis() / MILLIS);
    }
    Flights.show(road.flights(), detail.nowMillis, shown.putArray("flights"));
    shown.put("groups", road.groups());
    shown.put("lanePlaces", road.lanePlaces());
    shown.put("hidden", road.hidden());
    Lanes.show(road.lanes(), shown.putArray("lanes"));
  }

  private static void showClients(Detail detail, ObjectNode shown) {
    ArrayNode consumers = shown.putArray("consumers");
    ArrayNode producers = shown.putArray("producers");
    for (ClientSnapshot client : detail.clients) {
      if (client.isConsumer()) {
        consumers.add(
            detail.isElsewhere
                ? consumer(client).remove(List.of("holds", "expiries"))
                : consumer(client));
      }
      if (client.isProducer()) {
        producers.add(producer(client));
      }
    }
  }

  private static ObjectNode consumer(ClientSnapshot client) {
    ObjectNode shown =
        named(client)
            .put("holds", client.inFlight())
            .put("receives", client.received())
            .put("repeats", client.repeated())
            .put("deletes", client.deleted())
            .put("visibilityChanges", client.visibilityChanges())
            .put("expiries", client.expiries())
            .put("emptyReceives", client.emptyShortPolls() + client.emptyLongPolls());
    if (client.processing().count() > 0) {
      shown.put("p50", client.processing().percentileMillis(50) / MILLIS);
      shown.put("p95", client.processing().percentileMillis(95) / MILLIS);
    }
    return shown;
  }

  private static ObjectNode producer(ClientSnapshot client) {
    return named(client).put("sent", client.sent()).put("throttled", client.throttled());
  }

  private static ObjectNode named(ClientSnapshot client) {
    String mode = client.retryMode() == null ? null : client.retryMode().word();
    return JSON.createObjectNode()
        .put("name", client.id().name())
        .put("accessKeyId", client.id().accessKeyId())
        .put("retries", client.retries())
        .put("retryMode", mode)
        .put("lastSeen", client.lastSeenAtMillis() / MILLIS);
  }

  private static ArrayNode show(Diagnosis diagnosis) {
    Action action = diagnosis.action();
    return JSON.createArrayNode()
        .add(diagnosis.wording())
        .add(diagnosis.severity().level())
        .add(diagnosis.sinceMillis() / 1000)
        .add(JSON.<JsonNode>valueToTree(diagnosis.values()))
        .add(action == null ? null : DiagnosisJson.of(action));
  }
}
