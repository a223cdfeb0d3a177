package dev.tailback.server.auth;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.tailback.server.wire.BadRequest;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.ServiceModel;
import dev.tailback.server.wire.WireRequest;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Lets in callers who sign with a known access key, by Signature Version 4, in the {@code
 * Authorization} header or in a presigned URL. Checks and errors come in the order of AWS.
 *
 * <p>Session tokens are accepted but not checked. {@code X-Amz-Expires} is ignored, as by SQS:
 * every signature is good for 15 minutes.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html">Troubleshoot
 *     Signature Version 4 signing</a>
 */
public final class SignatureCheck implements Authentication {
  static final String ALGORITHM = "AWS4-HMAC-SHA256";

  private static final String ANY_ALGORITHM = "AWS4-";
  private static final byte[] VERSION_2 = "SignatureVersion=2".getBytes(ISO_8859_1);
  private static final String HOST = "host";
  private static final String TARGET = "X-Amz-Target";
  private static final String TARGET_LOWER = "x-amz-target";
  private static final String TYPE_LOWER = "content-type";

  private final AccessKeys keys;
  private final Clock clock;

  /**
   * @param clock the real time
   */
  public SignatureCheck(AccessKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public Caller caller(WireRequest request, ServiceModel service) {
    QueryString query = new QueryString(request.query());
    GivenSignature given = given(request, query);
    SignatureTime time = SignatureTime.read(given.time());
    time.check(clock.instant().truncatedTo(ChronoUnit.SECONDS));
    SortedSet<String> headers = given.headerNames();
    checkHeaders(headers, request);
    checkAlgorithm(given.algorithm());
    Credential credential = Credential.read(given.credential());
    credential.check(service.signingName(), time.text());
    AccessKey key = keys.find(credential.keyId());
    if (key == null) {
      throw BadRequest.unknownAccessKey();
    }
    checkSignature(request, query, given, credential, key);
    return key.caller(credential.region());
  }

  private static GivenSignature given(WireRequest request, QueryString query) {
    String header = request.header("Authorization");
    boolean isPresigned = query.value(PresignedUrl.ALGORITHM) != null;
    if (header != null && isPresigned) {
      throw BadRequest.invalidSignature(
          "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP"
              + " header.");
    }
    if (isPresigned) {
      return PresignedUrl.read(query);
    }
    if (header == null || !header.startsWith(ANY_ALGORITHM)) {
      throw unsigned(request, header);
    }
    return AuthorizationHeader.read(request, header);
  }

  /** Returns whether a request has no signature, whatever the version. */
  static boolean isUnsigned(WireRequest request) {
    return request.header("Authorization") == null
        && new QueryString(request.query()).value(PresignedUrl.ALGORITHM) == null
        && !request.hasParameter(VERSION_2);
  }

  private static BadRequest unsigned(WireRequest request, @Nullable String header) {
    boolean isOlder = header == null ? request.hasParameter(VERSION_2) : header.startsWith("AWS");
    return isOlder
        ? BadRequest.missingSignature(
            "Only Signature Version 4 is supported, with the algorithm " + ALGORITHM + ".")
        : BadRequest.missingSignature("Request is missing Authentication Token");
  }

  /**
   * Checks that the parts that decide about a call are signed: the host and, in JSON, the action. A
   * body that is declared a form is read as one, so a form's content type has to be signed, too.
   */
  private static void checkHeaders(Set<String> signed, WireRequest request) {
    if (!signed.contains(HOST)) {
      throw BadRequest.invalidSignature(
          "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
    }
    if (request.header(TARGET) != null && !signed.contains(TARGET_LOWER)) {
      throw BadRequest.invalidSignature(
          "'X-Amz-Target' must be a 'SignedHeader' in the AWS Authorization.");
    }
    if (request.header(TARGET) != null
        && request.headers().areOfForm()
        && !signed.contains(TYPE_LOWER)) {
      throw BadRequest.invalidSignature(
          "'Content-Type' must be a 'SignedHeader' in the AWS Authorization.");
    }
  }

  private static void checkAlgorithm(String algorithm) {
    if (!algorithm.equals(ALGORITHM)) {
      throw BadRequest.incompleteSignature(
          "Unsupported AWS 'algorithm'", ": '" + algorithm + "' (only AWS4-HMAC-SHA256 for now). ");
    }
  }

  private static void checkSignature(
      WireRequest request,
      QueryString query,
      GivenSignature given,
      Credential credential,
      AccessKey key) {
    SortedSet<String> headers = given.headerNames();
    String scope = credential.scope();
    for (Set<String> unsigned : given.unsigned()) {
      CanonicalRequest canonical =
          CanonicalRequest.of(request, query.canonicalWithout(unsigned), headers);
      String text = canonical.stringToSign(given.time(), scope);
      if (areEqual(key.sign(scope, text), given.signature())) {
        return;
      }
    }
    CanonicalRequest expected =
        CanonicalRequest.of(request, query.canonicalWithout(given.unsigned().get(0)), headers);
    throw mismatch(expected, expected.stringToSign(given.time(), scope));
  }

  /** Takes constant time. */
  private static boolean areEqual(String expected, String given) {
    return MessageDigest.isEqual(expected.getBytes(ISO_8859_1), given.getBytes(ISO_8859_1));
  }

  private static BadRequest mismatch(CanonicalRequest canonical, String stringToSign) {
    return BadRequest.invalidSignature(
        "The request signature we calculated does not match the signature you provided. Check your"
            + " AWS Secret Access Key and signing method. Consult the service documentation for"
            + " details.",
        "\n\nThe Canonical String for this request should have been\n'"
            + canonical.text()
            + "'\n\nThe String-to-Sign should have been\n'"
            + stringToSign
            + "'\n");
  }
}
