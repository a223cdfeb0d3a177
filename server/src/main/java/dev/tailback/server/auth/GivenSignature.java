package dev.tailback.server.auth;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The signature that a request carries, not yet checked.
 *
 * @param credential see {@link Credential}
 * @param signedHeaders the names of the signed headers, separated by semicolons
 * @param signature in hexadecimal digits
 * @param time when the request was signed
 * @param unsigned the sets of query parameters that the client may have left out of what it signed
 */
record GivenSignature(
    String algorithm,
    String credential,
    String signedHeaders,
    String signature,
    String time,
    List<Set<String>> unsigned) {

  /** Returns the names of the signed headers in lower case, in their canonical order. */
  SortedSet<String> headerNames() {
    SortedSet<String> names = new TreeSet<>();
    for (String name : signedHeaders.toLowerCase(Locale.ROOT).split(";", -1)) {
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    return names;
  }
}
