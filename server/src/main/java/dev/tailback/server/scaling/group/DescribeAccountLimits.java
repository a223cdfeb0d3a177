package dev.tailback.server.scaling.group;

import dev.tailback.server.service.Immediate;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.Output;
import dev.tailback.server.wire.Result;

/**
 * Returns AWS's quotas, which are not enforced, and how much of them is used.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeAccountLimits.html">DescribeAccountLimits</a>
 */
final class DescribeAccountLimits implements Immediate<DescribeAccountLimits.Request> {
  private static final long MAX_GROUPS = 500;
  private static final long MAX_LAUNCH_CONFIGURATIONS = 200;

  record Request() {}

  private record Used(long groups, long launchConfigurations) implements Result {
    @Override
    public void write(Output output) {
      output.number("MaxNumberOfAutoScalingGroups", MAX_GROUPS);
      output.number("MaxNumberOfLaunchConfigurations", MAX_LAUNCH_CONFIGURATIONS);
      output.number("NumberOfAutoScalingGroups", groups);
      output.number("NumberOfLaunchConfigurations", launchConfigurations);
    }
  }

  private final GroupAccess access;

  DescribeAccountLimits(GroupAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    return new Request();
  }

  @Override
  public Result answer(Request request, Call call) {
    String account = call.caller().account();
    String region = call.caller().region();
    return access.call(
        groups ->
            new Used(
                groups.all(account, region).size(),
                groups.launchConfigurations().all(account, region).size()));
  }
}
