package dev.tailback.server.sqs.policy;

import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A queue's access policy in SQS's normal form: it names its version, its statements are in a list,
 * and the rest is as {@link PolicyStatement} says. The order of elements is kept, whitespace is
 * not.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html">Elements
 *     of policies</a>
 */
public final class PolicyDocument {
  private static final String VERSION = "Version";
  private static final String ID = "Id";
  private static final String STATEMENT = "Statement";
  private static final String DEFAULT_VERSION = "2008-10-17";

  /** In older policies variables are ordinary text. */
  private static final String WITH_VARIABLES = "2012-10-17";

  private static final Set<String> VERSIONS = Set.of(DEFAULT_VERSION, WITH_VARIABLES);

  private final Map<String, Object> elements = new LinkedHashMap<>();
  private final List<PolicyStatement> statements = new ArrayList<>();

  private PolicyDocument() {}

  /** Returns a queue's policy, or an empty one if it has none. */
  public static PolicyDocument of(Queue queue) {
    String text = queue.settings().policy();
    if (text != null) {
      return parse(text);
    }
    PolicyDocument policy = new PolicyDocument();
    policy.elements.put(VERSION, DEFAULT_VERSION);
    policy.elements.put(ID, queue.address().arn() + "/SQSDefaultPolicy");
    return policy;
  }

  /**
   * Reads a policy.
   *
   * @throws Refusal InvalidAttributeValue, if it is malformed
   */
  public static PolicyDocument parse(String text) {
    Map<String, Object> json = PolicyValue.map(Json.parse(text));
    PolicyDocument policy = new PolicyDocument();
    if (!json.containsKey(VERSION)) {
      policy.elements.put(VERSION, DEFAULT_VERSION);
    }
    json.forEach(policy::read);
    if (policy.statements.isEmpty()) {
      throw PolicyValue.invalid();
    }
    return policy;
  }

  private void read(String name, @Nullable Object value) {
    switch (name) {
      case VERSION -> elements.put(name, version(PolicyValue.string(value)));
      case ID -> elements.put(name, PolicyValue.string(value));
      case STATEMENT -> {
        PolicyValue.list(value).forEach(member -> statements.add(PolicyStatement.read(member)));
        elements.put(name, statements); // keeps its place among the elements
      }
      default -> throw PolicyValue.invalid();
    }
  }

  private static String version(String version) {
    if (!VERSIONS.contains(version)) {
      throw PolicyValue.invalid();
    }
    return version;
  }

  List<PolicyStatement> statements() {
    return statements;
  }

  /**
   * Adds a statement.
   *
   * @throws Refusal InvalidParameterValue, if there is one with its label
   */
  public void add(String label, PolicyStatement statement) {
    if (statements.stream().anyMatch(present -> label.equals(present.sid()))) {
      throw Refusal.invalidValue(label, "Label", "Already exists.");
    }
    statements.add(statement);
  }

  /**
   * Removes a statement.
   *
   * @throws Refusal InvalidParameterValue, if there is none with this label
   */
  public void remove(String label) {
    if (!statements.removeIf(statement -> label.equals(statement.sid()))) {
      throw Refusal.invalidValue(label, "Label", "can't find label.");
    }
  }

  /** Decides on a request: a statement that denies it outweighs all that allow it. */
  public AccessDecision decide(AccessRequest asked) {
    AccessRequest request = asked.withVariables(WITH_VARIABLES.equals(elements.get(VERSION)));
    AccessDecision decision = AccessDecision.NOT_ALLOWED;
    for (PolicyStatement statement : statements) {
      if (statement.appliesTo(request)) {
        if (statement.isDenial()) {
          return AccessDecision.DENIED;
        }
        decision = AccessDecision.ALLOWED;
      }
    }
    return decision;
  }

  /** Returns the policy's text, {@code null} if no statement is left. */
  public @Nullable String text() {
    if (statements.isEmpty()) {
      return null;
    }
    Map<String, Object> json = new LinkedHashMap<>(elements);
    json.put(STATEMENT, statements.stream().map(PolicyStatement::elements).toList());
    return Json.write(json);
  }
}
