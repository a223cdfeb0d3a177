package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The lab as the admin API offers it: one scenario is played at a time. */
public interface LabDesk extends AutoCloseable {

  /** Opens the lab of a server. */
  @FunctionalInterface
  interface Factory {

    /**
     * Opens a lab.
     *
     * @param calls returns how many calls the server has received so far
     */
    LabDesk open(LongSupplier calls);
  }

  /** Returns the built-in scenarios, the one being played, and the last verdict. */
  JsonNode show();

  /** Returns the text of a built-in scenario; {@code null} if there is none with this id. */
  @Nullable String text(String id);

  /**
   * Starts to play.
   *
   * @param id the id of a built-in scenario
   * @return a sentence that says why not; {@code null} if it has started
   */
  @Nullable String play(String id);

  /**
   * Starts to play a scenario that is given.
   *
   * @param text the text of a scenario file
   * @return a sentence that says why not; {@code null} if it has started
   */
  @Nullable String playText(String text);

  /** Stops the running scenario; its results so far become the result. */
  void stop();

  /** Returns the result of the last scenario, without its runs; {@code null} if none was played. */
  @Nullable JsonNode result();

  /**
   * Returns the result as a document.
   *
   * @param format {@code json}, {@code csv} or {@code html}
   * @return {@code null} if nothing was played
   */
  @Nullable String document(String format);

  @Override
  void close();
}
