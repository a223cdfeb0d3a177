package dev.tailback.server.localstack;

/** A script that sets up queues can't be run or has failed. The message says which, and why. */
public final class InitScriptException extends RuntimeException {
  private static final long serialVersionUID = 1;

  InitScriptException(String message) {
    super(message);
  }
}
