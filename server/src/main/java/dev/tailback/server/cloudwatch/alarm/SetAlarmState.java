package dev.tailback.server.cloudwatch.alarm;

import dev.tailback.engine.alarm.AlarmState;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.cloudwatch.request.CloudWatchErrors;
import dev.tailback.server.cloudwatch.request.Constraints;
import dev.tailback.server.cloudwatch.request.Members;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.Json;
import dev.tailback.server.wire.Result;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sets the state of an alarm until its next evaluation.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_SetAlarmState.html">SetAlarmState</a>
 */
final class SetAlarmState implements Immediate<SetAlarmState.Request> {
  static final List<String> STATES = List.of("INSUFFICIENT_DATA", "ALARM", "OK");

  private static final int MAX_REASON_LENGTH = 1_023;
  private static final int MAX_DATA_LENGTH = 4_000;

  record Request(String alarmName, AlarmState state, String reason, @Nullable String reasonData) {}

  private final AlarmAccess access;

  SetAlarmState(AlarmAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    Constraints constraints = new Constraints(input);
    String name = constraints.requiredText("AlarmName", 1, AlarmAccess.MAX_NAME_LENGTH);
    String state = constraints.required("StateValue", constraints.oneOf("StateValue", STATES));
    String reason = constraints.requiredText("StateReason", 0, MAX_REASON_LENGTH);
    String data = input.string("StateReasonData");
    constraints.check();
    checkData(data);
    return new Request(name, AlarmState.valueOf(Objects.requireNonNull(state)), reason, data);
  }

  private static void checkData(@Nullable String data) {
    if (data != null && !data.isEmpty() && Json.parse(data) == null) {
      throw new Refusal(CloudWatchErrors.INVALID_FORMAT, "StateReasonData is not valid JSON.");
    }
    if (data != null && (data.length() > MAX_DATA_LENGTH || !Members.isWellFormed(data))) {
      throw new Refusal(
          CloudWatchErrors.VALIDATION,
          "StateReasonData must have at most "
              + MAX_DATA_LENGTH
              + " characters, all of them valid.");
    }
  }

  @Override
  public Result answer(Request request, Call call) {
    boolean isSet =
        access.call(
            alarms ->
                alarms.setState(
                    AlarmAccess.id(call.caller(), request.alarmName),
                    request.state,
                    request.reason,
                    request.reasonData));
    if (!isSet) {
      throw new Refusal(CloudWatchErrors.RESOURCE_NOT_FOUND, "");
    }
    return Result.NOTHING;
  }
}
