package dev.tailback.server.action;

import dev.tailback.engine.QueueAddress;
import dev.tailback.engine.Refusal;
import dev.tailback.server.protocol.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A queue's access policy as AddPermission and RemovePermission edit it: a JSON map with a list of
 * statements, each known by its {@code Sid}.
 */
final class AccessPolicy {
  private static final String STATEMENTS = "Statement";
  private static final String LABEL = "Sid";
  private static final int MOST_STATEMENTS = 20;

  /** How many bytes a policy may have. */
  static final int LONGEST = 8_192;

  private final Map<String, Object> policy = new LinkedHashMap<>();
  private final List<Object> statements = new ArrayList<>();

  /** The policy with this text, or a new one for the queue where there is none. */
  AccessPolicy(@Nullable String text, QueueAddress queue) {
    if (text == null) {
      policy.put("Version", "2008-10-17");
      policy.put("Id", queue.arn() + "/SQSDefaultPolicy");
    } else if (Json.parse(text) instanceof Map<?, ?> map) {
      map.forEach((key, value) -> policy.put(key.toString(), value));
    }
    Object present = policy.get(STATEMENTS);
    if (present instanceof List<?> list) {
      statements.addAll(list);
    } else if (present != null) {
      statements.add(present); // a single statement need not be in a list
    }
  }

  void add(String label, List<String> accounts, List<String> actions, QueueAddress queue) {
    if (statements.stream().anyMatch(statement -> isLabelled(statement, label))) {
      throw Refusal.invalidValue(label, "Label", "Already exists.");
    }
    if (statements.size() >= MOST_STATEMENTS) {
      throw new Refusal(
          Refusal.Reason.OVER_LIMIT,
          "The policy has " + MOST_STATEMENTS + " statements, which is the maximum allowed.");
    }
    Map<String, Object> statement = new LinkedHashMap<>();
    statement.put(LABEL, label);
    statement.put("Effect", "Allow");
    statement.put(
        "Principal",
        Map.of("AWS", oneOrMore(accounts, account -> "arn:aws:iam::" + account + ":root")));
    statement.put("Action", oneOrMore(actions, action -> "SQS:" + action));
    statement.put("Resource", queue.arn());
    statements.add(statement);
  }

  void remove(String label) {
    if (!statements.removeIf(statement -> isLabelled(statement, label))) {
      throw Refusal.invalidValue(label, "Label", "can't find label.");
    }
  }

  /** The policy's text; {@code null} where no statement is left. */
  @Nullable String text() {
    if (statements.isEmpty()) {
      return null;
    }
    policy.put(STATEMENTS, statements);
    String text = Json.write(policy);
    if (text.length() > LONGEST) {
      throw new Refusal(
          Refusal.Reason.OVER_LIMIT, "The policy is longer than " + LONGEST + " bytes.");
    }
    return text;
  }

  private static boolean isLabelled(Object statement, String label) {
    return statement instanceof Map<?, ?> map && label.equals(map.get(LABEL));
  }

  private static Object oneOrMore(List<String> values, UnaryOperator<String> wording) {
    List<String> worded = values.stream().map(wording).toList();
    return worded.size() == 1 ? worded.get(0) : worded;
  }
}
