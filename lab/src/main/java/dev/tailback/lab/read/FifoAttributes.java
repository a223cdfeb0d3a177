package dev.tailback.lab.read;

import dev.tailback.config.ConfigException;
import dev.tailback.config.RuleWords;
import dev.tailback.config.Setting;
import dev.tailback.engine.queue.FifoSettings;
import dev.tailback.engine.queue.FifoSettings.DeduplicationScope;
import dev.tailback.engine.queue.FifoSettings.FifoThroughputLimit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the attributes that only FIFO queues have. */
final class FifoAttributes {
  static final List<String> NAMES =
      List.of(
          "ContentBasedDeduplication", "DeduplicationScope", "FifoQueue", "FifoThroughputLimit");
  private static final Map<String, Boolean> SWITCH = Map.of("true", true, "false", false);

  private final boolean isFifo;
  private FifoSettings settings = FifoSettings.DEFAULT;
  private @Nullable Setting throughputLimit;

  FifoAttributes(boolean isFifo) {
    this.isFifo = isFifo;
  }

  /** Sets the attribute if only FIFO queues have it. */
  boolean set(String name, Setting value) {
    if (!NAMES.contains(name)) {
      return false;
    }
    if (!isFifo) {
      throw value.place().problem("expected to be absent: it is for FIFO queues, named *.fifo");
    }
    switch (name) {
      case "ContentBasedDeduplication" ->
          settings = settings.withContentBasedDeduplication(isOn(value));
      case "DeduplicationScope" ->
          settings =
              settings.withDeduplicationScope(
                  Values.word(value, words(DeduplicationScope.values())));
      case "FifoThroughputLimit" -> {
        throughputLimit = value;
        settings =
            settings.withThroughputLimit(Values.word(value, words(FifoThroughputLimit.values())));
      }
      default -> checkType(value);
    }
    return true;
  }

  private static boolean isOn(Setting value) {
    Boolean isOn = SWITCH.get(value.text());
    if (isOn == null) {
      throw value.isNot("true or false");
    }
    return isOn;
  }

  private static void checkType(Setting value) {
    if (!value.text().equals("true")) {
      throw value.isNot("true: the name ends in .fifo");
    }
  }

  /** Returns the settings; {@code null} for a standard queue. */
  @Nullable FifoSettings settings() {
    if (throughputLimit != null
        && settings.throughputLimit() == FifoThroughputLimit.PER_MESSAGE_GROUP_ID
        && settings.deduplicationScope() != DeduplicationScope.MESSAGE_GROUP) {
      throw needsScope(throughputLimit);
    }
    return isFifo ? settings : null;
  }

  private static ConfigException needsScope(Setting limit) {
    return limit.place().problem("perMessageGroupId needs DeduplicationScope: messageGroup");
  }

  private static <E extends Enum<E>> Map<String, E> words(E[] constants) {
    Map<String, E> words = new LinkedHashMap<>();
    for (E constant : constants) {
      words.put(RuleWords.of(constant), constant);
    }
    return words;
  }
}
