package dev.tailback.server.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.alarm.AlarmActions;
import dev.tailback.engine.alarm.AlarmDefinition;
import dev.tailback.engine.alarm.AlarmId;
import dev.tailback.engine.alarm.Alarms;
import dev.tailback.engine.alarm.Comparison;
import dev.tailback.engine.math.TimeSeries;
import dev.tailback.engine.metric.MetricId;
import dev.tailback.engine.metric.MetricStat;
import dev.tailback.engine.metric.Statistic;
import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.EngineSettings;
import dev.tailback.engine.queue.MessageContent;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueSettings;
import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.scaling.Scaling;
import dev.tailback.engine.scaling.TargetId;
import dev.tailback.engine.scaling.TargetSettings;
import dev.tailback.engine.time.EngineClock;
import dev.tailback.pressure.CallDescription;
import dev.tailback.pressure.CallMatch;
import dev.tailback.pressure.Quota;
import dev.tailback.pressure.RuleSetting;
import dev.tailback.pressure.ThrottleRule;
import dev.tailback.pressure.ThrottleScope;
import dev.tailback.pressure.ThrottleUnit;
import dev.tailback.pressure.Throttles;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No slice of a snapshot exceeds its maximum size, however much there is of anything. */
class SlicesTest {
  private static final String ACCOUNT = "000000000000";
  private static final String REGION = "us-east-1";
  private static final QueueAddress ORDERS = new QueueAddress(ACCOUNT, REGION, "orders");
  private static final int MANY = 5_000;
  private static final int RULES = 1_000;

  /** The most that is written at once, plus one item. */
  private static final int MAX_SLICE_BYTES = (1 << 19) + (1 << 16);

  /** The most that is written before the writing speed is known, plus one item. */
  private static final int FIRST_SLICE_BYTES = (1 << 11) + (1 << 12);

  @TempDir Path directory;
  private final EngineGate gate =
      new EngineGate(EngineSettings.seeded(1), EngineClock.pausedAt(1_795_300_000_000L));
  private final Throttles throttles = new Throttles(RuleSetting.OWN_QUEUES);
  private final Alarms alarms =
      gate.call(
          queues ->
              new Alarms(
                  queues.timeline(),
                  (stat, startMillis, endMillis) -> new TimeSeries.Builder().build()));
  private final Scaling scaling = gate.call(queues -> new Scaling(queues.timeline(), alarms));

  @Test
  void noSliceIsLongerThanItMayBe() throws IOException {
    SnapshotFile file = new SnapshotFile(directory.resolve("state"));
    try (gate) {
      gate.run(this::fill);
      new Snapshots(
              file,
              gate,
              List.of(
                  Section.of("throttles", throttles.state(gate.call(Queues::timeline))),
                  Section.of("alarms", alarms.state()),
                  Section.of("scaling", scaling.state())))
          .save();
    }
    Map<String, List<Integer>> slices = slices(file.path());
    assertThat(slices).containsOnlyKeys("alarms", "clock", "queues", "scaling", "throttles");
    slices.remove("clock");
    slices.forEach(
        (section, bytes) -> {
          assertThat(bytes).as(section).allMatch(each -> each <= MAX_SLICE_BYTES);
          assertThat(bytes.get(0)).as("first of " + section).isLessThan(FIRST_SLICE_BYTES);
          assertThat(bytes.stream().mapToInt(each -> each).sum()).isGreaterThan(MAX_SLICE_BYTES);
        });
  }

  /** Returns the lengths of the blocks of each section. */
  private static Map<String, List<Integer>> slices(Path file) throws IOException {
    Map<String, List<Integer>> sizes = new TreeMap<>();
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      in.skipNBytes(BlockOutput.MAGIC.length + Integer.BYTES);
      String section = name(in);
      while (!section.equals(BlockOutput.LAST)) {
        int length = in.readInt();
        sizes.computeIfAbsent(section, key -> new ArrayList<>()).add(length);
        in.skipNBytes(length + Integer.BYTES);
        section = name(in);
      }
    }
    return sizes;
  }

  private static String name(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readByte()), StandardCharsets.US_ASCII);
  }

  private void fill(Queues queues) {
    Queue orders = queues.create(ORDERS, QueueSettings.STANDARD);
    for (int i = 0; i < MANY; i++) {
      String body = "message " + i + "x".repeat(100);
      orders.send(new MessageContent(body, Map.of(), null, null, null, ACCOUNT), null);
      alarms.put(alarm(i), Map.of("number", "" + i));
      scaling.register(target(i), TargetSettings.between(1, 9), Map.of("number", "" + i));
    }
    for (int i = 0; i < RULES; i++) {
      throttles.add(throttle(), queues.timeline());
    }
    for (int i = 0; i < 20; i++) {
      throttles.admit(queues, call(ORDERS.sibling("queue-" + i)));
    }
  }

  private static AlarmDefinition alarm(int number) {
    return new AlarmDefinition(
        new AlarmId(ACCOUNT, REGION, "alarm-" + number),
        null,
        true,
        new AlarmActions(List.of(), List.of(), List.of()),
        new MetricStat(
            new MetricId(ACCOUNT, REGION, "Shop", "m" + number, List.of()),
            60,
            Statistic.AVERAGE,
            null),
        null,
        1,
        null,
        5,
        Comparison.GREATER_THAN_THRESHOLD,
        null,
        null);
  }

  private static TargetId target(int number) {
    return new TargetId(
        ACCOUNT, REGION, "ecs", "service/shop/workers-" + number, "ecs:service:DesiredCount");
  }

  private static ThrottleRule throttle() {
    return new ThrottleRule(
        null,
        CallMatch.ALL,
        ThrottleScope.QUEUE,
        ThrottleUnit.CALLS,
        Quota.perSecond(1),
        Map.of(),
        null);
  }

  private static CallDescription call(QueueAddress queue) {
    return new CallDescription("SendMessage", ACCOUNT, REGION, null, queue, 1, Map.of(), 0, null);
  }
}
