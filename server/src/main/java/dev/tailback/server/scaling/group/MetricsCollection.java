package dev.tailback.server.scaling.group;

import dev.tailback.server.scaling.group.request.GroupErrors;
import dev.tailback.server.scaling.group.request.Kept;
import dev.tailback.server.scaling.group.request.Member;
import dev.tailback.server.scaling.group.request.Shape;
import dev.tailback.server.scaling.group.state.GroupMembers;
import dev.tailback.server.scaling.group.state.GroupMetric;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.Result;
import java.util.List;

/**
 * Enables or disables metrics of a group, all of them if none are named.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_EnableMetricsCollection.html">EnableMetricsCollection</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DisableMetricsCollection.html">DisableMetricsCollection</a>
 */
record MetricsCollection(GroupAccess access, String name, boolean isEnabled)
    implements Immediate<Kept> {
  private static final String METRICS = "Metrics";
  private static final String GRANULARITY = "Granularity";
  private static final Shape SHAPE =
      Shape.of(
          Member.text(GroupMembers.NAME), Member.texts(METRICS, 255), Member.text(GRANULARITY));

  static MetricsCollection enable(GroupAccess access) {
    return new MetricsCollection(access, "EnableMetricsCollection", true);
  }

  static MetricsCollection disable(GroupAccess access) {
    return new MetricsCollection(access, "DisableMetricsCollection", false);
  }

  @Override
  public Kept read(Input input) {
    Kept request =
        isEnabled
            ? Members.read(input, SHAPE, GroupMembers.NAME, GRANULARITY)
            : Members.read(input, SHAPE, GroupMembers.NAME);
    if (isEnabled && !GroupMetric.GRANULARITY.equals(request.text(GRANULARITY))) {
      throw GroupErrors.invalid(
          "Valid metrics granularity type is: [" + GroupMetric.GRANULARITY + "].");
    }
    for (String metric : request.texts(METRICS)) {
      if (!GroupMetric.ALL.contains(metric)) {
        throw GroupErrors.invalid("Valid metrics collection types are: " + GroupMetric.ALL + ".");
      }
    }
    return request;
  }

  @Override
  public Result answer(Kept request, Call call) {
    List<String> named = request.texts(METRICS);
    List<String> metrics = named.isEmpty() ? GroupMetric.ALL : named;
    String group = request.textOrEmpty(GroupMembers.NAME);
    access.run(
        groups ->
            groups.setMetrics(GroupAccess.group(groups, call.caller(), group), metrics, isEnabled));
    return Result.NOTHING;
  }
}
