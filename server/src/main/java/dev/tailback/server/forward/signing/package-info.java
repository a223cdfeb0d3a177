/**
 * Credentials and signatures by the AWS SDK for Java, which only this package uses. Its libraries
 * are in the runnable jar, but not in the JUnit jar; nothing is loaded before a signer is created.
 *
 * <p>Start reading at {@link dev.tailback.server.forward.signing.AwsSigner}.
 */
@NullMarked
package dev.tailback.server.forward.signing;

import org.jspecify.annotations.NullMarked;
