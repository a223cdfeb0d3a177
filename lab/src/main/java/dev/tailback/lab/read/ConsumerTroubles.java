package dev.tailback.lab.read;

import dev.tailback.config.ConfigValue;
import dev.tailback.config.Section;
import dev.tailback.config.Setting;
import dev.tailback.lab.scenario.ConsumerPlan.Crash;
import dev.tailback.lab.scenario.ConsumerPlan.Deploy;
import dev.tailback.lab.scenario.ConsumerPlan.Downstream;
import dev.tailback.lab.scenario.ConsumerPlan.OldMessages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what goes wrong at consumers, and what they do about old messages. */
final class ConsumerTroubles {
  private static final Duration USUAL_RESTART = Duration.ofSeconds(30);
  private static final int MAX_AT_ONCE = 100_000;

  private final Collection<String> queues;
  private final Duration end;

  ConsumerTroubles(Collection<String> queues, Duration end) {
    this.queues = queues;
    this.end = end;
  }

  static @Nullable Crash crash(@Nullable Section crash) {
    if (crash == null) {
      return null;
    }
    crash.only(List.of("every", "restart"));
    return new Crash(
        Values.positive(crash.required("every")), Values.duration(crash, "restart", USUAL_RESTART));
  }

  @Nullable Deploy deploy(@Nullable Section deploy) {
    if (deploy == null) {
      return null;
    }
    deploy.only(List.of("at", "atOnce", "restart", "grace"));
    return new Deploy(
        Values.before(end, deploy.required("at")),
        Values.whole(deploy, "atOnce", 1, MAX_AT_ONCE, 1),
        Values.duration(deploy, "restart", USUAL_RESTART),
        Values.duration(deploy, "grace", Duration.ZERO));
  }

  /** Reads the shared downstream limit; a bare rate means no outages. */
  @Nullable Downstream downstream(@Nullable ConfigValue downstream) {
    if (downstream == null) {
      return null;
    }
    if (!(downstream instanceof Section section)) {
      return new Downstream(Values.rate(Section.setting(downstream)), List.of());
    }
    section.only(List.of("rate", "outage"));
    Setting rate = section.setting("rate");
    return new Downstream(
        rate == null ? Double.POSITIVE_INFINITY : Values.rate(rate), outages(section));
  }

  private List<Downstream.Outage> outages(Section downstream) {
    List<Downstream.Outage> outages = new ArrayList<>();
    for (ConfigValue value : downstream.list("outage")) {
      Section outage = Section.section(value);
      outage.only(List.of("at", "for"));
      outages.add(
          new Downstream.Outage(
              Values.before(end, outage.required("at")), Values.positive(outage.required("for"))));
    }
    return outages;
  }

  @Nullable OldMessages old(@Nullable Section old, String queue) {
    if (old == null) {
      return null;
    }
    old.only(List.of("olderThan", "sideline"));
    Setting sideline = old.setting("sideline");
    return new OldMessages(
        Values.positive(old.required("olderThan")),
        sideline == null ? null : sideline(sideline, queue));
  }

  private String sideline(Setting sideline, String queue) {
    Values.existing(sideline, queues, "queue");
    if (sideline.text().equals(queue)) {
      throw sideline.isNot("another queue");
    }
    return sideline.text();
  }
}
