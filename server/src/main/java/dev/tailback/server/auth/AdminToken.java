package dev.tailback.server.auth;

import dev.tailback.server.wire.Sha256;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * The secret that opens the admin API, metrics and the console. It is never written anywhere.
 *
 * <p>Only its digest is kept, so that comparing takes constant time.
 */
public final class AdminToken {
  /** A token that is shorter could be guessed. */
  public static final int MIN_LENGTH = 16;

  private static final int MAX_LENGTH = 1024;

  private final byte[] digest;

  private AdminToken(String token) {
    digest = digest(token);
  }

  /**
   * Returns a token.
   *
   * @throws IllegalArgumentException if it has fewer than 16 characters, or not only visible ASCII
   */
  public static AdminToken of(String token) {
    if (token.length() < MIN_LENGTH || token.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "the admin token has "
              + token.length()
              + " characters: expected "
              + MIN_LENGTH
              + " to "
              + MAX_LENGTH);
    }
    if (!token.chars().allMatch(c -> c > ' ' && c <= '~')) {
      throw new IllegalArgumentException(
          "the admin token has a character that a header can't carry: expected visible ASCII");
    }
    return new AdminToken(token);
  }

  /**
   * Reads a token: the first line of a file, without blanks around it.
   *
   * @throws IllegalArgumentException naming the file, if it cannot be read or has no token
   */
  public static AdminToken read(Path file) {
    return of(file, line(file));
  }

  /**
   * Returns the first line of a file as a program sends it.
   *
   * @throws IllegalArgumentException naming the file, if it cannot be read or has no token
   */
  public static String textOf(Path file) {
    String line = line(file);
    of(file, line);
    return line;
  }

  private static AdminToken of(Path file, String line) {
    try {
      return of(line);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  private static String line(Path file) {
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      String line = reader.readLine();
      return line == null ? "" : line.strip();
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(file + ": can't be read: no such file", e);
    } catch (IOException e) {
      throw new IllegalArgumentException(file + ": can't be read: " + e.getMessage(), e);
    }
  }

  /** Returns whether a client knows the token. */
  public boolean matches(@Nullable String given) {
    return given != null && MessageDigest.isEqual(digest, digest(given));
  }

  private static byte[] digest(String token) {
    return Sha256.of(token.getBytes(StandardCharsets.UTF_8));
  }
}
