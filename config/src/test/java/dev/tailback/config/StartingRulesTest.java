package dev.tailback.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailback.engine.time.Timeline;
import dev.tailback.pressure.Faults;
import dev.tailback.pressure.RuleSetting;
import dev.tailback.pressure.RuleStatus;
import dev.tailback.pressure.ThrottleProfile;
import dev.tailback.pressure.Throttles;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartingRulesTest {
  private static final long NOW = 1_795_300_000_000L;
  private static final ServiceNames SERVICE =
      new ServiceNames(Set.of("SendMessage", "ReceiveMessage")::contains, "OverLimit"::equals);

  private final StartingRules rules = new StartingRules(SERVICE, RuleSetting.OWN_QUEUES);
  private final Timeline timeline = new Timeline(1, NOW);
  private final Throttles throttles = new Throttles(RuleSetting.OWN_QUEUES);
  private final Faults faults = new Faults(1, RuleSetting.OWN_QUEUES);

  private void start(String... lines) {
    Configuration read = Configuration.of("t.yaml", String.join("\n", lines));
    throttles.startWith(rules.throttles(read.throttles()), timeline);
    faults.startWith(rules.faults(read.faults(), NOW), timeline);
  }

  @Test
  void throttlesAndProfilesAreAddedInTheirOrder() {
    start("throttles:", "- {queue: orders, rate: 2.5, burst: 7}", "- profile: aws-fifo");
    assertThat(throttles.list(NOW))
        .extracting(throttle -> throttle.rule().profile())
        .containsExactly(null, ThrottleProfile.AWS_FIFO);
    assertThat(throttles.list(NOW).get(0).rule().quota().burst()).isEqualTo(7);
  }

  @Test
  void faultsAreListedAsTheAdminApiWouldListThem() {
    start("faults:", "- queue: orders", "  probability: 0.5", "  drop: {moment: after}");
    assertThat(faults.list(NOW))
        .extracting(listed -> listed.rule().definition())
        .containsExactly(
            "{\"queue\":\"orders\",\"probability\":0.5,\"drop\":{\"moment\":\"after\"}}");
  }

  @Test
  void aProfileThatIsNamedAgainAddsNothing() {
    start("throttles:", "- profile: aws-fifo", "- {rate: 1}", "- profile: aws-fifo");
    assertThat(throttles.list(NOW))
        .extracting(throttle -> throttle.rule().profile())
        .containsExactly(ThrottleProfile.AWS_FIFO, null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"90s", "PT1M30S"})
  void rulesCanRemoveThemselves(String duration) {
    String rule = "for: " + duration + "}";
    start(
        "throttles:",
        "- {rate: 1, " + rule,
        "- {profile: aws-fifo, " + rule,
        "faults:",
        "- {drop: {}, " + rule);
    timeline.advanceTo(NOW + 89_999);
    assertThat(throttles.list(NOW)).hasSize(2);
    assertThat(faults.list(NOW)).hasSize(1);
    timeline.advanceTo(NOW + 90_000);
    assertThat(throttles.isEmpty()).isTrue();
    assertThat(faults.isEmpty()).isTrue();
  }

  @Test
  void startingAgainReplacesAllAndCountsIdsFrom1() {
    String[] lines = {"throttles:", "- {rate: 1}", "faults:", "- {drop: {}}", "- {throttle: {}}"};
    start(lines);
    throttles.addMissing(ThrottleProfile.AWS_FIFO.rules(), timeline);
    faults.remove(1, timeline);
    start(lines);
    assertThat(throttles.list(NOW)).extracting(RuleStatus::id).containsExactly(1L);
    assertThat(faults.list(NOW)).extracting(RuleStatus::id).containsExactly(1L, 2L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {rat: 1}                      | .rat: unknown key, did you mean rate?
          {queue: orders}               | .rate: is missing, and must be how many a second
          {rate: fast}                  | .rate: is "fast", and must be a number from 0.001 to 1000000000 with at most three decimals
          {rate: 1, actions: [Send]}    | .actions: is ["Send"], and must be a list of SQS actions, which Send is not
          {rate: 1, actions: []}        | .actions: is [], and must be a list of at least one action, or absent for all
          {rate: 1, account: 12}        | .account: is 12, and must be a text
          {rate: 1, rateByRegion: {x: 0}} | .rateByRegion.x: is 0, and must be a number from 0.001 to 1000000000 with at most three decimals
          {rate: 1, for: soon}          | .for: is "soon", and must be a duration such as "5m" or "PT5M"
          {rate: 1, for: 0s}            | .for: is "0s", and must be a duration of at least 1ms
          {profile: aws-fifo, for: -1s} | .for: is "-1s", and must be a duration such as "5m" or "PT5M"
          {profile: aws}                | .profile: is "aws", and must be one of aws-fifo, aws-fifo-high-throughput
          {profile: aws-fifo, rate: 1}  | .rate: unknown key, expected profile, for
          """)
  void aThrottleThatIsWrongIsNamedWithItsKey(String throttle, String complaint) {
    assertThatThrownBy(() -> start("throttles:", "- rate: 1", "", "- " + throttle))
        .isInstanceOf(ConfigException.class)
        .hasMessage("t.yaml:4: throttles[1]" + complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {drop: {}, actions: []}     | .actions: is [], and must be a list of at least one action, or absent for all
          {drop: {}, every: 0}        | .every: is 0, and must be a whole number of at least 1
          {drop: {momnt: after}}      | .drop.momnt: unknown key, did you mean moment?
          {emptyReceive: {share: 1}}  | .emptyReceive.share: unknown key, expected none
          {drop: {}, from: noon}      | .from: is "noon", and must be a time such as "2027-01-31T08:00:00Z" or, from now on, "5m" or "PT5M"
          {drop: {}, window: 5m}      | .window: is "5m", and must be an object
          {drop: {}, window: {from: 5m}} | .window.until: is missing, and must be a duration such as "5m" or "PT5M"
          {drop: {}, window: {from: 5m, until: 300s}} | .window.until: is "300s", and must be later than from
          {drop: {}, window: {until: 5m, every: 4m}} | .window.every: is "4m", and must be at least as long as the window is open
          {drop: {}, window: {until: 5m, evry: 4m}} | .window.evry: unknown key, did you mean every?
          {drop: {}, for: 5m, window: {from: 5m, until: 6m}} | .for: is "5m", and must be longer than the time until the window opens
          {drop: {}, probability: 2}  | .probability: is 2, and must be a number from 0.0 to 1.0
          {drop: {}, probability: {to: 1}} | .probability.over: is missing, and must be a duration such as "5m" or "PT5M"
          {drop: {}, probability: {to: 2, over: 5m}} | .probability.to: is 2, and must be a number from 0.0 to 1.0
          {latency: {ramp: {from: 0s, to: 5s, over: 0s}}} | .latency.ramp.over: is "0s", and must be a duration of at least 1ms
          {latency: {ramp: {from: 0s, to: 25h, over: 5m}}} | .latency.ramp.to: is "25h", and must be a duration from PT0S to PT24H
          {latency: {}}               | : A latency has one distribution, one of fixed, uniform, lognormal, ramp; this one has none.
          {drop: {}, for: 10}         | .for: is 10, and must be a duration such as "5m" or "PT5M"
          {drop: {}, skew: {}}        | : A rule has one effect, one of throttle, error, drop, latency, slowAnswer, partialBatch, duplicate, reorder, emptyReceive, skew; this one has drop and skew.
          {queueType: fifo, duplicate: {}} | .duplicate: This fault only happens to standard queues, and this rule is only for FIFO queues.
          """)
  void aFaultThatIsWrongIsNamedWithItsKey(String fault, String complaint) {
    assertThatThrownBy(() -> start("faults:", "# nothing", "- " + fault))
        .isInstanceOf(ConfigException.class)
        .hasMessage("t.yaml:3: faults[0]" + complaint);
  }

  @Test
  void thereAreAThousandAtMost() {
    String[] lines = new String[1_002];
    Arrays.fill(lines, "- {rate: 1}");
    lines[0] = "throttles:";
    assertThatThrownBy(() -> start(lines))
        .hasMessageContaining("1002")
        .hasMessageEndingWith("There can't be more than 1000 throttles. Remove some first.");
  }
}
