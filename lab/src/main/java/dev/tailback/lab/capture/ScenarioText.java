package dev.tailback.lab.capture;

import dev.tailback.config.QueueDefinition;
import dev.tailback.config.Setting;
import dev.tailback.config.YamlScalar;
import dev.tailback.engine.queue.NumericAttribute;
import dev.tailback.lab.scenario.Arrivals;
import dev.tailback.lab.scenario.Processing;
import dev.tailback.lab.scenario.ProducerPlan.Groups;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the scenario file for the traffic seen at a queue. */
public final class ScenarioText {
  private static final int MAX_BATCH = 10;

  private final Traffic traffic;
  private final StringBuilder text = new StringBuilder();

  private ScenarioText(Traffic traffic) {
    this.traffic = traffic;
  }

  /**
   * Returns a scenario.
   *
   * @param queues the queue and its dead-letter queue, as they are configured
   * @throws IllegalArgumentException if nothing was sent
   */
  public static String of(Traffic traffic, List<QueueDefinition> queues) {
    if (traffic.sent().isEmpty()) {
      throw new IllegalArgumentException(
          "nothing was sent to %s within %d s: watch longer with --for"
              .formatted(traffic.queue(), traffic.watchedMillis() / 1_000));
    }
    ScenarioText scenario = new ScenarioText(traffic);
    scenario.head();
    scenario.line("queues:");
    scenario.queues(queues);
    scenario.line("producers:");
    traffic.sent().forEach(scenario::producer);
    scenario.consumers();
    return scenario.text.toString();
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private void head() {
    line(
        "# The traffic of the queue %s, captured for %d s from %s."
            .formatted(
                traffic.queue(),
                traffic.watchedMillis() / 1_000,
                Instant.ofEpochMilli(traffic.fromMillis())));
    line("# Next: add what must hold under expect, and what you consider changing under vary.");
    line("name: " + YamlScalar.of(traffic.queue() + " as it was"));
    line("duration: 1h");
  }

  private void queues(List<QueueDefinition> queues) {
    Set<String> names = queues.stream().map(QueueDefinition::name).collect(Collectors.toSet());
    queues.forEach(queue -> queue(queue, names));
  }

  /** Writes a queue, with its dead-letter queue if that is written, too. */
  private void queue(QueueDefinition queue, Set<String> names) {
    StringJoiner keys = new StringJoiner(", ", "{", "}");
    for (Map.Entry<String, Setting> attribute : queue.attributes().entrySet()) {
      if (NumericAttribute.named(attribute.getKey()) != null) {
        keys.add(attribute.getKey() + ": " + attribute.getValue().text());
      }
    }
    QueueDefinition.DeadLetterQueue deadLetters = queue.deadLetterQueue();
    if (deadLetters != null && names.contains(deadLetters.name().text())) {
      keys.add(
          "deadLetterQueue: {name: %s, maxReceiveCount: %s}"
              .formatted(
                  YamlScalar.of(deadLetters.name().text()), deadLetters.maxReceiveCount().text()));
    }
    line("  " + YamlScalar.of(queue.name()) + ": " + keys);
  }

  private void producer(String client, List<Sighting> sent) {
    Requests requests = Requests.of(sent);
    ArrivalFit fit =
        new ArrivalFit(requests.times(), traffic.fromMillis(), traffic.watchedMillis());
    double perSecond = sent.size() * 1_000.0 / traffic.watchedMillis();
    if (!client.isEmpty()) {
      line("  - name: " + YamlScalar.of(client));
    }
    line((client.isEmpty() ? "  - " : "    ") + "queue: " + YamlScalar.of(traffic.queue()));
    line("    rate: %s/s # %d messages".formatted(number(perSecond), sent.size()));
    line("    arrivals: " + arrivals(fit.arrivals()));
    line("    batch: " + Math.min(MAX_BATCH, requests.usualSize()));
    line("    size: " + Math.max(1, meanBytes(sent)) + "B");
    Groups groups = traffic.groupsOfProducers();
    if (groups != null) {
      line("    groups: {count: %d, skew: %s}".formatted(groups.count(), number(groups.skew())));
    } else if (traffic.queue().endsWith(".fifo")) {
      line("    groups: {count: 1} # a guess: no message was waiting, so no group was seen");
    }
  }

  private static int meanBytes(List<Sighting> sent) {
    return (int) sent.stream().mapToInt(Sighting::bytes).average().orElse(1);
  }

  private static String arrivals(Arrivals arrivals) {
    if (arrivals instanceof Arrivals.OnOff bursts) {
      return "{onOff: {on: %s, off: %s}}".formatted(text(bursts.on()), text(bursts.off()));
    }
    return arrivals instanceof Arrivals.Constant ? "constant" : "poisson";
  }

  private void consumers() {
    Map<String, ConsumerFit> consumers = traffic.consumers();
    line(consumers.isEmpty() ? "# Nobody received from it." : "consumers:");
    consumers.forEach(this::consumer);
  }

  private void consumer(String client, ConsumerFit fit) {
    List<Long> millis = fit.processingMillis();
    line("  - name: " + YamlScalar.of(client.isEmpty() ? "workers" : client));
    line("    queue: " + YamlScalar.of(traffic.queue()));
    line("    count: %d # the most batches in hand at the same time".formatted(fit.workers()));
    line("    receive: {max: %d%s}".formatted(fit.maxBatch(), wait(traffic.waitSeconds())));
    if (millis.isEmpty()) {
      line("    process: 1s # a guess: nothing that was received was deleted");
    } else {
      line("    process: %s # of %d messages".formatted(process(millis), millis.size()));
    }
    if (fit.maxBatch() > 1) {
      line("    batch: " + (fit.isParallel() ? "parallel" : "serial"));
      line("    delete: " + (fit.deletesBatches() ? "batch" : "single"));
    }
  }

  private static String wait(@Nullable Integer seconds) {
    return seconds == null ? "" : ", wait: " + seconds + "s";
  }

  private static String process(List<Long> millis) {
    Processing processing = ProcessingFit.of(millis);
    if (processing instanceof Processing.Lognormal lognormal) {
      return "{lognormal: {median: %s, p99: %s}}"
          .formatted(text(lognormal.median()), text(lognormal.p99()));
    }
    return "{constant: " + Math.round(processing.meanSeconds() * 1_000) + "ms}";
  }

  private static String text(Duration duration) {
    return duration.toMillis() + "ms";
  }

  private static String number(double number) {
    String text = String.format(Locale.ROOT, "%.3f", number);
    return text.replaceFirst("\\.?0+$", "");
  }

  /** Requests to send: messages of one client that were sent at the same millisecond. */
  private record Requests(List<Long> times, List<Integer> sizes) {
    static Requests of(List<Sighting> sent) {
      List<Long> times = new ArrayList<>();
      List<Integer> sizes = new ArrayList<>();
      for (Sighting sighting : sent) {
        int last = times.size() - 1;
        boolean continues =
            last >= 0 && times.get(last) == sighting.atMillis() && sizes.get(last) < MAX_BATCH;
        if (continues) {
          sizes.set(last, sizes.get(last) + 1);
        } else {
          times.add(sighting.atMillis());
          sizes.add(1);
        }
      }
      return new Requests(times, sizes);
    }

    /** Returns the median size; a few requests that coincide do not change it. */
    int usualSize() {
      List<Integer> sorted = sizes.stream().sorted().toList();
      return sorted.get(sorted.size() / 2);
    }
  }
}
