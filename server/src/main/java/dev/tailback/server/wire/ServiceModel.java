package dev.tailback.server.wire;

/**
 * How the API of one AWS service looks on the wire: the names its requests are recognized by, the
 * names in its responses, and its traits.
 *
 * @param name the service's name for people, such as {@code SQS}
 * @param signingName its name in a credential scope, such as {@code sqs}
 * @param targetPrefix what precedes the dot in {@code X-Amz-Target}, such as {@code AmazonSQS}
 * @param jsonVersion the version of AWS JSON that it speaks, {@code 1.0} or {@code 1.1}
 * @param xmlNamespace the namespace of its XML responses
 * @param apiVersion its API version, the {@code Version} of Query requests
 * @param speaksCbor whether it speaks Smithy RPC v2 CBOR as well, at paths that name its target
 *     prefix
 * @param traits its errors and peculiarities
 * @see <a href="https://smithy.io/2.0/aws/protocols/index.html">AWS protocols</a>
 */
public record ServiceModel(
    String name,
    String signingName,
    String targetPrefix,
    String jsonVersion,
    String xmlNamespace,
    String apiVersion,
    boolean speaksCbor,
    ServiceTraits traits) {}
