package dev.tailback.server.admin;

import org.jspecify.annotations.Nullable;

/**
 * Selects by account and region.
 *
 * @param account {@code null} for all
 * @param region {@code null} for all
 */
record Selection(@Nullable String account, @Nullable String region) {

  /** Returns whether something is selected. */
  boolean has(String itsAccount, String itsRegion) {
    return (account == null || account.equals(itsAccount))
        && (region == null || region.equals(itsRegion));
  }
}
