package dev.tailback.server.sqs.queue;

import dev.tailback.server.wire.Call;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Recognizes the calls that change a queue's access policy and nothing else. */
public final class PolicyChange {
  private static final Set<String> POLICY = Set.of("Policy");

  private PolicyChange() {}

  /** Returns whether a call is one. */
  public static boolean isOne(Call call) {
    return switch (call.action()) {
      case "AddPermission", "RemovePermission" -> true;
      case "SetQueueAttributes" -> isPolicyAlone(call.input().map(QueueAttribute.ATTRIBUTES));
      default -> false;
    };
  }

  private static boolean isPolicyAlone(@Nullable Map<String, String> attributes) {
    return attributes != null && attributes.keySet().equals(POLICY);
  }
}
