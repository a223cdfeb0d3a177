package dev.tailback.engine.metric;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/**
 * The identity of a metric: metrics that differ in any component are different metrics. The order
 * is by account, region, namespace, name and dimensions.
 *
 * @param dimensions at most 30; their order is not part of the identity
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html">CloudWatch
 *     concepts</a>
 */
public record MetricId(
    String account, String region, String namespace, String name, List<Dimension> dimensions)
    implements Comparable<MetricId> {

  private static final Comparator<MetricId> ORDER =
      Comparator.comparing(MetricId::account)
          .thenComparing(MetricId::region)
          .thenComparing(MetricId::namespace)
          .thenComparing(MetricId::name)
          .thenComparing(MetricId::dimensions, MetricId::compare);

  /** Creates an identity, and sorts its dimensions. */
  public MetricId {
    dimensions = dimensions.stream().sorted().toList();
  }

  @Override
  public int compareTo(MetricId other) {
    return ORDER.compare(this, other);
  }

  private static int compare(List<Dimension> some, List<Dimension> others) {
    Iterator<Dimension> other = others.iterator();
    for (Dimension dimension : some) {
      if (!other.hasNext()) {
        return 1;
      }
      int order = dimension.compareTo(other.next());
      if (order != 0) {
        return order;
      }
    }
    return other.hasNext() ? -1 : 0;
  }
}
