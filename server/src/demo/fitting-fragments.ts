import type { SupplierTheme, ThemePiece } from './supplier-theme.ts';

/** The pieces of a theme's text that fit one of its terms. */
export interface FittingFragments {
  readonly audiences: readonly string[];
  readonly methods: readonly string[];
  readonly results: readonly string[];
}

/** Pieces that fit any field, for terms a theme says little about. */
const anywhere: FittingFragments = {
  audiences: [
    'councils buying it for the first time',
    'services that have been let down before',
    'two or more boroughs acting together',
    'teams without a specialist of their own',
    'services that cannot pause while the work is done',
    'small teams with a large patch',
    'councils with several small sites',
    'boroughs that want a local firm',
    'officers who must show a result by spring',
    'places where two earlier attempts have failed',
  ],
  methods: [
    'The first fortnight is spent listening to those who use the service and those who run it',
    'One named person owns the work from the first call to the last invoice',
    'We agree three measures at the start and report them each month on one page',
    'Prices are by the unit, open to inspection and fixed for the year',
    'Work begins with a small part that can be judged in eight weeks',
    'Everything we learn is written down and left with the council',
    'Changes are tried in one area before they are made everywhere',
    'A review with users follows at six weeks and again at six months',
    'Urgent requests are answered within the hour and planned ones on a date we keep',
    'Local people are trained and paid to do a share of the work',
    'We begin with the three cases that everyone remembers and find out what they share',
    'The person who gave the price is the person who comes',
    'Users mark each piece of work from one to five, and we publish the marks',
    'Whatever can be done by council staff themselves is handed over within the year',
    'A day a month is kept free for the request nobody foresaw',
    'Faults are told to the council before the council finds them',
  ],
  results: [
    'Every client of the last three years has asked us back',
    'Costs came in four per cent under budget',
    'Nine in ten users said that they would recommend it to a neighbour',
    'The waiting list was halved in two quarters',
    'All agreed dates were met in the last twelve months',
    'Complaints fell from weekly to two in a year',
    'Staff on the council side saved a day a week',
    'Two neighbouring councils joined after seeing it',
    'Four of five targets were passed and the fifth was reset in the open',
    'An outside review found no serious fault and praised the records',
    'The handover took nine days and nothing was lost',
    'A third of the cost was saved by doing less of what nobody used',
    'Three in four users came back when they needed help again',
    'The council kept the method and trained two more teams in it',
    'Requests were met in six days on average, down from twenty',
    'One trial in four was stopped early, and we said why',
  ],
};

/** How many different pieces are enough to go without the ones that fit anywhere. */
const enough = 3;

/** So many pieces from the list, beginning at a place that differs from term to term. */
function some(pieces: readonly string[], count: number, code: string): string[] {
  let start = 0;
  for (let i = 0; i < code.length; i++) start += code.charCodeAt(i) * (i + 1);
  return Array.from(
    { length: Math.min(count, pieces.length) },
    (_, i) => pieces[(start + i) % pieces.length]!,
  );
}

/** Pieces of the term three times, then those of the whole theme, then as many others as it takes. */
function fitting(pieces: readonly ThemePiece[], others: readonly string[], code: string): string[] {
  const own = pieces.filter(([, codes]) => codes?.split(' ').includes(code)).map(([text]) => text);
  const general = pieces.filter(([, codes]) => codes === undefined).map(([text]) => text);
  const found = own.length + general.length;
  return [...own, ...own, ...own, ...general, ...some(others, found >= enough ? 1 : found > 0 ? 3 : 8, code)];
}

/** The pieces of the theme that fit the term, the telling ones more often. */
export function fittingFragments(theme: SupplierTheme, termCode: string): FittingFragments {
  return {
    audiences: fitting(theme.audiences, anywhere.audiences, termCode),
    methods: fitting(theme.methods, anywhere.methods, termCode),
    results: fitting(theme.results, anywhere.results, termCode),
  };
}
