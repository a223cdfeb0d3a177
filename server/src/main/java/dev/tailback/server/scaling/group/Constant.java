package dev.tailback.server.scaling.group;

import dev.tailback.engine.scaling.AdjustmentType;
import dev.tailback.server.scaling.group.state.GroupMetric;
import dev.tailback.server.scaling.group.state.ScalingProcess;
import dev.tailback.server.service.Action;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.ListMember;
import dev.tailback.server.wire.Output;
import dev.tailback.server.wire.Result;
import java.util.List;
import java.util.stream.Stream;

/** An action whose result is always the same: which types of something there are. */
record Constant(String name, Result result) implements Immediate<Constant.Request> {
  record Request() {}

  private static final List<String> TERMINATION_POLICIES =
      List.of(
          "AllocationStrategy",
          "ClosestToNextInstanceHour",
          "Default",
          "NewestInstance",
          "OldestInstance",
          "OldestLaunchConfiguration",
          "OldestLaunchTemplate");

  /** Returns all of them. */
  static List<Action<?>> all() {
    return List.of(
        new Constant(
            "DescribeAdjustmentTypes",
            output ->
                write(
                    output,
                    "AdjustmentTypes",
                    "AdjustmentType",
                    Stream.of(AdjustmentType.values()).map(AdjustmentType::wireName).toList())),
        new Constant(
            "DescribeMetricCollectionTypes",
            output -> {
              write(output, "Metrics", "Metric", GroupMetric.ALL);
              write(output, "Granularities", "Granularity", List.of(GroupMetric.GRANULARITY));
            }),
        new Constant(
            "DescribeScalingProcessTypes",
            output ->
                write(
                    output,
                    "Processes",
                    "ProcessName",
                    ScalingProcess.all().stream().map(ScalingProcess::wireName).toList())),
        new Constant(
            "DescribeTerminationPolicyTypes",
            output ->
                output.requiredStrings(
                    ListMember.of("TerminationPolicyTypes"), TERMINATION_POLICIES)));
  }

  private static void write(Output output, String list, String member, List<String> values) {
    output.requiredStructures(
        ListMember.of(list),
        values.stream().<Result>map(value -> each -> each.string(member, value)).toList());
  }

  @Override
  public Request read(Input input) {
    return new Request();
  }

  @Override
  public Result answer(Request request, Call call) {
    return result;
  }
}
