package dev.tailback.server.cloudwatch.alarm;

import dev.tailback.server.service.Action;
import java.util.List;

/** The actions on alarms. */
public final class ActionsOnAlarms {
  private ActionsOnAlarms() {}

  /** Returns the actions. */
  public static List<Action<?>> of(AlarmAccess access) {
    return List.of(
        new DeleteAlarms(access),
        new DescribeAlarmHistory(access),
        new DescribeAlarms(access),
        new DescribeAlarmsForMetric(access),
        new SwitchAlarmActions("DisableAlarmActions", false, access),
        new SwitchAlarmActions("EnableAlarmActions", true, access),
        new ListTagsForResource(access),
        new PutMetricAlarm(access),
        new SetAlarmState(access),
        new TagResource(access),
        new UntagResource(access));
  }
}
