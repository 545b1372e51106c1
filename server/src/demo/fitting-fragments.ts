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
    'residents who rarely hear back',
    'small teams with a large patch',
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
  ],
};

/** How many different pieces are enough to go without the ones that fit anywhere. */
const enough = 3;

/** Pieces of the term three times, then those of the whole theme, then as many others as it takes. */
function fitting(pieces: readonly ThemePiece[], others: readonly string[], code: string): string[] {
  const own = pieces.filter(([, codes]) => codes?.split(' ').includes(code)).map(([text]) => text);
  const general = pieces.filter(([, codes]) => codes === undefined).map(([text]) => text);
  const found = own.length + general.length;
  return [...own, ...own, ...own, ...general, ...others.slice(0, found >= enough ? 1 : found > 0 ? 3 : others.length)];
}

/** The pieces of the theme that fit the term, the telling ones more often. */
export function fittingFragments(theme: SupplierTheme, termCode: string): FittingFragments {
  return {
    audiences: fitting(theme.audiences, anywhere.audiences, termCode),
    methods: fitting(theme.methods, anywhere.methods, termCode),
    results: fitting(theme.results, anywhere.results, termCode),
  };
}
