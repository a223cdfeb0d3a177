package dev.tailback.server.sqs.request;

import dev.tailback.server.wire.Caller;
import org.jspecify.annotations.Nullable;

/** Finds the region in a host's name, such as {@code sqs.eu-west-1.amazonaws.com}. */
final class HostRegion {
  private HostRegion() {}

  /** Returns the region in a host's name, {@code null} if it has none. */
  static @Nullable String of(String host) {
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

  private static boolean isService(String label) {
    return label.equals("sqs") || label.equals("sqs-fips");
  }

  private static boolean isRegion(String label) {
    return Caller.isRegion(label)
        && Character.isLetter(label.charAt(0))
        && label.indexOf('-') > 0
        && Character.isDigit(label.charAt(label.length() - 1));
  }
}
