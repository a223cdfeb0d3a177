package dev.tailback.server.sqs.queue;

import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.sqs.request.CountLimit;
import dev.tailback.server.wire.MapMember;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Checks the tags of queues.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-tags.html">Queue
 *     tags</a>
 */
final class Tags {
  static final MapMember TAGS = new MapMember("Tags", "Tag", "Key", "Value");

  private static final int MAX_KEY_LENGTH = 128;
  private static final int MAX_VALUE_LENGTH = 256;
  private static final String PUNCTUATION = "_.:/=+-@";

  private Tags() {}

  static void check(Map<String, String> tags) {
    checkKeys(tags.keySet());
    tags.forEach(Tags::check);
  }

  static void checkKeys(Collection<String> keys) {
    for (String key : keys) {
      if (key.isEmpty() || key.length() > MAX_KEY_LENGTH) {
        throw Refusal.invalidParameter(
            "Tag keys must be between 1 and " + MAX_KEY_LENGTH + " characters in length.");
      }
    }
  }

  private static void check(String key, String value) {
    if (value.length() > MAX_VALUE_LENGTH) {
      throw Refusal.invalidParameter(
          "Tag values must be between 0 and " + MAX_VALUE_LENGTH + " characters in length.");
    }
    if (key.startsWith("aws:")) {
      throw Refusal.invalidParameter("Tag keys cannot start with 'aws:'.");
    }
    if (!areValid(key) || !areValid(value)) {
      throw Refusal.invalidParameter(
          "Tag keys and values can only contain letters, digits, white space and " + PUNCTUATION);
    }
  }

  private static boolean areValid(String text) {
    return text.codePoints()
        .allMatch(
            c ->
                Character.isLetterOrDigit(c)
                    || Character.isWhitespace(c)
                    || PUNCTUATION.indexOf(c) >= 0);
  }

  /** Checks that a queue does not get too many tags. */
  static void checkCount(Queue queue, Set<String> added) {
    Set<String> keys = new HashSet<>(queue.tags().byKey().keySet());
    keys.addAll(added);
    checkCount(queue.address().name(), keys);
  }

  /** Checks the number of a queue's tags. */
  static void checkCount(String queueName, Set<String> keys) {
    CountLimit.TAGS.check(keys.size(), queueName);
  }
}
