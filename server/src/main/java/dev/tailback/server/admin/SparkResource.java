package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tailback.engine.live.LiveQueue;
import dev.tailback.engine.live.LiveQueues;
import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Queues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shows how the number of messages in some queues has changed over the last fifteen minutes: {@code
 * GET spark?queues=orders,payments}. Queues are named, or given as ARNs.
 */
final class SparkResource implements JsonResource {
  private static final String QUEUES = "queues";
  private static final int MAX_QUEUES = 60;
  private static final int POINTS = 60;

  private final EngineGate gate;
  private final LiveQueues live;
  private final QueueNames names;

  SparkResource(EngineGate gate, LiveQueues live, QueueNames names) {
    this.gate = gate;
    this.live = live;
    this.names = names;
  }

  @Override
  public List<String> parameters(AdminRequest request) {
    return List.of(QUEUES);
  }

  @Override
  public JsonNode answer(AdminRequest request) {
    request.atMost(1).require("GET").body().only();
    List<String> wanted = List.of(request.query().getOrDefault(QUEUES, "").split(","));
    if (wanted.size() > MAX_QUEUES || wanted.contains("")) {
      throw request.wrong(QUEUES, "the names or ARNs of 1 to " + MAX_QUEUES + " queues");
    }
    return gate.call(queues -> curves(queues, wanted));
  }

  private ObjectNode curves(Queues queues, List<String> wanted) {
    ObjectNode curves = AdminRequest.JSON.createObjectNode();
    for (String name : wanted) {
      LiveQueue queue = find(queues, name);
      if (queue != null) {
        ArrayNode curve = curves.putArray(name);
        for (int messages : queue.curve(POINTS)) {
          HistoryJson.add(curve, messages);
        }
      }
    }
    return curves;
  }

  private @Nullable LiveQueue find(Queues queues, String name) {
    QueueAddress address = QueueAddress.ofArn(name);
    Queue queue = queues.find(address == null ? names.address(null, null, name) : address);
    return queue == null ? null : live.find(queue);
  }
}
