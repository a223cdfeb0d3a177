package dev.tailback.engine.scaling;

/**
 * Called with the capacities of targets. It runs inside the gate, so it must not block; anything
 * slow is left to a reply.
 */
public interface ScalingListener {

  /** Called when a target was registered. */
  default void registered(ScalableTarget target) {}

  /** Called when the desired capacity of a target has changed. */
  void desiredChanged(ScalableTarget target, ScalingActivity activity);

  /** Called when the actual number of a target's workers has changed. */
  default void actualChanged(ScalableTarget target) {}

  /** Called when a target is no longer registered. */
  default void deregistered(ScalableTarget target) {}

  /** Called when everything in an account was forgotten, after its targets were removed. */
  default void forgotten(String account) {}

  /** Called when everything was forgotten, after all targets were removed. */
  default void reset() {}
}
