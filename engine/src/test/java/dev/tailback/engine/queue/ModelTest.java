package dev.tailback.engine.queue;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Compares the engine with a model of plain lists: random series of calls and clock steps give the
 * same answers, refusals and counts on both.
 *
 * <p>{@code -Dmodel.seed=N} replays one series, {@code -Dmodel.seeds=N} sets their number.
 */
class ModelTest {
  private static final int SEEDS = 3_000;

  @Test
  void theEngineAnswersLikeTheModel() {
    Long only = Long.getLong("model.seed");
    LongStream seeds =
        only == null
            ? LongStream.range(0, Long.getLong("model.seeds", SEEDS))
            : LongStream.of(only);
    seeds.forEach(seed -> new ModelRun(seed).run());
  }
}
