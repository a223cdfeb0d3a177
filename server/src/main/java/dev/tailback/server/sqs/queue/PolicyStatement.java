package dev.tailback.server.sqs.queue;

import dev.tailback.engine.queue.QueueAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A statement of an access policy in SQS's normal form: lists of one element are that element, and
 * accounts are written as {@link PolicyPrincipal} says.
 *
 * @param elements the statement as JSON, in the order it was written in
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

  /** Reads a statement; InvalidAttributeValue where it is malformed. */
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

  /** Returns the statement that AddPermission makes. */
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

  /** Returns the statement's label; {@code null} where it has none or an empty one. */
  @Nullable String sid() {
    Object sid = elements.get(SID);
    return sid == null || sid.equals("") ? null : sid.toString();
  }

  /** Returns the actions it names, be it those it applies to or the exceptions. */
  List<String> actions() {
    Object negated = elements.get(NOT_ACTION);
    return negated == null ? named(ACTION) : PolicyValue.strings(negated);
  }

  /** Returns the actions it applies to; none where it names the exceptions. */
  List<String> appliedActions() {
    return named(ACTION);
  }

  /** Returns the resources it applies to; none where it names the exceptions. */
  List<String> resources() {
    return named(RESOURCE);
  }

  private List<String> named(String element) {
    Object value = elements.get(element);
    return value == null ? List.of() : PolicyValue.strings(value);
  }

  /** Returns the accounts of the principals it applies to. */
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
