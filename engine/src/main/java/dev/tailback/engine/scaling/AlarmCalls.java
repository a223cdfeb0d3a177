package dev.tailback.engine.scaling;

import dev.tailback.engine.alarm.Alarm;
import dev.tailback.engine.alarm.AlarmChange;
import dev.tailback.engine.alarm.AlarmListener;
import dev.tailback.engine.alarm.Alarms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lets alarms call the policies that are their actions: when their state changes, and each minute
 * while it lasts. The calls of one moment are decided together.
 */
final class AlarmCalls implements AlarmListener {
  private record Called(Alarm alarm, NamedPolicy policy) {}

  private final Scaling scaling;
  private final Alarms alarms;
  private final List<Called> called = new ArrayList<>();

  AlarmCalls(Scaling scaling, Alarms alarms) {
    this.scaling = scaling;
    this.alarms = alarms;
  }

  @Override
  public void changed(AlarmChange change) {
    Alarm alarm = change.alarm();
    for (String action : alarm.actions()) {
      if (PolicyArn.isPolicy(action)) {
        boolean isCalled = call(alarm, action);
        String error = isCalled ? null : "there is no scaling policy with this ARN";
        record(alarm, action, error);
      }
    }
  }

  private void record(Alarm alarm, String action, @Nullable String error) {
    long since = alarm.status().sinceMillis();
    alarms.history().recordAction(alarm.id(), action, since, null, error);
  }

  @Override
  public void lasts(Alarm alarm, long nowMillis) {
    alarm.actions().forEach(action -> call(alarm, action));
  }

  private boolean call(Alarm alarm, String action) {
    NamedPolicy policy = scaling.policy(action);
    if (policy == null) {
      return false;
    }
    if (policy.isEnabled()) {
      called.add(new Called(alarm, policy));
    }
    return true;
  }

  @Override
  public void settled() {
    Map<ScalableTarget, List<PolicyCall>> byTarget = new LinkedHashMap<>();
    for (Called each : called) {
      ScalableTarget target = scaling.find(each.policy.target());
      if (target != null) {
        byTarget
            .computeIfAbsent(target, key -> new ArrayList<>())
            .add(PolicyCall.byAlarm(target, each.policy, each.alarm, alarms.values(each.alarm)));
      }
    }
    called.clear();
    byTarget.forEach(scaling::decide);
  }
}
