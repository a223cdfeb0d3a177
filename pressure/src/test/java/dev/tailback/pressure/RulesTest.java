package dev.tailback.pressure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What throttles and fault rules have in common. */
class RulesTest {
  private static final long NOW = 1_000_000;
  private static final List<ThrottleRule> PROFILE =
      ThrottleProfile.AWS_FIFO_HIGH_THROUGHPUT.rules();

  private final Throttles throttles = new Throttles();

  private static ThrottleRule rate(long perSecond) {
    return new ThrottleRule(
        null,
        CallMatch.ALL,
        ThrottleScope.QUEUE,
        ThrottleUnit.CALLS,
        Quota.perSecond(perSecond),
        Map.of());
  }

  private List<Long> ids() {
    return throttles.list(NOW).stream().map(RuleStatus::id).toList();
  }

  @Test
  void idsCountUpAndAreNotReused() {
    assertThat(throttles.isEmpty()).isTrue();
    assertThat(throttles.add(rate(1), NOW).id()).isEqualTo(1);
    assertThat(throttles.add(rate(2), NOW).id()).isEqualTo(2);
    assertThat(throttles.remove(2, NOW)).extracting(RuleStatus::rule).isEqualTo(rate(2));
    assertThat(throttles.add(rate(3), NOW).id()).isEqualTo(3);
    throttles.clear();
    assertThat(throttles.isEmpty()).isTrue();
    assertThat(throttles.add(rate(4), NOW).id()).isEqualTo(4);
  }

  @Test
  void removingTellsWhetherThereWasSuchARule() {
    throttles.add(rate(1), NOW);
    assertThat(throttles.remove(7, NOW)).isNull();
    assertThat(throttles.remove(1, NOW)).isNotNull();
    assertThat(throttles.remove(1, NOW)).isNull();
  }

  @Test
  void theRulesOfTheStartReplaceAllOthersWithIdsFromOne() {
    throttles.add(rate(1), NOW);
    throttles.startWith(List.of(rate(2), rate(3)));
    assertThat(ids()).containsExactly(1L, 2L);
    assertThat(throttles.list(NOW)).extracting(RuleStatus::rule).containsExactly(rate(2), rate(3));
  }

  @Test
  void onlyWhatIsMissingOfSeveralRulesIsAdded() {
    assertThat(throttles.addMissing(PROFILE, NOW)).hasSize(2);
    throttles.add(rate(1), NOW);
    throttles.remove(1, NOW);
    assertThat(throttles.addMissing(PROFILE, NOW))
        .extracting(RuleStatus::id)
        .containsExactly(2L, 4L);
    assertThat(ids()).containsExactly(2L, 3L, 4L);
  }

  @Test
  void thereAreAThousandAtMost() {
    throttles.startWith(Collections.nCopies(999, rate(1)));
    assertThatThrownBy(() -> throttles.addMissing(PROFILE, NOW))
        .isInstanceOf(TooManyRules.class)
        .hasMessage("There can't be more than 1000 throttles. Remove some first.");
    throttles.add(rate(2), NOW);
    assertThatThrownBy(() -> throttles.add(rate(3), NOW)).isInstanceOf(TooManyRules.class);
    assertThat(throttles.list(NOW)).hasSize(1_000);
  }
}
