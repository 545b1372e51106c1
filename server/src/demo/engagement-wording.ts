import { capabilityTerms } from '../taxonomy/reference/capability-terms.ts';
import { fittingFragments } from './fitting-fragments.ts';
import type { EngagementKind, EngagementOutcome } from './market-shape.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { SupplierTheme } from './supplier-theme.ts';
import { capitalised, counted, inSentence } from './wording.ts';

const termByCode = new Map(capabilityTerms.map((term) => [term.code, term]));

/** What the texts of one engagement are made from. */
export interface EngagementFacts {
  readonly kind: EngagementKind;
  readonly outcome: EngagementOutcome;
  readonly termCode: string;
  readonly theme: SupplierTheme;
  readonly council: string;
  readonly years: string;
}

/** A title as a contract register would hold it. */
export function titleOf(
  { kind, termCode, theme, council, years }: EngagementFacts,
  random: SeededRandom,
): string {
  const term = termByCode.get(termCode)!;
  const label = inSentence(term.label);
  const audience = random.pick(fittingFragments(theme, termCode).audiences);
  const word = random.pick(term.synonyms);
  const titles: Record<EngagementKind, readonly string[]> = {
    contract: [
      `${term.label}, ${council} ${years}`,
      `Provision of ${label} for ${council}`,
      `${term.label} for ${audience}, ${council}`,
      `${term.label} and ${word}, ${years}`,
    ],
    call_off: [
      `Call-off: ${label}, ${council} ${years}`,
      `${term.label}: ${word}, call-off for ${council}`,
      `Framework call-off for ${label}, ${council}`,
    ],
    pilot: [
      `Pilot of ${label} in ${council}`,
      `Trying ${label} with ${audience}, ${council}`,
      `${council} pilot: ${word}`,
    ],
    demonstration: [
      `Demonstration of ${label} to ${council}`,
      `${term.label} shown to officers in ${council}`,
    ],
    meeting: [
      `Conversation about ${word} with ${council}`,
      `Preliminary market engagement: ${label}, ${council}`,
      `Meeting on ${label}, ${council}`,
    ],
  };
  return random.pick(titles[kind]);
}

/** How a conversation ended, where nothing was bought. */
const afterTalk = {
  delivered_well: [
    'A pilot was agreed within the month.',
    'Officers asked for the working notes and used them.',
    'It changed how the need was written.',
  ],
  delivered: [
    'Notes were published to everyone who might be interested.',
    'A second session was asked for.',
    'The council thanked all who came and set out its next steps.',
    'Questions were answered in writing a week later.',
  ],
  unknown: ['No outcome was recorded.', 'Nothing was decided on the day.', 'No record says what followed.'],
} as const;

function endingOf(
  kind: EngagementKind,
  outcome: EngagementOutcome,
  result: string,
  random: SeededRandom,
): string {
  if (kind === 'meeting' || kind === 'demonstration') {
    return random.pick(
      outcome === 'delivered_well' || outcome === 'delivered' ? afterTalk[outcome] : afterTalk.unknown,
    );
  }
  return random.pick(endings(result)[outcome]);
}

function endings(result: string): Record<EngagementOutcome, readonly string[]> {
  return {
    delivered_well: [
      `${result}.`,
      `${result}, which was better than asked.`,
      `${result}. The council extended the term.`,
    ],
    delivered: [
      'Delivered as agreed.',
      `All milestones were met; ${inSentence(result)}.`,
      'Completed on time and within the sum agreed.',
    ],
    partly_delivered: [
      'Two of three stages were completed and the last was taken in house.',
      'The first year went well; staffing fell short in the second.',
      'The main aim was met and the reporting was late.',
    ],
    ended_early: [
      'Both sides agreed to stop at the break point after the budget changed.',
      'Ended early when the service was brought in house.',
      'Stopped after the first stage, because too few people took it up.',
    ],
    ongoing: [
      'Under way, with a review each quarter.',
      `So far: ${inSentence(result)}.`,
      'In its current term, with reports on schedule.',
    ],
    unknown: ['No outcome was recorded.', 'The result has not been confirmed by the council.'],
  };
}

/** What was done, for whom, and how it ended. */
export function descriptionOf(wording: EngagementFacts, random: SeededRandom): string {
  const { kind, outcome, termCode, theme, council } = wording;
  const term = termByCode.get(termCode)!;
  const label = inSentence(term.label);
  const fragments = fittingFragments(theme, termCode);
  const audience = random.pick(fragments.audiences);
  const method = random.pick(fragments.methods);
  const ending = endingOf(kind, outcome, random.pick(fragments.results), random);
  const scale = `${random.between(2, 90) * 10} ${random.pick(theme.units)}`;
  const word = random.pick(term.synonyms);
  if (kind === 'meeting') {
    return random.pick([
      `${capitalised(counted(random.between(2, 6)))} officers from ${council} asked how ${label} could work for ${audience}. ${method}, we explained. ${ending}`,
      `An open session on ${word} called by ${council}; the same notes went to all who came. We spoke about ${audience}. ${ending}`,
      `One hour with ${council} on what has been tried for ${audience} and what ${label} would need. ${ending}`,
    ]);
  }
  if (kind === 'demonstration') {
    return random.pick([
      `Shown with sample data for ${scale}. Officers from ${council} asked most about ${word}. ${ending}`,
      `${council} saw ${label} at work with ${audience}. ${method}. ${ending}`,
    ]);
  }
  return random.pick([
    `${method}. It covered ${scale} in ${council}, mainly ${audience}. ${ending}`,
    `${capitalised(label)} for ${scale}. ${method}. ${ending}`,
    `${council} asked for help with ${word} for ${audience}. ${method}. ${ending}`,
    `For ${audience} in ${council}: ${label}, ${scale} in all. ${ending}`,
    `${ending} The work was ${label} across ${scale}, with ${word} as the first part.`,
  ]);
}
