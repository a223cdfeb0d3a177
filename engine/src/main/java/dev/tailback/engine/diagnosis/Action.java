package dev.tailback.engine.diagnosis;

import org.jspecify.annotations.Nullable;

/**
 * What a user can do about a diagnosis with one click.
 *
 * @param kind what is opened or done
 * @param label a button's text, such as {@code Set 90 s}
 * @param visibilityTimeoutSeconds the suggested visibility timeout, with {@link Kind#LIMITS};
 *     {@code null} if there is no suggestion
 * @param group the message group, with {@link Kind#GROUP}; else {@code null}
 * @param queue the name of the queue to open, in the same account and region, with {@link
 *     Kind#OPEN}; else {@code null}
 */
public record Action(
    Kind kind,
    String label,
    @Nullable Integer visibilityTimeoutSeconds,
    @Nullable String group,
    @Nullable String queue) {

  /** What is opened or done. */
  public enum Kind {
    /** Change the queue's settings and limits. */
    LIMITS("limits"),
    /** Show the queue's consumers. */
    CONSUMERS("consumers"),
    /** Show a message group. */
    GROUP("group"),
    /** Move dead letters back. */
    REDRIVE("redrive"),
    /** Show another queue. */
    OPEN("open"),
    /** Show the queue's messages. */
    MESSAGES("messages"),
    /** Show throttles and faults. */
    PRESSURE("pressure");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** Returns the kind's name in the admin API. */
    public String word() {
      return word;
    }
  }

  static Action to(Kind kind, String label) {
    return new Action(kind, label, null, null, null);
  }

  static Action changeSettings() {
    return to(Kind.LIMITS, "Change settings");
  }

  static Action setVisibilityTimeout(int seconds) {
    return new Action(Kind.LIMITS, "Set " + seconds + " s", seconds, null, null);
  }

  static Action showGroup(String group) {
    return new Action(Kind.GROUP, "Show the group", null, group, null);
  }

  static Action open(String queue) {
    return new Action(Kind.OPEN, "Open " + queue, null, null, queue);
  }
}
