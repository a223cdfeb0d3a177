package dev.tailback.server.cloudwatch.alarm;

import dev.tailback.server.service.Immediate;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.Result;

/**
 * Enables or disables the actions of alarms. Names that no alarm has are ignored.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_EnableAlarmActions.html">EnableAlarmActions</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DisableAlarmActions.html">DisableAlarmActions</a>
 */
record SwitchAlarmActions(String name, boolean enables, AlarmAccess access)
    implements Immediate<AlarmNames> {

  @Override
  public AlarmNames read(Input input) {
    return AlarmNames.read(input);
  }

  @Override
  public Result answer(AlarmNames request, Call call) {
    access.run(
        alarms ->
            request
                .names()
                .forEach(
                    alarm ->
                        alarms.setActionsEnabled(AlarmAccess.id(call.caller(), alarm), enables)));
    return Result.NOTHING;
  }
}
