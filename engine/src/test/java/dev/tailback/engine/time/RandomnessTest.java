package dev.tailback.engine.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RandomnessTest {

  @Test
  void givesTheNumbersOfASplittableRandom() {
    for (long seed = -50; seed < 50; seed++) {
      Randomness ours = new Randomness(seed * seed * seed);
      SplittableRandom jdk = new SplittableRandom(seed * seed * seed);
      for (int i = 0; i < 20; i++) {
        assertThat(draw(ours.split())).isEqualTo(draw(jdk.split()));
        assertThat(draw(ours)).isEqualTo(draw(jdk));
      }
    }
  }

  private static String draw(RandomGenerator random) {
    return random.nextLong()
        + " "
        + random.nextInt()
        + " "
        + random.nextDouble()
        + " "
        + random.nextInt(1000)
        + " "
        + random.nextLong(5, 1000)
        + " "
        + random.nextGaussian();
  }

  @Test
  void continuesWhereItWasWritten() {
    Randomness random = new Randomness(7).split();
    StateOutput out = new StateOutput();
    random.writeTo(out);
    Randomness continued = new Randomness(1);
    continued.readFrom(new StateInput(out.buffer(), out.size()));

    assertThat(draw(continued)).isEqualTo(draw(random));
  }
}
