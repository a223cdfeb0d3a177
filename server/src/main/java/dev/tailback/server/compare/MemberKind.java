package dev.tailback.server.compare;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How exactly the two values of a member have to agree. Which messages a receive gets, and how
 * many, is random, too: {@link Shadow} therefore receives those that the upstream gave.
 */
enum MemberKind {
  /** Equal. */
  EXACT {
    @Override
    boolean areAlike(String upstream, String tailback) {
      return upstream.equals(tailback);
    }
  },
  /** Both present: each server makes its own. */
  ID {
    @Override
    boolean areAlike(String upstream, String tailback) {
      return upstream.isEmpty() == tailback.isEmpty() && isUuid(upstream) == isUuid(tailback);
    }
  },
  /** Refers to something that only one of the two servers has. */
  OPAQUE {
    @Override
    boolean areAlike(String upstream, String tailback) {
      return upstream.isEmpty() == tailback.isEmpty();
    }
  },
  /** In the same unit: the calls are not carried out at the same moment. */
  TIME {
    @Override
    boolean areAlike(String upstream, String tailback) {
      return isNumber(upstream) && upstream.length() == tailback.length();
    }
  },
  /** Both numbers: SQS itself calls them approximate. */
  ESTIMATE {
    @Override
    boolean areAlike(String upstream, String tailback) {
      return isNumber(upstream) == isNumber(tailback);
    }
  };

  private static final Set<String> IDS = Set.of("MessageId", "SequenceNumber", "RequestId");
  private static final Set<String> OPAQUE_IDS =
      Set.of("ReceiptHandle", "TaskHandle", "NextToken", "SenderId");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /** Returns whether two values agree. */
  abstract boolean areAlike(String upstream, String tailback);

  /** Returns the kind of a member or an attribute. */
  static MemberKind of(String name) {
    if (IDS.contains(name)) {
      return ID;
    }
    if (OPAQUE_IDS.contains(name)) {
      return OPAQUE;
    }
    if (name.endsWith("Timestamp")) {
      return TIME;
    }
    boolean isEstimate = name.startsWith("ApproximateNumberOf");
    return isEstimate ? ESTIMATE : EXACT;
  }

  /**
   * Returns whether a member may be present or not, depending on the moment.
   *
   * @param status the status beside it, {@code null} if there is none
   */
  static boolean mayBeAbsent(String name, @Nullable String status) {
    // A move task has a handle while it runs, and ends at another moment here.
    return name.equals("TaskHandle") && status != null;
  }

  /**
   * Returns whether a difference in a member is a matter of timing: a task runs, or has just ended.
   */
  static boolean isOfTime(String name, String upstream, String tailback) {
    Set<String> states = Set.of("RUNNING", "COMPLETED");
    return name.equals("Status") && states.contains(upstream) && states.contains(tailback);
  }

  private static boolean isUuid(String text) {
    return UUID.matcher(text).matches();
  }

  private static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }
}
