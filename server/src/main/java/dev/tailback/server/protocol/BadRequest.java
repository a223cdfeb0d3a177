package dev.tailback.server.protocol;

/** A request that can't be read: not a fault of the emulator, so it carries no stack trace. */
public final class BadRequest extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ErrorShape shape;

  BadRequest(ErrorShape shape, String text) {
    super(text, null, false, false);
    this.shape = shape;
  }

  ErrorShape shape() {
    return shape;
  }
}
