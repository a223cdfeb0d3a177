package dev.tailback.lab.sim;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.result.RunResult;

final class Speed {
  public static void main(String[] args) {
    String queue = args.length > 0 ? args[0] : "q";
    for (int i = 0; i < 8; i++) {
      long start = System.nanoTime();
      RunResult r =
          SceneBuilder.lasting(100_000, 1_000)
              .queue(queue, 30)
              .poisson(queue, 8)
              .workers(queue, 10, SceneBuilder.exponential(1))
              .run(i);
      double s = (System.nanoTime() - start) / 1e9;
      var f = r.figures();
      System.out.printf(
          "%.0f messages in %.3f s: %.0f/s wait %.4f visible %.4f inflight %.4f p95 %.3f used %.4f age %.4f %s%n",
          f.get(Figure.SENT),
          s,
          f.get(Figure.SENT) / s,
          f.get(Figure.WAIT_MEAN),
          f.get(Figure.VISIBLE_MEAN),
          f.get(Figure.IN_FLIGHT_MEAN),
          f.get(Figure.WAIT_P95),
          f.get(Figure.SLOTS_USED),
          f.get(Figure.AGE_MEAN),
          r.brokenLaws());
    }
  }
}
