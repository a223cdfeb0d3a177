package dev.tailback.server.cloudwatch.alarm;

import dev.tailback.engine.alarm.AlarmDefinition;
import dev.tailback.engine.math.ExpressionException;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.cloudwatch.metric.GivenQuery;
import dev.tailback.server.cloudwatch.request.CloudWatchErrors;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.Result;

/**
 * Creates an alarm on a metric or an expression, or changes its definition.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html">PutMetricAlarm</a>
 */
final class PutMetricAlarm implements Immediate<GivenAlarm> {
  private static final int REGION = 3;

  private final AlarmAccess access;

  PutMetricAlarm(AlarmAccess access) {
    this.access = access;
  }

  @Override
  public GivenAlarm read(Input input) {
    return AlarmReader.read(input);
  }

  @Override
  public Result answer(GivenAlarm alarm, Call call) {
    GivenQuery.checkAccounts(alarm.queries(), call.caller());
    checkRegions(alarm, call.caller());
    AlarmDefinition definition = definition(alarm, call.caller());
    access.run(alarms -> alarms.put(definition, alarm.tags()));
    return Result.NOTHING;
  }

  private static AlarmDefinition definition(GivenAlarm alarm, Caller caller) {
    try {
      return alarm.of(caller);
    } catch (ExpressionException e) {
      throw new Refusal(CloudWatchErrors.VALIDATION, e.text());
    }
  }

  /** An alarm's actions are in its region. */
  private static void checkRegions(GivenAlarm alarm, Caller caller) {
    AlarmLimits.actions(alarm.actions())
        .map(arn -> arn.split(":", -1)[REGION])
        .filter(region -> !region.isEmpty() && !region.equals(caller.region()))
        .findFirst()
        .ifPresent(
            region -> {
              throw new Refusal(
                  CloudWatchErrors.VALIDATION,
                  "Invalid region "
                      + region
                      + " specified. Only "
                      + caller.region()
                      + " is supported.");
            });
  }
}
