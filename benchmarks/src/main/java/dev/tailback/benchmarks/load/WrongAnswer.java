package dev.tailback.benchmarks.load;

/** A server gave a wrong answer, so the measurement is void. */
public final class WrongAnswer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongAnswer(String why, Answer answer) {
    super(why + ": " + answer.text());
  }
}
