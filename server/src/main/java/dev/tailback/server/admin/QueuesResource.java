package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tailback.engine.live.LiveQueue;
import dev.tailback.engine.live.LiveQueues;
import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.PeekedMessage;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueSnapshot;
import dev.tailback.engine.queue.Queues;
import java.util.List;
import java.util.stream.Stream;

/**
 * Shows queues and their messages: {@code GET queues}, which {@code account} and {@code region}
 * filter; {@code GET queues/<queue>}; {@code GET queues/<queue>/messages}, which does not receive
 * the messages; and {@code GET queues/<queue>/history} and {@code diagnosis}.
 */
final class QueuesResource implements JsonResource {
  private static final String MESSAGES = "messages";
  private static final String HISTORY = "history";
  private static final String DIAGNOSIS = "diagnosis";
  private static final int MOST_LOCKED_GROUPS = 100;
  private static final List<String> MESSAGE_PARAMETERS =
      Stream.concat(QueueNames.PARAMETERS.stream(), MessagePage.PARAMETERS.stream()).toList();

  private static final List<String> HISTORY_PARAMETERS =
      Stream.concat(QueueNames.PARAMETERS.stream(), Stream.of(HistoryJson.SECONDS)).toList();

  private final EngineGate gate;
  private final LiveQueues live;
  private final DiagnosisResource diagnosis;
  private final QueueNames names;

  QueuesResource(EngineGate gate, LiveQueues live, DiagnosisResource diagnosis, QueueNames names) {
    this.gate = gate;
    this.live = live;
    this.diagnosis = diagnosis;
    this.names = names;
  }

  @Override
  public List<String> parameters(AdminRequest request) {
    return switch (request.segment(2)) {
      case MESSAGES -> MESSAGE_PARAMETERS;
      case HISTORY -> HISTORY_PARAMETERS;
      default -> QueueNames.PARAMETERS;
    };
  }

  @Override
  public JsonNode answer(AdminRequest request) {
    if (!List.of("", DIAGNOSIS, HISTORY, MESSAGES).contains(request.atMost(3).segment(2))) {
      throw AdminException.notFound(
          "Under a queue there are " + String.join(", ", DIAGNOSIS, HISTORY, MESSAGES) + ".");
    }
    request.require("GET").body().only();
    if (request.segment(2).equals(MESSAGES)) {
      return MessagePage.of(
          request, (position, max) -> gate.call(queues -> peek(queues, request, position, max)));
    }
    return gate.call(queues -> look(queues, request));
  }

  private List<PeekedMessage> peek(Queues queues, AdminRequest request, long position, int max) {
    Queue queue = names.find(queues, request);
    if (queue.elsewhere() != null) {
      throw AdminException.conflict(
          "The messages are in another SQS, where nobody can look at them without a receive.");
    }
    return queue.inspection().peek(position, max);
  }

  private JsonNode look(Queues queues, AdminRequest request) {
    if (request.segment(1).isEmpty()) {
      ArrayNode list = AdminRequest.JSON.createArrayNode();
      QueueNames.list(queues, request).forEach(queue -> list.add(show(queue, queues)));
      return list;
    }
    Queue queue = names.find(queues, request);
    return switch (request.segment(2)) {
      case HISTORY -> HistoryJson.history(live.find(queue), request);
      case DIAGNOSIS -> diagnosis.show(queue);
      default -> showWithClients(queue, queues);
    };
  }

  private ObjectNode show(Queue queue, Queues queues) {
    ObjectNode shown = show(queue.inspection().snapshot(), queues);
    shown.set("processingMillis", ShownClients.show(queue.counter().recentProcessing()));
    LiveQueue numbers = live.find(queue);
    if (numbers != null) {
      shown.set("perSecond", HistoryJson.rates(numbers));
    }
    UnknownNumbers.remove(queue, shown);
    return shown;
  }

  private ObjectNode showWithClients(Queue queue, Queues queues) {
    ObjectNode shown = show(queue, queues);
    ShownClients.show(queue.inspection().clients(), shown);
    UnknownNumbers.remove(queue, shown);
    return shown;
  }

  private static ObjectNode show(QueueSnapshot queue, Queues queues) {
    ObjectNode shown = AdminRequest.JSON.createObjectNode();
    shown.put("name", queue.address().name());
    shown.put("arn", queue.address().arn());
    shown.put("fifo", queue.isFifo());
    shown.put("visible", queue.counts().visible());
    shown.put("inFlight", queue.counts().inFlight());
    shown.put("delayed", queue.counts().delayed());
    shown.set("limits", LimitsResource.show(queue.limits()));
    shown.put("waitingReceives", queue.waiting().size());
    shown.put("storedBytes", queue.storedBytes());
    shown.set("totals", AdminRequest.JSON.valueToTree(queue.totals()));
    Long oldest = queue.oldestEnqueuedAtMillis();
    if (oldest != null) {
      shown.put("oldestAgeMillis", queues.timeline().nowMillis() - oldest);
    }
    if (queue.isFifo()) {
      showGroups(queue, shown);
    }
    return shown;
  }

  private static void showGroups(QueueSnapshot queue, ObjectNode shown) {
    shown.put("messageGroups", queue.messageGroups());
    shown.put("lockedGroups", queue.lockedGroups().size());
    ArrayNode longestLocked = shown.putArray("longestLockedGroups");
    queue.lockedGroups().stream()
        .limit(MOST_LOCKED_GROUPS)
        .forEach(group -> longestLocked.add(AdminRequest.JSON.<JsonNode>valueToTree(group)));
  }
}
