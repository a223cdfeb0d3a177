package dev.tailback.server.forward.signing;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;

/** Where credentials are looked for. */
final class CredentialChain {
  private CredentialChain() {}

  /**
   * Returns the SDK's default chain: system properties, environment variables, a web identity
   * token, the profile (keys, SSO, roles, a process), a container's role, an instance's role. If a
   * profile is named, only that is asked.
   */
  static AwsCredentialsProvider of(@Nullable String profile) {
    return profile == null
        ? DefaultCredentialsProvider.builder().build()
        : ProfileCredentialsProvider.create(profile);
  }
}
