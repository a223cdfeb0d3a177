package dev.tailback.pressure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailback.engine.time.NextEvent;
import dev.tailback.engine.time.Timeline;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What throttles and fault rules have in common. */
class RulesTest {
  private static final long NOW = 1_000_000;
  private static final List<ThrottleRule> PROFILE =
      ThrottleProfile.AWS_FIFO_HIGH_THROUGHPUT.rules();

  private final Timeline timeline = new Timeline(1, NOW);
  private final Throttles throttles = new Throttles(RuleSetting.OWN_QUEUES);

  private static ThrottleRule rate(long perSecond) {
    return new ThrottleRule(
        null,
        CallMatch.ALL,
        ThrottleScope.QUEUE,
        ThrottleUnit.CALLS,
        Quota.perSecond(perSecond),
        Map.of(),
        null);
  }

  private List<Long> ids() {
    return throttles.list(timeline.nowMillis()).stream().map(RuleStatus::id).toList();
  }

  @Test
  void idsCountUpAndAreNotReused() {
    assertThat(throttles.isEmpty()).isTrue();
    assertThat(throttles.add(rate(1), timeline).id()).isEqualTo(1);
    assertThat(throttles.add(rate(2), timeline).id()).isEqualTo(2);
    assertThat(throttles.remove(2, timeline)).extracting(RuleStatus::rule).isEqualTo(rate(2));
    assertThat(throttles.add(rate(3), timeline).id()).isEqualTo(3);
    throttles.clear(timeline);
    assertThat(throttles.isEmpty()).isTrue();
    assertThat(throttles.add(rate(4), timeline).id()).isEqualTo(4);
  }

  @Test
  void removingTellsWhetherThereWasSuchARule() {
    throttles.add(rate(1), timeline);
    assertThat(throttles.remove(7, timeline)).isNull();
    assertThat(throttles.remove(1, timeline)).isNotNull();
    assertThat(throttles.remove(1, timeline)).isNull();
  }

  @Test
  void theRulesOfTheStartReplaceAllOthersWithIdsFromOne() {
    throttles.add(rate(1), timeline);
    throttles.startWith(List.of(rate(2), rate(3)), timeline);
    assertThat(ids()).containsExactly(1L, 2L);
    assertThat(throttles.list(timeline.nowMillis()))
        .extracting(RuleStatus::rule)
        .containsExactly(rate(2), rate(3));
  }

  @Test
  void onlyWhatIsMissingOfSeveralRulesIsAdded() {
    assertThat(throttles.addMissing(PROFILE, timeline)).hasSize(2);
    throttles.add(rate(1), timeline);
    throttles.remove(1, timeline);
    assertThat(throttles.addMissing(PROFILE, timeline))
        .extracting(RuleStatus::id)
        .containsExactly(2L, 4L);
    assertThat(ids()).containsExactly(2L, 3L, 4L);
  }

  @Test
  void thereAreAThousandAtMost() {
    throttles.startWith(Collections.nCopies(999, rate(1)), timeline);
    assertThatThrownBy(() -> throttles.addMissing(PROFILE, timeline))
        .isInstanceOf(TooManyRules.class)
        .hasMessage("There can't be more than 1000 throttles. Remove some first.");
    throttles.add(rate(2), timeline);
    assertThatThrownBy(() -> throttles.add(rate(3), timeline)).isInstanceOf(TooManyRules.class);
    assertThat(throttles.list(timeline.nowMillis())).hasSize(1_000);
  }

  private static ThrottleRule rate(long perSecond, Duration lasts) {
    return rate(perSecond).lasting(lasts);
  }

  private RuleStatus.End end() {
    return Objects.requireNonNull(throttles.list(timeline.nowMillis()).get(0).end());
  }

  @Test
  void aRuleRemovesItselfWhenItsTimeIsOver() {
    throttles.add(rate(1, Duration.ofMinutes(10)), timeline);
    throttles.add(rate(2), timeline);
    timeline.advanceTo(NOW + 599_999);
    assertThat(ids()).containsExactly(1L, 2L);
    assertThat(end()).isEqualTo(new RuleStatus.End(NOW + 600_000, 1));
    timeline.advanceTo(NOW + 600_000);
    assertThat(ids()).containsExactly(2L);
    assertThat(throttles.list(NOW).get(0).end()).isNull();
  }

  @Test
  void theEndOfARuleIsAnnounced() {
    throttles.add(rate(1, Duration.ofSeconds(5)), timeline);
    assertThat(timeline.nextEvent())
        .isEqualTo(new NextEvent(NOW + 5_000, "throttle 1 ends", null, false));
  }

  @Test
  void aRuleThatIsRemovedLeavesNoDeadlineBehind() {
    throttles.add(rate(1, Duration.ofSeconds(5)), timeline);
    throttles.add(rate(2, Duration.ofSeconds(6)), timeline);
    throttles.remove(1, timeline);
    assertThat(timeline.nextDeadlineMillis()).isEqualTo(NOW + 6_000);
    throttles.clear(timeline);
    assertThat(timeline.nextEvent()).isNull();
  }

  @Test
  void theRulesOfTheStartBeginToLastAgain() {
    List<ThrottleRule> start = List.of(rate(1, Duration.ofMinutes(1)));
    throttles.startWith(start, timeline);
    timeline.advanceTo(NOW + 59_000);
    throttles.startWith(start, timeline);
    timeline.advanceTo(NOW + 118_999);
    assertThat(end()).isEqualTo(new RuleStatus.End(NOW + 119_000, 1));
    timeline.advanceTo(NOW + 119_000);
    assertThat(throttles.isEmpty()).isTrue();
    throttles.startWith(start, timeline);
    assertThat(ids()).as("also if they were over").containsExactly(1L);
  }

  @Test
  void aProfileThatIsThereAlreadyEndsWhenItWouldHaveEnded() {
    throttles.addMissing(lasting(PROFILE, Duration.ofMinutes(5)), timeline);
    throttles.addMissing(lasting(PROFILE, Duration.ofMinutes(9)), timeline);
    assertThat(ids()).containsExactly(1L, 2L);
    timeline.advanceTo(NOW + 300_000);
    assertThat(throttles.isEmpty()).isTrue();
  }

  private static List<ThrottleRule> lasting(List<ThrottleRule> rules, Duration duration) {
    return rules.stream().map(rule -> rule.lasting(duration)).toList();
  }
}
