package dev.tailback.engine.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ActivitiesTest {
  private static final long DAY_MILLIS = 86_400_000L;

  private final Activities activities = new Activities();

  private static ScalingActivity activity(String account, int number, long startMillis) {
    TargetId target =
        new TargetId(account, "us-east-1", "ecs", "service/a/b", "ecs:service:DesiredCount");
    return new ScalingActivity(
        target,
        "id-" + number,
        number,
        "Setting desired count to 2.",
        "by hand",
        "",
        null,
        1,
        2,
        startMillis,
        startMillis,
        ScalingActivity.Status.SUCCESSFUL,
        null,
        null);
  }

  private List<String> ids() {
    return activities.newestFirst(any -> true).stream().map(ScalingActivity::id).toList();
  }

  @Test
  void anActivityIsForgottenAfterSixWeeks() {
    activities.put(activity("111122223333", 1, 0));
    activities.put(activity("111122223333", 2, 42 * DAY_MILLIS));
    assertThat(ids()).containsExactly("id-2", "id-1");
    activities.put(activity("111122223333", 3, 42 * DAY_MILLIS + 1));
    assertThat(ids()).containsExactly("id-3", "id-2");
  }

  @Test
  void theOldestOfTooManyAreForgotten() {
    for (int i = 0; i <= Activities.MAX_ACTIVITIES; i++) {
      activities.put(activity("111122223333", i, i));
    }
    assertThat(ids()).hasSize(Activities.MAX_ACTIVITIES).contains("id-1").doesNotContain("id-0");
  }

  @Test
  void anAccountIsForgottenWithAllItsActivities() {
    activities.put(activity("111122223333", 1, 0));
    activities.put(activity("444455556666", 2, 0));
    activities.forget("111122223333");
    assertThat(ids()).containsExactly("id-2");
    activities.clear();
    assertThat(ids()).isEmpty();
  }
}
