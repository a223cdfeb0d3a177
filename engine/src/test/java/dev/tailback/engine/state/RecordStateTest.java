package dev.tailback.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecordStateTest {
  private enum Size {
    SMALL,
    LARGE
  }

  private sealed interface Shape permits Circle, Square {}

  private record Circle(double radius) implements Shape {}

  private record Square(int side) implements Shape {}

  private record Everything(
      boolean flag,
      int number,
      long large,
      double real,
      String text,
      Integer maybe,
      Size size,
      UUID id,
      Duration duration,
      List<Shape> shapes,
      Set<String> names,
      Map<String, List<Long>> numbers,
      Shape shape) {}

  private record Positive(int number) {
    Positive {
      if (number < 1) {
        throw new IllegalArgumentException("not positive: " + number);
      }
    }
  }

  private record Plain(int number) {}

  private static final Everything SOME =
      new Everything(
          true,
          Integer.MIN_VALUE,
          Long.MAX_VALUE,
          Double.NaN,
          "ä€\uD83D\uDE00",
          7,
          Size.LARGE,
          new UUID(-1, 1),
          Duration.ofSeconds(-5, 7),
          List.of(new Circle(0.1), new Square(2)),
          Set.of("a"),
          Map.of("a", List.of(Long.MIN_VALUE, 0L)),
          new Square(3));

  private static StateInput written(Record value) {
    StateOutput out = new StateOutput();
    out.writeRecord(value);
    return new StateInput(out.toByteArray(), out.size());
  }

  @Test
  void aRecordIsReadAsItWasWritten() {
    assertThat(written(SOME).readRecord(Everything.class)).isEqualTo(SOME);
  }

  @Test
  void componentsCanBeMissing() {
    Everything none =
        new Everything(
            false, 0, -1, 0, null, null, null, null, null, null, Set.of(), Map.of(), null);

    assertThat(written(none).readRecord(Everything.class)).isEqualTo(none);
  }

  @Test
  void aRecordThatIsCutAnywhereIsRefused() {
    StateOutput out = new StateOutput();
    out.writeRecord(SOME);
    for (int length = 0; length < out.size(); length++) {
      StateInput cut = new StateInput(Arrays.copyOf(out.buffer(), length), length);
      assertThatThrownBy(() -> cut.readRecord(Everything.class))
          .isInstanceOf(StateException.class)
          .hasMessage("a value is cut off");
    }
  }

  @Test
  void impossibleValuesAreRefused() {
    assertThat(written(new Plain(1)).readRecord(Positive.class)).isEqualTo(new Positive(1));
    StateInput zero = written(new Plain(0));

    assertThatThrownBy(() -> zero.readRecord(Positive.class))
        .isInstanceOf(StateException.class)
        .hasMessage("a Positive has invalid values");
  }

  @Test
  void numbersOfAllSizesAreReadAsTheyWereWritten() {
    StateOutput out = new StateOutput();
    for (int bit = 0; bit < Long.SIZE; bit++) {
      out.writeNumber(1L << bit);
      out.writeNumber(-(1L << bit));
    }
    StateInput in = new StateInput(out.buffer(), out.size());
    for (int bit = 0; bit < Long.SIZE; bit++) {
      assertThat(in.readNumber()).isEqualTo(1L << bit);
      assertThat(in.readNumber()).isEqualTo(-(1L << bit));
    }
    assertThat(in.isAtEnd()).isTrue();
  }
}
