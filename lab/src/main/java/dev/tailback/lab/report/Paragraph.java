package dev.tailback.lab.report;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines. */
final class Paragraph {
  private Paragraph() {}

  /** Returns text in lines of a width at most, unless a word is longer. */
  static String wrapped(String text, int width, String indent) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() > 0 && indent.length() + line.length() + 1 + word.length() > width) {
        lines.add(indent + line);
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(indent + line);
    return String.join("\n", lines);
  }

  /** Returns text cut to a width. */
  static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, width - 1) + "…";
  }
}
