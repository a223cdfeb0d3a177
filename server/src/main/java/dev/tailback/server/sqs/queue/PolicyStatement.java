package dev.tailback.server.sqs.queue;

import dev.tailback.engine.queue.QueueAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A statement of an access policy in SQS's normal form: a list of one element becomes that element,
 * and accounts look as {@link PolicyPrincipal} says.
 *
 * @param elements the statement as JSON, in its original order
 */
record PolicyStatement(Map<String, Object> elements) {
  private static final String SID = "Sid";
  private static final String EFFECT = "Effect";
  private static final String PRINCIPAL = "Principal";
  private static final String NOT_PRINCIPAL = "NotPrincipal";
  private static final String ACTION = "Action";
  private static final String NOT_ACTION = "NotAction";
  private static final String RESOURCE = "Resource";
  private static final String NOT_RESOURCE = "NotResource";
  private static final String CONDITION = "Condition";
  private static final Set<String> EFFECTS = Set.of("Allow", "Deny");

  /**
   * Reads a statement.
   *
   * @throws Refusal InvalidAttributeValue, if it is malformed
   */
  static PolicyStatement read(@Nullable Object json) {
    Map<String, Object> elements = PolicyValue.map(json);
    elements.replaceAll(PolicyStatement::normal);
    boolean isComplete =
        elements.containsKey(EFFECT)
            && hasOne(elements, PRINCIPAL, NOT_PRINCIPAL)
            && hasOne(elements, ACTION, NOT_ACTION)
            && hasOne(elements, RESOURCE, NOT_RESOURCE);
    if (!isComplete) {
      throw PolicyValue.invalid();
    }
    return new PolicyStatement(elements);
  }

  private static Object normal(String name, @Nullable Object value) {
    return switch (name) {
      case SID -> PolicyValue.string(value);
      case EFFECT -> effect(PolicyValue.string(value));
      case PRINCIPAL, NOT_PRINCIPAL -> PolicyPrincipal.normal(value);
      case ACTION, NOT_ACTION, RESOURCE, NOT_RESOURCE ->
          PolicyValue.oneOrMore(PolicyValue.strings(value));
      case CONDITION -> PolicyCondition.normal(value);
      default -> throw PolicyValue.invalid();
    };
  }

  private static String effect(String effect) {
    if (!EFFECTS.contains(effect)) {
      throw PolicyValue.invalid();
    }
    return effect;
  }

  private static boolean hasOne(Map<String, Object> elements, String name, String negation) {
    return elements.containsKey(name) != elements.containsKey(negation);
  }

  /** Returns the statement that AddPermission adds. */
  static PolicyStatement allow(
      String label, List<String> accounts, List<String> actions, QueueAddress queue) {
    Map<String, Object> elements = new LinkedHashMap<>();
    elements.put(SID, label);
    elements.put(EFFECT, "Allow");
    elements.put(PRINCIPAL, PolicyPrincipal.normal(Map.of(PolicyPrincipal.AWS, accounts)));
    elements.put(
        ACTION, PolicyValue.oneOrMore(actions.stream().map(action -> "SQS:" + action).toList()));
    elements.put(RESOURCE, queue.arn());
    return new PolicyStatement(elements);
  }

  /** Returns the statement's label, {@code null} if it has none or an empty one. */
  @Nullable String sid() {
    Object sid = elements.get(SID);
    return sid == null || sid.equals("") ? null : sid.toString();
  }

  /** Returns the actions in {@code Action} or {@code NotAction}. */
  List<String> actions() {
    Object negated = elements.get(NOT_ACTION);
    return negated == null ? named(ACTION) : PolicyValue.strings(negated);
  }

  /** Returns the actions in {@code Action}; none if it has {@code NotAction}. */
  List<String> appliedActions() {
    return named(ACTION);
  }

  /** Returns the resources in {@code Resource}; none if it has {@code NotResource}. */
  List<String> resources() {
    return named(RESOURCE);
  }

  private List<String> named(String element) {
    Object value = elements.get(element);
    return value == null ? List.of() : PolicyValue.strings(value);
  }

  /** Returns the accounts of the principals in {@code Principal}. */
  Set<String> accounts() {
    return PolicyPrincipal.accounts(elements.get(PRINCIPAL));
  }

  int principalCount() {
    return PolicyPrincipal.count(elements.getOrDefault(PRINCIPAL, elements.get(NOT_PRINCIPAL)));
  }

  int conditionCount() {
    return PolicyCondition.count(elements.get(CONDITION));
  }
}
