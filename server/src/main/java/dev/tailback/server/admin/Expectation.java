package dev.tailback.server.admin;

import dev.tailback.config.FieldException;
import dev.tailback.config.Fields;
import dev.tailback.engine.queue.MessageEvent.Kind;
import dev.tailback.engine.queue.QueueCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** The conditions that a client waits for, which have to hold at the same time. */
final class Expectation {
  private static final String EMPTY = "empty";

  /** The names of all conditions. */
  static final List<String> FIELDS = fields();

  private final List<Condition> conditions;

  private Expectation(List<Condition> conditions) {
    this.conditions = conditions;
  }

  /** A condition. It returns what does not hold, {@code null} if it holds. */
  private interface Condition {
    @Nullable String missing(Map<Kind, Long> happened, QueueCounts counts);
  }

  /** A number of messages in a state. */
  private enum State {
    VISIBLE("visible"),
    IN_FLIGHT("inFlight"),
    DELAYED("delayed");

    private final String field;

    State(String field) {
      this.field = field;
    }

    int number(QueueCounts counts) {
      return switch (this) {
        case VISIBLE -> counts.visible();
        case IN_FLIGHT -> counts.inFlight();
        case DELAYED -> counts.delayed();
      };
    }
  }

  private static List<String> fields() {
    List<String> fields = new ArrayList<>(EventNames.ALL.keySet());
    for (State state : State.values()) {
      fields.add(state.field);
    }
    fields.add(EMPTY);
    return List.copyOf(fields);
  }

  /**
   * Reads the conditions of a request.
   *
   * @throws FieldException if there is none, or one is wrong
   */
  static Expectation read(Fields fields) {
    List<Condition> conditions = new ArrayList<>();
    EventNames.ALL.forEach(
        (name, kind) -> {
          Integer least = fields.whole(name, 1, Integer.MAX_VALUE);
          if (least != null) {
            conditions.add((happened, counts) -> happened(name, happened.get(kind), least));
          }
        });
    for (State state : State.values()) {
      Integer number = fields.whole(state.field, 0, Integer.MAX_VALUE);
      if (number != null) {
        conditions.add((happened, counts) -> is(state, state.number(counts), number));
      }
    }
    if (isEmpty(fields)) {
      conditions.add((happened, counts) -> empty(counts));
    }
    if (conditions.isEmpty()) {
      throw new FieldException(
          "There is nothing to wait for. Give one or more of " + String.join(", ", FIELDS) + ".");
    }
    return new Expectation(conditions);
  }

  private static boolean isEmpty(Fields fields) {
    Boolean empty = fields.flag(EMPTY);
    if (Boolean.FALSE.equals(empty)) {
      throw fields.wrong(EMPTY, "true");
    }
    return empty != null;
  }

  private static @Nullable String happened(String name, @Nullable Long found, int least) {
    long number = found == null ? 0 : found;
    return number >= least ? null : name + " is " + number + ", and not at least " + least;
  }

  private static @Nullable String is(State state, int found, int expected) {
    return found == expected ? null : state.field + " is " + found + ", and not " + expected;
  }

  private static @Nullable String empty(QueueCounts counts) {
    return counts.equals(new QueueCounts(0, 0, 0)) ? null : "it is not empty";
  }

  /**
   * Returns the conditions that do not hold, such as {@code deleted is 2, and not at least 3};
   * empty if all hold.
   *
   * @param happened how many events there were
   * @param counts how many messages there are
   */
  String missing(Map<Kind, Long> happened, QueueCounts counts) {
    StringJoiner missing = new StringJoiner("; ");
    for (Condition condition : conditions) {
      String text = condition.missing(happened, counts);
      if (text != null) {
        missing.add(text);
      }
    }
    return missing.toString();
  }
}
