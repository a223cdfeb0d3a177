package dev.tailback.server.admin;

import dev.tailback.engine.diagnosis.QueueDiagnoses;
import dev.tailback.engine.live.LiveQueues;
import dev.tailback.engine.scaling.Monitoring;
import dev.tailback.server.scaling.PoolWatch;

/**
 * The sources of what the admin API shows besides the queues themselves.
 *
 * @param live the live numbers of the queues
 * @param diagnoses what is wrong with them
 * @param monitoring the alarms and what they scale, used inside the gate
 * @param pools watches the workers that report
 * @param look runs when somebody looks at the queues
 */
public record Observations(
    LiveQueues live,
    QueueDiagnoses diagnoses,
    Monitoring monitoring,
    PoolWatch pools,
    Runnable look) {}
