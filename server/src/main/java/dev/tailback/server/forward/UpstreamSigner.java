package dev.tailback.server.forward;

import java.util.List;
import java.util.Map;

/**
 * Signs requests to the upstream with the credentials of the user who started this server.
 * Thread-safe.
 */
public interface UpstreamSigner {

  /**
   * Returns whether a request can be signed without waiting: credentials are available, and valid
   * for another minute.
   */
  boolean isReady();

  /**
   * Fetches credentials. May wait for files, programs and servers.
   *
   * @throws CredentialsException if there are none
   */
  void prepare();

  /**
   * Returns the headers that a request needs, such as {@code authorization}. Does not wait.
   *
   * @param region the region of the upstream
   * @throws CredentialsException if there are no credentials
   */
  Map<String, List<String>> sign(UpstreamRequest request, String region);
}
