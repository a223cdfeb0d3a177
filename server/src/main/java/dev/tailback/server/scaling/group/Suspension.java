package dev.tailback.server.scaling.group;

import dev.tailback.server.scaling.group.request.GroupErrors;
import dev.tailback.server.scaling.group.request.Kept;
import dev.tailback.server.scaling.group.request.Member;
import dev.tailback.server.scaling.group.request.Shape;
import dev.tailback.server.scaling.group.state.GroupMembers;
import dev.tailback.server.scaling.group.state.ScalingProcess;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.Result;
import java.util.ArrayList;
import java.util.List;

/**
 * Suspends or resumes processes of a group, all of them if none are named.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_SuspendProcesses.html">SuspendProcesses</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_ResumeProcesses.html">ResumeProcesses</a>
 */
record Suspension(GroupAccess access, String name, boolean isSuspended) implements Immediate<Kept> {
  private static final String PROCESSES = "ScalingProcesses";
  private static final Shape SHAPE =
      Shape.of(Member.text(GroupMembers.NAME), Member.texts(PROCESSES, 255));

  static Suspension suspend(GroupAccess access) {
    return new Suspension(access, "SuspendProcesses", true);
  }

  static Suspension resume(GroupAccess access) {
    return new Suspension(access, "ResumeProcesses", false);
  }

  @Override
  public Kept read(Input input) {
    return Members.read(input, SHAPE, GroupMembers.NAME);
  }

  @Override
  public Result answer(Kept request, Call call) {
    List<ScalingProcess> processes = processes(request.texts(PROCESSES));
    String group = request.textOrEmpty(GroupMembers.NAME);
    access.run(
        groups ->
            groups.setSuspended(
                GroupAccess.group(groups, call.caller(), group), processes, isSuspended));
    return Result.NOTHING;
  }

  private static List<ScalingProcess> processes(List<String> names) {
    if (names.isEmpty()) {
      return ScalingProcess.all();
    }
    List<ScalingProcess> processes = new ArrayList<>();
    for (String name : names) {
      ScalingProcess process = ScalingProcess.parse(name);
      if (process == null) {
        throw GroupErrors.invalid("Process type " + name + " is not correct.");
      }
      processes.add(process);
    }
    return processes;
  }
}
