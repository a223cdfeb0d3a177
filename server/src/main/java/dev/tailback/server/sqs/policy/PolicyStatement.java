package dev.tailback.server.sqs.policy;

import dev.tailback.engine.queue.QueueAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A statement of an access policy in SQS's normal form: a list of one element becomes that element,
 * and accounts look as {@link PolicyPrincipal} says.
 *
 * @param elements the statement as JSON, in its original order
 */
public record PolicyStatement(Map<String, Object> elements) {
  private static final String DENY = "Deny";
  private static final String SID = "Sid";
  private static final String EFFECT = "Effect";
  private static final String PRINCIPAL = "Principal";
  private static final String NOT_PRINCIPAL = "NotPrincipal";
  private static final String ACTION = "Action";
  private static final String NOT_ACTION = "NotAction";
  private static final String RESOURCE = "Resource";
  private static final String NOT_RESOURCE = "NotResource";
  private static final String CONDITION = "Condition";
  private static final Set<String> EFFECTS = Set.of("Allow", DENY);

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
  public static PolicyStatement allow(
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

  boolean isDenial() {
    return DENY.equals(elements.get(EFFECT));
  }

  /** Returns whether it applies to a request. */
  boolean appliesTo(AccessRequest request) {
    return isBy(request.requester())
        && isFor(ACTION, NOT_ACTION, action -> PolicyAction.covers(action, request.action()))
        && isFor(RESOURCE, NOT_RESOURCE, resource -> isResource(resource, request))
        && (elements.get(CONDITION) == null
            || PolicyCondition.holds(PolicyValue.present(elements.get(CONDITION)), request));
  }

  /**
   * Returns whether the principal is one that the statement is about. {@code NotPrincipal} denies
   * all those who are not named with both their ARN and their account, and allows those of whom
   * neither is named.
   */
  private boolean isBy(Requester requester) {
    Object principal = elements.get(PRINCIPAL);
    Set<String> identities = requester.identities();
    if (principal != null) {
      return identities.stream().anyMatch(id -> PolicyPrincipal.names(principal, requester, id));
    }
    Object excepted = PolicyValue.present(elements.get(NOT_PRINCIPAL));
    Predicate<String> isExcepted = id -> PolicyPrincipal.names(excepted, requester, id);
    return isDenial()
        ? !identities.stream().allMatch(isExcepted)
        : identities.stream().noneMatch(isExcepted);
  }

  private boolean isFor(String element, String negation, Predicate<String> matches) {
    Object negated = elements.get(negation);
    return negated == null
        ? named(element).stream().anyMatch(matches)
        : PolicyValue.strings(negated).stream().noneMatch(matches);
  }

  private static boolean isResource(String pattern, AccessRequest request) {
    String expanded = PolicyPattern.expand(pattern, request);
    return expanded != null && PolicyPattern.matches(expanded, request.resource());
  }

  int principalCount() {
    return PolicyPrincipal.count(elements.getOrDefault(PRINCIPAL, elements.get(NOT_PRINCIPAL)));
  }

  int conditionCount() {
    return PolicyCondition.count(elements.get(CONDITION));
  }
}
