package dev.tailback.clients.access;

import dev.tailback.server.auth.AccessKey;
import dev.tailback.server.auth.AccessKeys;

/** The access key of the tests. Its secret has every character that Amazon's can have. */
final class Keys {
  static final String ID = "AKIATAILBACKEXAMPLE";
  static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCY==";
  static final String ACCOUNT = "123456789012";

  private Keys() {}

  static AccessKeys known() {
    return AccessKeys.of(new AccessKey(ID, SECRET, ACCOUNT, "user/anna"));
  }
}
