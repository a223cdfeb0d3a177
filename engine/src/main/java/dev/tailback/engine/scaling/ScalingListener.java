package dev.tailback.engine.scaling;

/**
 * Is told about the capacities of targets. It is called inside the gate, so it must not block; what
 * takes time is left to a reply.
 */
public interface ScalingListener {

  /** Tells that there is a new target. */
  default void registered(ScalableTarget target) {}

  /** Tells that another capacity of a target is desired. */
  void desiredChanged(ScalableTarget target, ScalingActivity activity);

  /** Tells that another number of a target's workers runs. */
  default void actualChanged(ScalableTarget target) {}

  /** Tells that a target is no longer registered. */
  default void deregistered(ScalableTarget target) {}

  /** Tells that everything of an account is forgotten, its targets already. */
  default void forgotten(String account) {}

  /** Tells that everything is forgotten, all targets already. */
  default void reset() {}
}
