import { formatDate } from './dates.ts';

const openData = 'open-data:';

interface Known {
  /** Where it is known from: `parley`, `demo` or an import source. */
  source: string;
  /** What the source calls it. */
  sourceRef: string;
}

/** Where a published notice is known from, or nothing for what was written on Parley. */
export function noticeWords({ source, sourceRef }: Known): string | undefined {
  if (!source.startsWith(openData)) return undefined;
  const name = source.slice(openData.length).replaceAll('_', ' ');
  return `From published notices: ${name}, ${sourceRef}`;
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
