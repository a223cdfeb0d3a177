package dev.tailback.config;

/** Says why a configuration can't be used; carries no stack trace. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception with one line that names the place and what was expected. */
  public ConfigException(String line) {
    super(line.strip().replaceAll("\\s*\\R\\s*", " "), null, false, false);
  }
}
