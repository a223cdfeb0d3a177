package dev.tailback.pressure;

/** How slowly the bytes of an answer are sent, in real time. */
public sealed interface Pace {
  /** Returns how many milliseconds it takes to send an answer of a length. */
  long millis(int bytes);

  /** The same number of bytes each second. */
  record BytesPerSecond(int number) implements Pace {
    @Override
    public long millis(int bytes) {
      return bytes * 1_000L / number;
    }
  }

  /** The same time for every answer. */
  record Over(long millis) implements Pace {
    @Override
    public long millis(int bytes) {
      return millis;
    }
  }
}
