package dev.tailback.server.tls;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wildfly.security.asn1.ASN1;
import org.wildfly.security.asn1.ASN1Exception;
import org.wildfly.security.asn1.DERDecoder;
import org.wildfly.security.asn1.DEREncoder;

/**
 * Reads private keys: PKCS#8, PKCS#1 (RSA) and SEC 1 (elliptic curves), as OpenSSL writes them.
 *
 * <p>Java reads only PKCS#8, so the others are wrapped into it.
 */
final class PrivateKeys {
  private static final String PKCS8 = "PRIVATE KEY";
  private static final String PKCS1 = "RSA PRIVATE KEY";
  private static final String SEC1 = "EC PRIVATE KEY";
  private static final String RSA = "1.2.840.113549.1.1.1";
  private static final String EC = "1.2.840.10045.2.1";
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

  private PrivateKeys() {}

  /**
   * Returns the first private key of a file.
   *
   * @throws TlsException if there is none that can be used
   */
  static PrivateKey read(Path file) {
    for (PemBlock block : PemBlock.read(file)) {
      if (block.label().endsWith(PKCS8)) {
        return key(file, block);
      }
    }
    throw new TlsException(
        file, "has no private key: expected a block that begins with -----BEGIN PRIVATE KEY-----");
  }

  private static PrivateKey key(Path file, PemBlock block) {
    if (block.isEncrypted() || block.label().startsWith("ENCRYPTED")) {
      throw new TlsException(
          file,
          "is encrypted: expected a key without a passphrase, as written by openssl pkey -in "
              + file.getFileName()
              + " -out plain.pem");
    }
    try {
      return key(pkcs8(block));
    } catch (GeneralSecurityException | ASN1Exception e) {
      throw new TlsException(
          file, "has a " + block.label() + " that can't be used: expected RSA, EC or Ed25519", e);
    }
  }

  private static byte[] pkcs8(PemBlock block) throws InvalidKeySpecException {
    return switch (block.label()) {
      case PKCS8 -> block.der();
      case PKCS1 -> wrapped(RSA, null, block.der());
      case SEC1 -> wrapped(EC, curve(block.der()), block.der());
      default -> throw new InvalidKeySpecException(block.label());
    };
  }

  /** Returns the curve of a SEC 1 key, which names it in its first optional element. */
  private static byte[] curve(byte[] sec1) throws InvalidKeySpecException {
    DERDecoder key = new DERDecoder(sec1);
    key.startSequence();
    key.decodeInteger();
    key.decodeOctetString();
    if (!key.isNextType(ASN1.CONTEXT_SPECIFIC_MASK, 0, true)) {
      throw new InvalidKeySpecException("no curve");
    }
    key.startExplicit(0);
    return key.drainElement();
  }

  private static byte[] wrapped(String algorithm, byte @Nullable [] parameters, byte[] key) {
    DEREncoder encoder = new DEREncoder();
    encoder.startSequence();
    encoder.encodeInteger(BigInteger.ZERO);
    encoder.startSequence();
    encoder.encodeObjectIdentifier(algorithm);
    if (parameters == null) {
      encoder.encodeNull();
    } else {
      encoder.writeEncoded(parameters);
    }
    encoder.endSequence();
    encoder.encodeOctetString(key);
    encoder.endSequence();
    return encoder.getEncoded();
  }

  private static PrivateKey key(byte[] pkcs8) throws GeneralSecurityException {
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      } catch (InvalidKeySpecException otherAlgorithm) {
        // The next one may be it.
      }
    }
    throw new InvalidKeySpecException("unknown algorithm");
  }
}
