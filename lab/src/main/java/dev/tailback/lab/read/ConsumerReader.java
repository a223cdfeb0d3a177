package dev.tailback.lab.read;

import dev.tailback.config.ConfigValue;
import dev.tailback.config.Section;
import dev.tailback.config.Setting;
import dev.tailback.lab.scenario.ConsumerPlan;
import dev.tailback.lab.scenario.ConsumerPlan.Receive;
import dev.tailback.lab.scenario.Polling;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the consumers of a scenario. */
final class ConsumerReader {
  private static final String COUNT = "count";
  private static final String RECEIVE = "receive";
  private static final String DELETE = "delete";
  private static final List<String> KEYS =
      List.of(
          "name",
          "queue",
          COUNT,
          RECEIVE,
          "process",
          "batch",
          "fails",
          "poison",
          "crash",
          "deploy",
          "heartbeat",
          DELETE,
          "downstream",
          "old",
          "mode",
          "spring",
          "lambda");
  private static final int MAX_COUNT = 100_000;
  private static final int MAX_MESSAGES = 10;
  private static final int MAX_WAIT = 20;
  private static final int MAX_VISIBILITY = 43_200;
  private static final Map<String, Boolean> BATCH = words("serial", "parallel");
  private static final Map<String, Boolean> DELETES = words("single", "batch");

  private final Collection<String> queues;
  private final ProcessingReader processing;
  private final ConsumerTroubles troubles;
  private final Names names = new Names("workers");

  /**
   * Creates a reader.
   *
   * @param end how long the run is
   * @param folder where CSV files are
   */
  ConsumerReader(Collection<String> queues, Duration end, Path folder) {
    this.queues = queues;
    this.processing = new ProcessingReader(folder);
    this.troubles = new ConsumerTroubles(queues, end);
  }

  private static Map<String, Boolean> words(String no, String yes) {
    Map<String, Boolean> words = new LinkedHashMap<>();
    words.put(no, false);
    words.put(yes, true);
    return words;
  }

  List<ConsumerPlan> read(List<ConfigValue> consumers) {
    List<ConsumerPlan> plans = new ArrayList<>();
    for (ConfigValue consumer : consumers) {
      plans.add(plan(Section.section(consumer)));
    }
    return plans;
  }

  private ConsumerPlan plan(Section consumer) {
    consumer.only(KEYS);
    Polling polling = PollingReader.read(consumer);
    checkPolling(consumer, polling);
    String queue = Values.existing(consumer.required("queue"), queues, "queue");
    return new ConsumerPlan(
        names.of(consumer),
        queue,
        Values.whole(consumer, COUNT, 0, MAX_COUNT, 1),
        receive(consumer.section(RECEIVE), polling),
        processing.read(Values.required(consumer, "process")),
        Values.word(consumer, "batch", BATCH, false),
        Values.share(consumer, "fails"),
        Values.share(consumer, "poison"),
        ConsumerTroubles.crash(consumer.section("crash")),
        troubles.deploy(consumer.section("deploy")),
        heartbeat(consumer.section("heartbeat")),
        polling instanceof Polling.Lambda || Values.word(consumer, DELETE, DELETES, false),
        troubles.downstream(consumer.find("downstream")),
        troubles.old(consumer.section("old"), queue),
        polling);
  }

  /** Refuses keys that a listener container or Lambda replaces by its own. */
  private static void checkPolling(Section consumer, Polling polling) {
    if (polling instanceof Polling.Spring) {
      Section receive = consumer.section(RECEIVE);
      if (receive != null) {
        Values.absent(receive, "max", "Spring uses maxMessagesPerPoll");
        Values.absent(receive, "wait", "Spring uses pollTimeout");
      }
      Values.absent(consumer, "batch", "Spring processes messages in parallel");
    }
    if (polling instanceof Polling.Lambda) {
      Values.absent(consumer, COUNT, "Lambda uses maximumConcurrency");
      Values.absent(consumer, RECEIVE, "Lambda uses batchSize");
      Values.absent(consumer, DELETE, "Lambda deletes a processed batch as a whole");
      Values.absent(consumer, "heartbeat", "Lambda has none");
      Values.absent(consumer, "deploy", "it is for workers");
      Values.absent(consumer, "crash", "it is for workers");
    }
  }

  private static Receive receive(@Nullable Section receive, Polling polling) {
    Receive usual = usual(polling);
    if (receive == null) {
      return usual;
    }
    receive.only(List.of("max", "wait", "visibilityTimeout"));
    return new Receive(
        Values.whole(receive, "max", 1, MAX_MESSAGES, usual.max()),
        seconds(receive.setting("visibilityTimeout"), MAX_VISIBILITY),
        receive.find("wait") == null
            ? usual.waitTimeSeconds()
            : seconds(receive.setting("wait"), MAX_WAIT));
  }

  /** Returns the default receive parameters. Spring and Lambda have their own wait time. */
  private static Receive usual(Polling polling) {
    int max = 1;
    if (polling instanceof Polling.Lambda lambda) {
      max = Math.min(MAX_MESSAGES, lambda.batchSize());
    } else if (polling instanceof Polling.Spring spring) {
      max = spring.maxMessagesPerPoll();
    }
    return new Receive(max, null, polling.waitTimeSeconds());
  }

  private static @Nullable Integer seconds(@Nullable Setting setting, int max) {
    return setting == null ? null : Values.seconds(setting, 0, max);
  }

  private static ConsumerPlan.@Nullable Heartbeat heartbeat(@Nullable Section heartbeat) {
    if (heartbeat == null) {
      return null;
    }
    heartbeat.only(List.of("every", "extendTo"));
    Setting extendTo = heartbeat.required("extendTo");
    Values.seconds(extendTo, 1, MAX_VISIBILITY);
    return new ConsumerPlan.Heartbeat(
        Values.positive(heartbeat.required("every")), Values.duration(extendTo));
  }
}
