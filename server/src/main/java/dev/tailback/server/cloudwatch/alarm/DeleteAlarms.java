package dev.tailback.server.cloudwatch.alarm;

import dev.tailback.server.service.Immediate;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.Result;

/**
 * Deletes alarms. Names that no alarm has are ignored.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DeleteAlarms.html">DeleteAlarms</a>
 */
final class DeleteAlarms implements Immediate<AlarmNames> {
  private final AlarmAccess access;

  DeleteAlarms(AlarmAccess access) {
    this.access = access;
  }

  @Override
  public AlarmNames read(Input input) {
    return AlarmNames.read(input);
  }

  @Override
  public Result answer(AlarmNames request, Call call) {
    access.run(
        alarms ->
            request.names().forEach(name -> alarms.delete(AlarmAccess.id(call.caller(), name))));
    return Result.NOTHING;
  }
}
