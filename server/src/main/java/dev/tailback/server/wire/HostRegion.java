package dev.tailback.server.wire;

import org.jspecify.annotations.Nullable;

/** The region in a host's name, as in {@code sqs.eu-west-1.amazonaws.com}. */
public final class HostRegion {
  private static final int LONGEST = 32;

  private HostRegion() {}

  /** The region a host's name tells, if any. */
  public static @Nullable String of(String host) {
    if (!host.contains("sqs") && !host.contains("queue")) {
      return null;
    }
    String before = "";
    for (String label : host.split("\\.", -1)) {
      if (isService(before) && isRegion(label)) {
        return label;
      }
      if (label.equals("queue") && isRegion(before)) {
        return before;
      }
      before = label;
    }
    return host.startsWith("queue.amazonaws.com") ? "us-east-1" : null;
  }

  /** Whether a region of this name could stand in an ARN. */
  static boolean isWord(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c != '-' && (c >= 128 || !Character.isLetterOrDigit(c))) {
        return false;
      }
    }
    return !name.isEmpty() && name.length() <= LONGEST;
  }

  private static boolean isService(String label) {
    return label.equals("sqs") || label.equals("sqs-fips");
  }

  private static boolean isRegion(String label) {
    return isWord(label)
        && Character.isLetter(label.charAt(0))
        && label.indexOf('-') > 0
        && Character.isDigit(label.charAt(label.length() - 1));
  }
}
