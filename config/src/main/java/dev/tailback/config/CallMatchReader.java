package dev.tailback.config;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.pressure.CallMatch;
import dev.tailback.pressure.QueueType;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads which calls match a rule, from fields that all rules have. */
final class CallMatchReader {
  static final List<String> FIELDS =
      List.of("queue", "queueType", "actions", "account", "accessKey", "userAgent");

  private final Predicate<String> isAction;

  CallMatchReader(Predicate<String> isAction) {
    this.isAction = isAction;
  }

  CallMatch read(Fields rule) {
    QueueType queueType = rule.choice("queueType", RuleWords.QUEUE_TYPES);
    return new CallMatch(
        rule.glob("queue"),
        Objects.requireNonNullElse(queueType, QueueType.ALL),
        actions(rule),
        account(rule),
        rule.text("accessKey"),
        rule.glob("userAgent"));
  }

  private Set<String> actions(Fields rule) {
    Set<String> names = Set.copyOf(rule.texts("actions"));
    if (rule.has("actions") && names.isEmpty()) {
      throw rule.wrong("actions", "a list of at least one action, or absent for all");
    }
    for (String name : names) {
      if (!isAction.test(name)) {
        throw rule.wrong("actions", "a list of SQS actions, which " + name + " is not");
      }
    }
    return names;
  }

  private static @Nullable String account(Fields rule) {
    String account = rule.text("account");
    if (account != null && !QueueAddress.isAccount(account)) {
      throw rule.wrong("account", "twelve digits");
    }
    return account;
  }
}
