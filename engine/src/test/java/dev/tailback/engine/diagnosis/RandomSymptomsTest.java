package dev.tailback.engine.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.diagnosis.Symptoms.Activity;
import dev.tailback.engine.diagnosis.Symptoms.Backlog;
import dev.tailback.engine.diagnosis.Symptoms.Groups;
import dev.tailback.engine.diagnosis.Symptoms.Holder;
import dev.tailback.engine.diagnosis.Symptoms.Lock;
import dev.tailback.engine.diagnosis.Symptoms.ProcessingTimes;
import dev.tailback.engine.diagnosis.Symptoms.Throttle;
import dev.tailback.engine.live.Rates;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueCounts;
import dev.tailback.engine.queue.QueueLimits;
import dev.tailback.engine.queue.QueueSettings;
import dev.tailback.engine.queue.RedrivePolicy;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Any symptoms, even impossible ones, have a diagnosis, and it is a sentence. */
class RandomSymptomsTest {
  private static final int ROUNDS = 3_000;
  private static final int SAMPLES = 20;
  private static final double[] RATES = {
    0, 0.01, 0.06, 0.3, 1, 1.1, 5, 99, 1e4, 1e15, 1e308, -1, Double.NaN, Double.POSITIVE_INFINITY
  };
  private static final int[] COUNTS = {0, 1, 2, 5, 20, 21, 100, 5000, 120_000, Integer.MAX_VALUE};
  private static final long[] SPANS = {
    0, 1, 900, 25_000, 59_000, 61_000, 400_000, 3_700_000, 345_000_000, 1L << 60, -5000
  };
  private static final int[] TIMEOUTS = {0, 1, 30, 600, 43_200};
  private static final int[] RETENTIONS = {60, 3600, 345_600, 1_209_600};

  private final Random random = new Random(17);
  private final TreeSet<String> seen = new TreeSet<>();

  @Test
  void noSymptomsMakeItFailOrSayWhatIsNoNumber() {
    for (int round = 0; round < ROUNDS; round++) {
      Diagnoses diagnoses = new Diagnoses();
      Symptoms same = symptoms(1_800_000_000_000L);
      for (int sample = 0; sample < SAMPLES; sample++) {
        long nowMillis =
            same.nowMillis() + 1 + random.nextInt(random.nextBoolean() ? 2000 : 90_000);
        same = random.nextInt(8) == 0 ? symptoms(nowMillis) : later(same, nowMillis);
        assertSensible(diagnoses.observe(same));
      }
    }
    assertThat(seen).containsExactlyElementsOf(new TreeSet<>(Wordings.ALL.keySet()));
  }

  private void assertSensible(List<Diagnosis> diagnoses) {
    assertThat(diagnoses).isNotEmpty();
    assertThat(diagnoses).extracting(Diagnosis::severity).isSorted();
    for (Diagnosis diagnosis : diagnoses) {
      seen.add(diagnosis.wording());
      assertThat(diagnosis.wording()).startsWith(diagnosis.rule().id());
      assertThat(diagnosis.says() + diagnosis.remedy())
          .doesNotContain("NaN", "Infinity", "∞", "–", "{", "}")
          .doesNotContainPattern("-\\d");
    }
  }

  private static Symptoms later(Symptoms queue, long nowMillis) {
    return new Symptoms(
        nowMillis,
        queue.address(),
        queue.settings(),
        queue.limits(),
        queue.sources(),
        queue.counts(),
        queue.backlog(),
        queue.rates(),
        queue.processing(),
        queue.activity(),
        queue.groups(),
        queue.isElsewhere());
  }

  private Symptoms symptoms(long now) {
    return random.nextInt(4) == 0 ? growing(now) : any(now);
  }

  private Symptoms growing(long now) {
    double slope = random.nextBoolean() ? 0.3 : 1e4;
    return new Symptoms(
        now,
        Patient.ORDERS,
        settings(),
        QueueLimits.AMAZON,
        List.of(),
        new QueueCounts(5000, 0, 0),
        new Backlog(0L, null, slope, null, 1000, 10_000_000L << random.nextInt(40)),
        new Rates(1 + slope, 1, 0, 0, 0, 0, 0, 0, 0, 0),
        ProcessingTimes.NONE,
        new Activity(now, now, 0, 0, random.nextInt(4), null, null),
        Groups.NONE,
        random.nextInt(4) == 0);
  }

  private Symptoms any(long now) {
    return new Symptoms(
        now,
        Patient.ORDERS,
        settings(),
        new QueueLimits(Math.max(1, count()), Math.max(1, count())),
        sources(),
        random.nextInt(8) == 0 ? QueueCounts.UNKNOWN : new QueueCounts(count(), count(), count()),
        backlog(now),
        rates(),
        new ProcessingTimes(count(), span(), span(), span()),
        activity(now),
        new Groups(lock(now), random.nextBoolean(), count()),
        random.nextInt(4) == 0);
  }

  private QueueSettings settings() {
    QueueSettings.Builder settings =
        QueueSettings.STANDARD.toBuilder()
            .visibilityTimeoutSeconds(TIMEOUTS[random.nextInt(TIMEOUTS.length)])
            .messageRetentionPeriodSeconds(RETENTIONS[random.nextInt(RETENTIONS.length)]);
    if (random.nextBoolean()) {
      settings.redrivePolicy(
          new RedrivePolicy(Patient.ORDERS.sibling("orders_dlq"), 1 + random.nextInt(5)));
    }
    if (random.nextBoolean()) {
      settings.fifo(QueueSettings.FIFO.fifo());
    }
    return settings.build();
  }

  private List<QueueAddress> sources() {
    return random.nextInt(4) > 0
        ? List.of()
        : List.of(Patient.ORDERS.sibling("a"), Patient.ORDERS.sibling("b"))
            .subList(0, 1 + random.nextInt(2));
  }

  private Backlog backlog(long now) {
    return new Backlog(
        maybe(span()),
        maybe(count()),
        random.nextBoolean() ? rate() : -rate(),
        maybe(now + span()),
        rate(),
        span());
  }

  private Rates rates() {
    return new Rates(
        rate(), rate(), rate(), rate(), rate(), rate(), rate(), rate(), rate(), rate());
  }

  private Activity activity(long now) {
    return new Activity(
        maybe(now - span()),
        maybe(now - span()),
        count(),
        count(),
        count(),
        random.nextBoolean() ? new Holder("w", count()) : null,
        random.nextBoolean() ? new Throttle("1", rate() + 0.5) : null);
  }

  private @Nullable Lock lock(long now) {
    return random.nextBoolean()
        ? new Lock("g", random.nextBoolean() ? "w" : null, now - span(), now + span(), count())
        : null;
  }

  private @Nullable Long maybe(long value) {
    return random.nextInt(3) == 0 ? null : Long.valueOf(value);
  }

  private double rate() {
    return random.nextBoolean() ? 0 : RATES[random.nextInt(RATES.length)];
  }

  private int count() {
    return COUNTS[random.nextInt(random.nextBoolean() ? 2 : COUNTS.length)];
  }

  private long span() {
    return SPANS[random.nextInt(SPANS.length)];
  }
}
