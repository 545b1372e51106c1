import { formatDate } from './dates.ts';

const openData = 'open-data:';

interface Known {
  /** Where it is known from: `parley`, `demo` or an import source. */
  source: string;
  /** What the source calls it. */
  sourceRef: string;
  /** Whether its line of business was worked out from the notice. */
  lineIsDerived: boolean;
}

/** Where a published notice is known from, or nothing for what was written on Parley. */
export function noticeWords({ source, sourceRef, lineIsDerived }: Known): string | undefined {
  if (!source.startsWith(openData)) return undefined;
  const name = source.slice(openData.length).replaceAll('_', ' ');
  const line = lineIsDerived
    ? '. Its line of business was worked out from the notice, not stated by the council'
    : '';
  return `From published notices: ${name}, ${sourceRef}${line}`;
}

interface Notice extends Known {
  stage: string;
  publishedAt: string | null;
}

/** What an old notice leaves open: that it may have ended without another notice saying so. */
export function mayHaveEnded(need: Notice): string | undefined {
  if (need.stage === 'CLOSED' || !need.publishedAt || !noticeWords(need)) return undefined;
  return `This comes from a notice published on ${formatDate(need.publishedAt)}. It may have ended since: check with the council.`;
}
