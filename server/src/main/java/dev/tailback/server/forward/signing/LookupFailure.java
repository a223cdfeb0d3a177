package dev.tailback.server.forward.signing;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Says why there are no credentials. The SDK's own messages are not shown: they are long, and can
 * contain what a credential process has printed. Only known parts of them are recognised.
 */
final class LookupFailure {
  private static final String NOTHING_FOUND =
      "no AWS credentials were found: not in environment variables, system properties, the profile"
          + " or the role of a container or instance";

  private record Known(Pattern part, String text) {
    Known(String part, String text) {
      this(Pattern.compile(part), text);
    }
  }

  /**
   * In order of precedence, because one message combines the errors of all providers in the chain.
   */
  private static final List<Known> KNOWN =
      List.of(
          new Known("SSO session associated|Token is expired|SSO token", Texts.SSO),
          new Known("'signin' service module", Texts.LOGIN),
          new Known("process-based", Texts.PROCESS),
          new Known("sts:AssumeRole", "the role is not allowed to be assumed (sts:AssumeRole)"),
          new Known("InvalidIdentityToken", "the web identity token was refused"),
          new Known("ExpiredToken", "the web identity token or session has expired"),
          new Known("Circular relationship", "the profile's source profiles form a circle"),
          new Known("source profile", "the profile's source profile has no credentials"),
          new Known("invalid host\\. Host should resolve", Texts.CONTAINER_HOST),
          new Known(
              "ContainerCredentialsProvider\\(\\): (?!Cannot fetch credentials)", Texts.CONTAINER));

  /** The longer texts. */
  private static final class Texts {
    static final String SSO = "the SSO session of the profile has ended: run 'aws sso login'";
    static final String LOGIN =
        "the profile has a login_session, which can't be used: export the credentials with"
            + " 'aws configure export-credentials --format env'";
    static final String PROCESS = "the profile's credential_process gave no credentials";
    static final String CONTAINER = "the container's credentials endpoint gave no credentials";
    static final String CONTAINER_HOST =
        "the container's credentials endpoint is neither HTTPS nor on loopback";
  }

  private LookupFailure() {}

  /** Returns a short text for what a provider or chain of them has thrown. */
  static String text(RuntimeException thrown) {
    String messages = messages(thrown);
    return KNOWN.stream()
        .filter(known -> known.part.matcher(messages).find())
        .map(known -> "no AWS credentials: " + known.text)
        .findFirst()
        .orElse(NOTHING_FOUND);
  }

  private static String messages(Throwable thrown) {
    StringBuilder messages = new StringBuilder();
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      messages.append(each.getMessage()).append('\n');
    }
    return messages.toString();
  }
}
