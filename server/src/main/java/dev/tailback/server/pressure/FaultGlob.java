package dev.tailback.server.pressure;

import java.util.regex.Pattern;

/** A pattern for the names of queues: {@code *} is any characters, {@code ?} is one. */
public final class FaultGlob {
  private final String text;
  private final Pattern pattern;

  public FaultGlob(String text) {
    this.text = text;
    StringBuilder regex = new StringBuilder();
    text.codePoints().mapToObj(FaultGlob::regex).forEach(regex::append);
    this.pattern = Pattern.compile(regex.toString());
  }

  private static String regex(int character) {
    return switch (character) {
      case '*' -> ".*";
      case '?' -> ".";
      default -> Pattern.quote(Character.toString(character));
    };
  }

  boolean matches(String name) {
    return pattern.matcher(name).matches();
  }

  /** Whether all the queues it can match are FIFO queues. */
  boolean isForFifoQueues() {
    return text.endsWith(".fifo");
  }

  @Override
  public String toString() {
    return text;
  }
}
