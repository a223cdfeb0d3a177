package dev.tailback.lab.study.verdict;

import java.util.List;

/**
 * The verdict on a scenario.
 *
 * @param isFine whether nothing is wrong
 * @param problem the worst thing that is wrong, or that the settings hold; without its full stop
 * @param remedy what to do about it, empty if nothing
 * @param variants the same figure in the variants, such as {@code with 30 s: 0.4 %}
 * @param others what else is wrong, as sentences, the worst first
 */
public record Verdict(
    boolean isFine, String problem, String remedy, List<String> variants, List<String> others) {

  /** Copies the lists. */
  public Verdict {
    variants = List.copyOf(variants);
    others = List.copyOf(others);
  }

  /** Returns the verdict in one sentence, with the figures of the variants. */
  public String sentence() {
    String first = remedy.isEmpty() ? problem : problem + "; " + remedy;
    return variants.isEmpty()
        ? first + "."
        : first + ". " + capital(String.join(", ", variants)) + ".";
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
