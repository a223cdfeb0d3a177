package dev.tailback.config;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.pressure.CallMatch;
import dev.tailback.pressure.QueueType;
import dev.tailback.pressure.RuleSetting;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads which calls match a rule, from the fields that all rules share. */
final class CallMatchReader {
  private static final String QUEUE_TYPE = "queueType";

  static final List<String> FIELDS =
      List.of("queue", QUEUE_TYPE, "actions", "account", "accessKey", "userAgent");

  private final Predicate<String> isAction;
  private final RuleSetting setting;

  CallMatchReader(Predicate<String> isAction, RuleSetting setting) {
    this.isAction = isAction;
    this.setting = setting;
  }

  CallMatch read(Fields rule) {
    QueueType queueType =
        Objects.requireNonNullElse(rule.choice(QUEUE_TYPE, RuleWords.QUEUE_TYPES), QueueType.ALL);
    checkQueueType(QUEUE_TYPE, queueType);
    return new CallMatch(
        rule.glob("queue"),
        queueType,
        actions(rule),
        account(rule),
        rule.text("accessKey"),
        rule.glob("userAgent"));
  }

  /** Checks that a rule could ever match queues of a type. */
  void checkQueueType(String field, QueueType type) {
    if (type == QueueType.FIFO_HIGH_THROUGHPUT && setting.isInFront()) {
      throw InFront.refusal(
          field,
          "The queue type " + RuleWords.of(type),
          "where only a queue's name tells its type");
    }
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
