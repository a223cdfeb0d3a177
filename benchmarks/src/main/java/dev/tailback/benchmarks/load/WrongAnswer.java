package dev.tailback.benchmarks.load;

/** A server did not do what it was asked: whatever was measured is void. */
public final class WrongAnswer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongAnswer(String why, Answer answer) {
    super(why + ": " + answer.text());
  }
}
