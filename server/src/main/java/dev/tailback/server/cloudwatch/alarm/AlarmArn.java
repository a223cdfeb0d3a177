package dev.tailback.server.cloudwatch.alarm;

import dev.tailback.engine.alarm.AlarmId;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.cloudwatch.request.CloudWatchErrors;
import dev.tailback.server.cloudwatch.request.Members;
import dev.tailback.server.wire.Call;

/** Reads the ARNs of taggable resources, which are alarms here. */
final class AlarmArn {
  private static final String MEMBER = "ResourceARN";
  private static final int MAX_LENGTH = 1_024;
  private static final int PARTS = 7;

  private AlarmArn() {}

  static String read(Members members) {
    String arn = members.requiredText(MEMBER, MAX_LENGTH);
    String[] parts = arn.split(":", PARTS);
    boolean isAlarm =
        parts.length == PARTS
            && parts[0].equals("arn")
            && parts[2].equals("cloudwatch")
            && parts[5].equals("alarm");
    if (!arn.isEmpty() && !isAlarm) {
      members.problems().invalid(arn, MEMBER);
    }
    return arn;
  }

  /** Returns the identity of the alarm with an ARN that has been read. */
  static AlarmId id(String arn) {
    String[] parts = arn.split(":", PARTS);
    return new AlarmId(parts[4], parts[3], parts[6]);
  }

  /** Returns whether an alarm belongs to the caller's account and region. */
  static boolean isOf(AlarmId alarm, Call call) {
    return alarm.account().equals(call.caller().account())
        && alarm.region().equals(call.caller().region());
  }

  static Refusal notFound(String arn) {
    return new Refusal(
        CloudWatchErrors.RESOURCE_NOT_FOUND_EXCEPTION, "There is no resource " + arn + ".");
  }
}
