package dev.tailback.lab.read;

import dev.tailback.config.Section;
import dev.tailback.config.Setting;
import dev.tailback.lab.scenario.Polling;
import dev.tailback.lab.scenario.Polling.Spring.Mode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads how a consumer decides when to receive: {@code mode}, {@code spring} or {@code lambda}, in
 * the words of Spring Cloud AWS and of Lambda.
 */
final class PollingReader {
  private static final String SPRING = "spring";
  private static final String LAMBDA = "lambda";
  private static final String MODE = "mode";
  private static final int MAX_MESSAGES = 10;
  private static final int MAX_CONCURRENT = 100_000;
  private static final int MAX_LAMBDA_CONCURRENCY = 1_000;

  /** The most invocations at a time if no maximum is set. */
  private static final int WITHOUT_MAXIMUM = 1_250;

  private static final int MAX_LAMBDA_BATCH = 10_000;
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
  private static final Duration MAX_WINDOW = Duration.ofMinutes(5);
  private static final Map<String, Mode> MODES = modes();

  private PollingReader() {}

  private static Map<String, Mode> modes() {
    Map<String, Mode> modes = new LinkedHashMap<>();
    modes.put("auto", Mode.AUTO);
    modes.put("always-poll-max", Mode.ALWAYS_POLL_MAX_MESSAGES);
    modes.put("fixed-high-throughput", Mode.FIXED_HIGH_THROUGHPUT);
    return modes;
  }

  static Polling read(Section consumer) {
    Section spring = consumer.section(SPRING);
    Section lambda = consumer.section(LAMBDA);
    Setting mode = consumer.setting(MODE);
    if (lambda != null) {
      Values.absent(consumer, SPRING, "lambda is given");
      Values.absent(consumer, MODE, "lambda is given");
      return lambda(lambda);
    }
    if (spring != null) {
      Values.absent(consumer, MODE, "expected inside spring, with the other settings");
      return spring(spring);
    }
    return mode == null
        ? new Polling.EachWorker()
        : new Polling.Spring(mode(mode), MAX_MESSAGES, MAX_MESSAGES, TEN_SECONDS, TEN_SECONDS);
  }

  private static Polling.Spring spring(Section spring) {
    spring.only(
        List.of(
            MODE,
            "maxConcurrentMessages",
            "maxMessagesPerPoll",
            "pollTimeout",
            "maxDelayBetweenPolls"));
    Setting mode = spring.setting(MODE);
    Setting pollTimeout = spring.setting("pollTimeout");
    return new Polling.Spring(
        mode == null ? Mode.AUTO : mode(mode),
        Values.whole(spring, "maxConcurrentMessages", 1, MAX_CONCURRENT, MAX_MESSAGES),
        Values.whole(spring, "maxMessagesPerPoll", 1, MAX_MESSAGES, MAX_MESSAGES),
        pollTimeout == null ? TEN_SECONDS : Duration.ofSeconds(Values.seconds(pollTimeout, 0, 20)),
        Values.duration(spring, "maxDelayBetweenPolls", TEN_SECONDS));
  }

  /** Reads a mode in lower case, or as Spring's constant. */
  private static Mode mode(Setting setting) {
    String word = setting.text().toLowerCase(Locale.ROOT).replace('_', '-');
    Mode mode = MODES.get(word.replace("-messages", ""));
    if (mode == null) {
      throw setting.isNot("one of " + String.join(", ", MODES.keySet()));
    }
    return mode;
  }

  private static Polling.Lambda lambda(Section lambda) {
    lambda.only(
        List.of(
            "maximumConcurrency", "batchSize", "maximumBatchingWindow", "reportBatchItemFailures"));
    Setting window = lambda.setting("maximumBatchingWindow");
    return new Polling.Lambda(
        Values.whole(lambda, "maximumConcurrency", 2, MAX_LAMBDA_CONCURRENCY, WITHOUT_MAXIMUM),
        batchSize(lambda, window),
        window == null ? Duration.ZERO : window(window),
        Values.flag(lambda, "reportBatchItemFailures", false));
  }

  private static Duration window(Setting window) {
    return Duration.ofSeconds(Values.seconds(window, 0, (int) MAX_WINDOW.toSeconds()));
  }

  /** Reads a batch size; one above 10 needs a window in which to collect the messages. */
  private static int batchSize(Section lambda, @Nullable Setting window) {
    Setting setting = lambda.setting("batchSize");
    int size = setting == null ? MAX_MESSAGES : Values.whole(setting, 1, MAX_LAMBDA_BATCH);
    if (setting != null && size > MAX_MESSAGES && (window == null || window(window).isZero())) {
      throw setting.isNot("at most 10 without a maximumBatchingWindow");
    }
    return size;
  }
}
