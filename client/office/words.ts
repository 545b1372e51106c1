export const origins = {
  DEMO: 'Invented for the demo',
  IMPORTED: 'Open data',
  REGISTERED: 'Registered on Parley',
} as const;

/** Where a need or an engagement is known from, as people say it. */
export function sourceWords(source: string): string {
  if (source === 'parley') return 'Written on Parley';
  if (source === 'demo') return 'Invented for the demo';
  return `Open data (${source.replace(/^open-data:/, '')})`;
}
