package dev.tailback.lab.report;

/** A text in CSV, by RFC 4180. */
final class CsvField {
  private CsvField() {}

  /** Returns a field, in quotes if it has to be. */
  static String of(String text) {
    return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? "\"" + text.replace("\"", "\"\"") + "\""
        : text;
  }
}
