package dev.tailback.pressure;

/** How slowly the bytes of an answer are sent, in real time. */
public sealed interface Pace {
  /** Returns in how many milliseconds an answer of a length is sent. */
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
