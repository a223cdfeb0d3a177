package dev.tailback.server.auth;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailback.server.sqs.request.SqsTraits;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.ServiceModel;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Signatures published by AWS, in its documentation and in its test suite for signers.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">Create
 *     a signed AWS API request</a>
 */
class PublishedSignaturesTest {
  private static final AccessKeys KEYS =
      AccessKeys.of(
          new AccessKey("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "123456789012"));
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2015-08-30T12:36:00Z"), ZoneOffset.UTC);
  private static final SignatureCheck CHECK = new SignatureCheck(KEYS, CLOCK);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "GET / | | host;x-amz-date"
            + " | 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        "POST / | | host;x-amz-date"
            + " | 5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
        "GET /?Param2=value2&Param1=value1 | | host;x-amz-date"
            + " | b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
        "GET /?Param1=Value1&Param1=value2 | | host;x-amz-date"
            + " | eedbc4e291e521cf13422ffca22be7d2eb8146eecf653089df300a15b2382bd1",
        "GET /?Param-3=Value3&Param=Value2&%E1%88%B4=Value1 | | host;x-amz-date"
            + " | 371d3713e185cc334048618a97f809c9ffe339c62934c032af5a0e595648fcac",
        "GET /?ሴ=bar | | host;x-amz-date"
            + " | 2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04",
        "GET //example// | | host;x-amz-date"
            + " | 9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84",
        "GET /example1/example2/../.. | | host;x-amz-date"
            + " | 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        "GET /example space/ | | host;x-amz-date"
            + " | 652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741",
        "GET /ሴ | | host;x-amz-date"
            + " | 8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85",
        "GET / | My-Header1:value2;My-Header1:value2;My-Header1:value1 | host;my-header1;x-amz-date"
            + " | c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea",
        "GET / | My-Header1: value1;My-Header2: \"a   b   c\" | host;my-header1;my-header2;x-amz-date"
            + " | acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736",
        "POST / | My-Header1:VALUE1 | host;my-header1;x-amz-date"
            + " | cdbc9802e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b974b7d",
      })
  void areAccepted(String start, String headers, String signedHeaders, String signature) {
    HttpText request = request(start, headers, "");
    assertThat(check("service", signed(request, "service", signedHeaders, signature)))
        .isEqualTo(new Caller("123456789012", "us-east-1", "AKIDEXAMPLE"));
    assertThatThrownBy(
            () ->
                check(
                    "service", signed(request.withBody("x"), "service", signedHeaders, signature)))
        .hasMessageStartingWith("The request signature we calculated does not match");
  }

  @ParameterizedTest
  @CsvSource({
    "Param1=value1, d3875051da38690788ef43de4db0d8f280229d82040bfac253562e56c3f20e0b",
  })
  void areAcceptedWithABody(String body, String signature) {
    HttpText request =
        request(
            "POST /",
            "Content-Type:application/x-www-form-urlencoded;Content-Length:13;x-amz-content-sha256:"
                + "9095672bbd1f56dfc5b65f3e153adc8731a4a654192329106275f4c7b24d0b6e",
            body);
    String headers = "content-length;content-type;host;x-amz-content-sha256;x-amz-date";
    assertThat(check("service", signed(request, "service", headers, signature))).isNotNull();
  }

  @ParameterizedTest
  @CsvSource("5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7")
  void thatOfTheDocumentationIsAccepted(String signature) {
    HttpText request =
        HttpText.parse(
            """
            GET /?Action=ListUsers&Version=2010-05-08 HTTP/1.1
            Host: iam.amazonaws.com
            Content-Type: application/x-www-form-urlencoded; charset=utf-8
            X-Amz-Date: 20150830T123600Z

            """);
    assertThat(check("iam", signed(request, "iam", "content-type;host;x-amz-date", signature)))
        .isNotNull();
  }

  @ParameterizedTest
  @CsvSource("49096700cbbaa5753443850f40df10f904fc2fdb544dc9512203cc77c471a9de")
  void areAcceptedInAQueryString(String signature) {
    String target =
        "/?Param1=value1&X-Amz-Algorithm=AWS4-HMAC-SHA256"
            + "&X-Amz-Credential=AKIDEXAMPLE%2F20150830%2Fus-east-1%2Fservice%2Faws4_request"
            + "&X-Amz-Date=20150830T123600Z&X-Amz-SignedHeaders=host&X-Amz-Expires=3600"
            + "&X-Amz-Signature="
            + signature;
    assertThat(check("service", request("GET " + target, null, ""))).isNotNull();
  }

  private static HttpText request(String start, String headers, String body) {
    String lines = headers == null ? "" : headers.replace(';', '\n') + "\n";
    String text =
        start
            + " HTTP/1.1\nHost:example.amazonaws.com\nX-Amz-Date:20150830T123600Z\n"
            + lines
            + "\n"
            + body;
    return HttpText.parse(new String(text.getBytes(UTF_8), ISO_8859_1));
  }

  private static HttpText signed(
      HttpText request, String service, String signedHeaders, String signature) {
    return request.withHeader(
        "Authorization",
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/%s/aws4_request, SignedHeaders=%s, Signature=%s"
            .formatted(service, signedHeaders, signature));
  }

  private static Caller check(String service, HttpText request) {
    ServiceModel model =
        new ServiceModel(
            "Example", service, "Example", "1.0", "", "", false, SqsTraits.MODEL.traits());
    return CHECK.caller(request.wire(), model);
  }
}
