package dev.tailback.server.tls;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Contexts for clients: which servers they trust. */
public final class TrustedServers {
  private TrustedServers() {}

  /**
   * Trusts servers whose certificate is one of these, or is signed by one of these, and matches the
   * name by which they are called.
   *
   * @param file a PEM file with certificates
   * @throws TlsException if it has none
   */
  public static SSLContext signedBy(Path file) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      List<X509Certificate> authorities = CertificateAndKey.certificates(file);
      for (int i = 0; i < authorities.size(); i++) {
        store.setCertificateEntry("authority-" + i, authorities.get(i));
      }
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(store);
      return context(managers.getTrustManagers());
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("The JVM has no TLS", e);
    }
  }

  /**
   * Trusts the server that shows the first certificate of a file, by whatever name it is called.
   *
   * @throws TlsException if there is none
   */
  public static SSLContext showing(Path file) {
    X509Certificate expected = CertificateAndKey.certificates(file).get(0);
    return context(new OneCertificate(file, expected));
  }

  private static SSLContext context(TrustManager... managers) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The JVM has no TLS", e);
    }
  }

  /**
   * Compares the server's certificate with the trusted one. An extended manager, because that also
   * decides about names.
   */
  private static final class OneCertificate extends X509ExtendedTrustManager {
    private final Path file;
    private final X509Certificate expected;

    OneCertificate(Path file, X509Certificate expected) {
      this.file = file;
      this.expected = expected;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      if (!chain[0].equals(expected)) {
        throw new CertificateException("The server shows another certificate than that of " + file);
      }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
        throws CertificateException {
      checkServerTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
        throws CertificateException {
      checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      throw new CertificateException("Only servers are trusted");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
        throws CertificateException {
      checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
        throws CertificateException {
      checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
