package dev.tailback.server.sqs.request;

import dev.tailback.engine.queue.MoveTask;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The handle by which clients name a message move task. */
public record TaskHandle(UUID taskId, QueueAddress source) {
  private static final String TASK_ID = "taskId";
  private static final String SOURCE_ARN = "sourceArn";

  /** Returns the handle of a task. */
  public static String of(MoveTask task) {
    Map<String, String> json = new LinkedHashMap<>();
    json.put(TASK_ID, task.id().toString());
    json.put(SOURCE_ARN, task.source().arn());
    return Base64.getEncoder().encodeToString(Json.write(json).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a handle.
   *
   * @throws Refusal InvalidParameterValue, if it is malformed
   */
  public static TaskHandle decode(String text) {
    TaskHandle handle = tryDecode(text);
    if (handle == null) {
      throw Refusal.invalidParameter("Value for parameter TaskHandle is invalid.");
    }
    return handle;
  }

  static @Nullable TaskHandle tryDecode(String text) {
    try {
      String json = new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
      if (Json.parse(json) instanceof Map<?, ?> map
          && map.get(TASK_ID) instanceof String id
          && map.get(SOURCE_ARN) instanceof String arn) {
        QueueAddress source = QueueAddress.ofArn(arn);
        return source == null ? null : new TaskHandle(UUID.fromString(id), source);
      }
      return null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
