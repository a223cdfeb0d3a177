package dev.tailback.config;

/** Why a configuration can't be used, in one line that names the place and what was expected. */
public final class ConfigProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ConfigProblem(String line) {
    super(line.strip().replaceAll("\\s*\\R\\s*", " "), null, false, false);
  }
}
