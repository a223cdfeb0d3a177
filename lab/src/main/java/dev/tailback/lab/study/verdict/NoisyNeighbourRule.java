package dev.tailback.lab.study.verdict;

import static dev.tailback.lab.result.Quantity.count;
import static dev.tailback.lab.result.Quantity.seconds;
import static dev.tailback.lab.result.Quantity.share;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.scenario.Arrivals;
import dev.tailback.lab.scenario.ProducerPlan;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** One producer fills a standard queue, and the messages of the others wait behind its own. */
final class NoisyNeighbourRule implements Rule {
  private static final double MOST = 0.5;
  private static final double SLOW = 5;

  @Override
  public Stream<Finding> find(Case of) {
    return of.stations().filter(NoisyNeighbourRule::isNoisy).map(NoisyNeighbourRule::finding);
  }

  private static boolean isNoisy(Station at) {
    List<ProducerPlan> all = at.of().producers(at.queueName()).toList();
    return all.size() > 1
        && !at.queue().settings().isFifo()
        && all.stream().allMatch(one -> one.groups() == null)
        && peak(noisiest(all)) > MOST * all.stream().mapToDouble(NoisyNeighbourRule::peak).sum()
        && at.of().median(Figure.WAIT_P50, at.queueName()) > SLOW * at.processing().mean();
  }

  private static Finding finding(Station at) {
    List<ProducerPlan> all = at.of().producers(at.queueName()).toList();
    ProducerPlan noisiest = noisiest(all);
    double sum = all.stream().mapToDouble(NoisyNeighbourRule::rate).sum();
    String problem =
        "Half of the messages of "
            + at.queueName()
            + " wait longer than "
            + seconds(at.of().median(Figure.WAIT_P50, at.queueName()))
            + ": "
            + noisiest.name()
            + " sends up to "
            + count(peak(noisiest))
            + "/s, and those of the others wait behind its backlog";
    return new Finding(
        "noisyNeighbour",
        Severity.DELAY,
        problem,
        "with a MessageGroupId for each producer, these "
            + share(1 - rate(noisiest) / sum)
            + " of the messages are received first",
        Figure.WAIT_P50,
        at.queueName());
  }

  private static ProducerPlan noisiest(List<ProducerPlan> all) {
    return all.stream().max(Comparator.comparingDouble(NoisyNeighbourRule::peak)).orElseThrow();
  }

  private static double rate(ProducerPlan producer) {
    return producer.arrivals().perSecond();
  }

  private static double peak(ProducerPlan producer) {
    return producer.arrivals() instanceof Arrivals.OnOff bursts ? bursts.whileOn() : rate(producer);
  }
}
