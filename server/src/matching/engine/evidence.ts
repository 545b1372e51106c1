import { decay } from './engagement-worth.ts';
import type { CapabilityFacts, EngagementFacts } from './facts.ts';
import type { Evidence } from './match.ts';
import type { MatchIndex } from './match-index.ts';

/** A capability as evidence. */
export function capabilityEvidence({ id, title }: CapabilityFacts): Evidence {
  return { kind: 'capability', id, label: title };
}

/**
 * An engagement as evidence, with what age leaves of it.
 * @param label what to show; the engagement's title unless said otherwise
 */
export function engagementEvidence(
  index: Pick<MatchIndex, 'policy' | 'asOfDay'>,
  engagement: EngagementFacts,
  label = engagement.title,
): Evidence {
  const { id, day, valueGbp } = engagement;
  return {
    kind: 'engagement',
    id,
    label,
    day,
    valueGbp,
    decay: decay(engagement, index.policy, index.asOfDay),
  };
}
