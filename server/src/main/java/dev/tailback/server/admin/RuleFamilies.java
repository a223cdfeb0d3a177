package dev.tailback.server.admin;

import dev.tailback.config.ServiceNames;
import dev.tailback.pressure.FaultRule;
import dev.tailback.pressure.RuleSetting;
import dev.tailback.pressure.ThrottleRule;
import dev.tailback.server.rules.GatedRules;

/**
 * The active rules of both families.
 *
 * @param service the service whose actions they can name
 * @param setting where calls are carried out
 */
public record RuleFamilies(
    ServiceNames service,
    RuleSetting setting,
    GatedRules<ThrottleRule> throttles,
    GatedRules<FaultRule> faults) {}
