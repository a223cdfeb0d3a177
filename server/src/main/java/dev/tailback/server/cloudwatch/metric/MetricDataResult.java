package dev.tailback.server.cloudwatch.metric;

import dev.tailback.server.wire.ListMember;
import dev.tailback.server.wire.Output;
import dev.tailback.server.wire.Result;
import java.util.List;

/**
 * The result of one query, as GetMetricData shows it.
 *
 * @param units the units that the metric has data in, if none was requested
 */
record MetricDataResult(MetricDataPage.Part part, List<String> units) implements Result {
  static final ListMember LIST = ListMember.of("MetricDataResults");
  static final ListMember MESSAGES = ListMember.of("Messages");

  private static final ListMember TIMESTAMPS = ListMember.of("Timestamps");
  private static final ListMember VALUES = ListMember.of("Values");

  @Override
  public void write(Output output) {
    output.string("Id", part.result().id());
    output.string("Label", part.result().label());
    output.times(TIMESTAMPS, part.millis());
    output.decimals(VALUES, part.values());
    output.string("StatusCode", part.isComplete() ? "Complete" : "PartialData");
    if (units.size() > 1) {
      output.requiredStructures(MESSAGES, List.<Result>of(this::multipleUnits));
    }
  }

  private void multipleUnits(Output output) {
    output.string("Code", "MultipleUnits");
    output.string("Value", "Multiple units returned: '" + units + "'");
  }
}
