import { listed } from '../../ui/words.ts';

interface Rise {
  share: number;
  half: number;
}

/** What this page reads of the policy's JSON; every part may be missing in a later version. */
export interface PolicyBody {
  rise?: Record<string, Rise>;
  halfLifeDays?: Record<string, number>;
  kindWeight?: Record<string, number>;
  unknownOutcome?: number;
  taxonomy?: { declaredStrength?: number; practisedStrength?: number };
  caps?: { sameCouncil?: number; peerCouncils?: number };
  peers?: { count?: number };
  newEntrant?: { evidenceCeiling?: number };
  exposure?: { newMost: number; establishedFrom: number };
  keptPlaces?: { places: number; of: number; mostAwards: number; leastShare: number };
  tieBandPoints?: number;
}

export function readPolicy(body: string): PolicyBody {
  const policy: unknown = JSON.parse(body);
  return typeof policy === 'object' && policy !== null ? policy : {};
}

const kinds: Record<string, string> = {
  contract: 'Contract',
  call_off: 'Call-off from a framework',
  pilot: 'Pilot',
  demonstration: 'Demonstration',
  meeting: 'Meeting',
};

const share = (value: number) => `${Math.round(value * 100)}%`;

const awards = (count: number) => `${count} past award${count === 1 ? '' : 's'}`;

function span(days: number): string {
  const years = days / 365;
  if (days % 365 === 0) return years === 1 ? '1 year' : `${years} years`;
  return `${days} days`;
}

/** Groups of suppliers in the ledger of exposure, in words. */
export function groupNames({ exposure }: PolicyBody): Record<string, string> {
  if (!exposure) return {};
  const { newMost, establishedFrom } = exposure;
  return {
    new: `New: at most ${awards(newMost)}`,
    known: `Known: ${newMost + 1} to ${establishedFrom - 1}`,
    established: `Established: ${establishedFrom} or more`,
  };
}

export interface KindRow {
  kind: string;
  halfLife: string;
  counts: string;
}

/** What each kind of past work proves, and how long. */
export const kindRows = ({ halfLifeDays = {}, kindWeight = {} }: PolicyBody): KindRow[] =>
  Object.keys({ ...halfLifeDays, ...kindWeight }).map((kind) => ({
    kind: kinds[kind] ?? kind,
    halfLife: halfLifeDays[kind] === undefined ? 'Not stated' : span(halfLifeDays[kind]),
    counts: kindWeight[kind] === undefined ? 'Not stated' : share(kindWeight[kind]),
  }));

const risingSignals: Record<string, string> = {
  S1: 'its kind of work',
  S2: 'its words',
  S3: 'similar past work',
};

/** How many of a signal's points a tenth of its value has, for the signals whose points come early; nothing without any. */
function earlyPoints(rise: Record<string, Rise> = {}): string[] {
  const parts = Object.entries(risingSignals).flatMap(([id, name]) => {
    const { share: early = 0, half = 1 } = rise[id] ?? {};
    if (early === 0) return [];
    const value = 0.1;
    return [
      `${share((1 - early) * value + (early * value * (1 + half)) / (value + half))} of the points for ${name}`,
    ];
  });
  if (parts.length === 0) return [];
  return [
    `Points come early, so that some fit of several kinds tells for more than a little more of one: a supplier that fits a tenth as well as can be has ${listed(parts)}.`,
  ];
}

/** The caps and constants that a person can judge, each in a sentence. */
export function rulesInWords({
  rise,
  taxonomy,
  caps,
  peers,
  newEntrant,
  keptPlaces,
  unknownOutcome,
  tieBandPoints,
}: PolicyBody): string[] {
  return [
    ...earlyPoints(rise),
    caps?.sameCouncil !== undefined &&
      `Past work with the same council stops counting for more once it amounts to ${caps.sameCouncil} recent contracts, so that nobody is locked in.`,
    caps?.peerCouncils !== undefined &&
      `Past work with similar councils is full at ${caps.peerCouncils} councils${peers?.count ? `, out of the ${peers.count} that resemble the council most` : ''}.`,
    newEntrant?.evidenceCeiling !== undefined &&
      `A supplier counts as new while its past work amounts to fewer than ${newEntrant.evidenceCeiling} recent contracts. The lift grows with how well it fits, so a poor match is never lifted.`,
    !!keptPlaces?.places &&
      `Of the first ${keptPlaces.of} places, ${keptPlaces.places} are kept for the best-fitting suppliers with at most ${awards(keptPlaces.mostAwards)}. Each gets the points that the place takes and no more, and must fit at least ${share(keptPlaces.leastShare)} as well as the one at place ${keptPlaces.of}.`,
    taxonomy?.declaredStrength !== undefined &&
      `A capability that a supplier declares, without past work to show, covers its tag to ${share(taxonomy.declaredStrength)}.`,
    taxonomy?.practisedStrength !== undefined &&
      `One recent contract that went perfectly closes ${share(taxonomy.practisedStrength)} of the gap that is left.`,
    unknownOutcome !== undefined &&
      `Past work of which nobody recorded the outcome counts ${share(unknownOutcome)} of work that went perfectly.`,
    tieBandPoints !== undefined &&
      `Scores are read in bands of ${tieBandPoints} points. Inside a band the order changes from day to day and nobody controls it.`,
    'The words of the place that a council is named after are not read in its needs: they say who asks, not what for.',
    'Nothing that a supplier could pay for counts.',
  ].filter((sentence) => sentence !== false);
}
