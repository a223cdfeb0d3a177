package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tailback.engine.diagnosis.Diagnoses;
import dev.tailback.engine.diagnosis.QueueDiagnoses;
import dev.tailback.engine.diagnosis.Trouble;
import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Queues;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Shows what is wrong with all queues, those in most trouble first: {@code GET diagnosis}, which
 * {@code account} and {@code region} filter.
 */
final class DiagnosisResource implements JsonResource {
  private final EngineGate gate;
  private final QueueDiagnoses diagnoses;

  DiagnosisResource(EngineGate gate, QueueDiagnoses diagnoses) {
    this.gate = gate;
    this.diagnoses = diagnoses;
  }

  /** The diagnoses of a queue. */
  private record Said(QueueAddress queue, Diagnoses diagnoses, boolean areMessagesKnown) {
    static Said of(Queue queue, Diagnoses diagnoses) {
      return new Said(queue.address(), diagnoses, queue.counts().areKnown());
    }

    ObjectNode json() {
      return DiagnosisJson.of(queue, diagnoses, areMessagesKnown);
    }

    Trouble trouble() {
      return diagnoses.trouble();
    }
  }

  @Override
  public List<String> parameters(AdminRequest request) {
    return QueueNames.PARAMETERS;
  }

  @Override
  public JsonNode answer(AdminRequest request) {
    request.atMost(1).require("GET").body().only();
    return gate.call(queues -> show(queues, request));
  }

  /** Shows what is wrong with one queue now. Used inside the gate. */
  ObjectNode show(Queue queue) {
    diagnoses.refresh(queue);
    return Said.of(queue, diagnoses.of(queue)).json();
  }

  private ObjectNode show(Queues queues, AdminRequest request) {
    diagnoses.refresh();
    long nowMillis = queues.timeline().nowMillis();
    ObjectNode shown = AdminRequest.JSON.createObjectNode();
    shown.put("now", Instant.ofEpochMilli(nowMillis).toString()).put("nowMillis", nowMillis);
    ArrayNode list = shown.putArray("queues");
    QueueNames.list(queues, request).stream()
        .map(queue -> Said.of(queue, diagnoses.of(queue)))
        .sorted(Comparator.comparing(Said::trouble).thenComparing(Said::queue))
        .forEach(said -> list.add(said.json()));
    return shown;
  }
}
