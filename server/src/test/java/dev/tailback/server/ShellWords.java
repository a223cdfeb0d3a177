package dev.tailback.server;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Splits a command into words as a shell does: single and double quotes, {@code $name}, and lines
 * that end with a backslash. Everything else with a meaning in a shell is refused.
 */
final class ShellWords {
  private static final String PLAIN = "_-./:=,";

  private final Map<String, String> variables = new HashMap<>();

  /** Takes assignments, one per line. */
  ShellWords(String assignments) {
    for (String line : assignments.strip().split("\n", -1)) {
      List<String> words = split(line);
      String[] assignment = words.get(0).split("=", 2);
      if (words.size() != 1 || !assignment[0].matches("[a-z]+") || assignment.length != 2) {
        throw new IllegalArgumentException("Not an assignment: " + line);
      }
      variables.put(assignment[0], assignment[1]);
    }
  }

  List<String> split(String command) {
    return new Splitting(command.replace("\\\n", " ")).words();
  }

  private final class Splitting {
    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean isInWord;
    private int at;

    Splitting(String text) {
      this.text = text;
    }

    List<String> words() {
      while (at < text.length()) {
        char c = text.charAt(at++);
        if (c == ' ') {
          endWord();
          continue;
        }
        isInWord = true;
        switch (c) {
          case '\'' -> singleQuoted();
          case '"' -> doubleQuoted();
          case '$' -> variable();
          default -> plain(c);
        }
      }
      endWord();
      return words;
    }

    private void endWord() {
      if (isInWord) {
        words.add(word.toString());
      }
      word.setLength(0);
      isInWord = false;
    }

    private void singleQuoted() {
      int end = end('\'');
      word.append(text, at, end);
      at = end + 1;
    }

    private void doubleQuoted() {
      int end = end('"');
      while (at < end) {
        char c = text.charAt(at++);
        if (c == '$') {
          variable();
        } else if (c == '\\' || c == '`') {
          throw refused();
        } else {
          word.append(c);
        }
      }
      at = end + 1;
    }

    private int end(char quote) {
      int end = text.indexOf(quote, at);
      if (end < 0) {
        throw refused();
      }
      return end;
    }

    private void variable() {
      int start = at;
      while (at < text.length() && isPartOfName(text.charAt(at))) {
        at++;
      }
      String value = variables.get(text.substring(start, at));
      if (value == null) {
        throw refused();
      }
      word.append(value);
    }

    private boolean isPartOfName(char c) {
      return c == '_' || (c < 128 && Character.isLetterOrDigit(c));
    }

    private void plain(char c) {
      if (!Character.isLetterOrDigit(c) && PLAIN.indexOf(c) < 0) {
        throw refused();
      }
      word.append(c);
    }

    private IllegalArgumentException refused() {
      return new IllegalArgumentException("Not understood before " + at + ": " + text);
    }
  }
}
