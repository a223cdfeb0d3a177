package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tailback.engine.diagnosis.Action;
import dev.tailback.engine.diagnosis.Diagnoses;
import dev.tailback.engine.diagnosis.Diagnosis;
import dev.tailback.engine.queue.QueueAddress;
import java.time.Instant;
import java.util.List;

/** A queue's diagnoses as JSON. */
public final class DiagnosisJson {
  private DiagnosisJson() {}

  /** Shows the diagnoses of a queue. */
  static ObjectNode of(QueueAddress queue, Diagnoses diagnoses, boolean areMessagesKnown) {
    List<Diagnosis> said = diagnoses.current();
    ObjectNode shown =
        AdminRequest.JSON
            .createObjectNode()
            .put("queue", queue.name())
            .put("account", queue.account())
            .put("region", queue.region())
            .put("severity", said.get(0).severity().word());
    ArrayNode list = shown.putArray("diagnoses");
    said.forEach(diagnosis -> list.add(show(diagnosis)));
    return areMessagesKnown ? shown : shown.put("messagesUnknown", true);
  }

  private static ObjectNode show(Diagnosis diagnosis) {
    ObjectNode shown =
        AdminRequest.JSON
            .createObjectNode()
            .put("rule", diagnosis.rule().id())
            .put("severity", diagnosis.severity().word())
            .put("since", Instant.ofEpochMilli(diagnosis.sinceMillis()).toString())
            .put("sinceMillis", diagnosis.sinceMillis())
            .put("says", diagnosis.says());
    String remedy = diagnosis.remedy();
    if (remedy != null) {
      shown.put("remedy", remedy);
    }
    shown.set("values", AdminRequest.JSON.<JsonNode>valueToTree(diagnosis.values()));
    Action action = diagnosis.action();
    if (action != null) {
      shown.set("action", of(action));
    }
    return shown;
  }

  /** Shows what a user can do with one click. */
  public static ObjectNode of(Action action) {
    ObjectNode shown =
        AdminRequest.JSON
            .createObjectNode()
            .put("label", action.label())
            .put("do", action.kind().word());
    if (action.visibilityTimeoutSeconds() != null) {
      shown.put("visibilityTimeoutSeconds", action.visibilityTimeoutSeconds());
    }
    if (action.group() != null) {
      shown.put("group", action.group());
    }
    if (action.queue() != null) {
      shown.put("queue", action.queue());
    }
    return shown;
  }
}
