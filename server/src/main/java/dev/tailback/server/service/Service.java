package dev.tailback.server.service;

import dev.tailback.server.wire.ServiceModel;
import java.util.Map;

/**
 * An AWS service that the server offers.
 *
 * @param model how its API looks on the wire
 * @param actions its actions by name
 */
public record Service(ServiceModel model, Map<String, Action<?>> actions) {}
