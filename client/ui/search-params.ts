export type SearchParams = Record<string, unknown>;

/** One value or several, as a list: `?size=MICRO` and `?size=MICRO&size=SMALL` read alike. */
export function listOf(value: unknown): string[] {
  if (value === undefined || value === null || value === '') return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}

/** Plain addresses that people can read: every value is a string, repeated names are lists. */
export function parseSearch(search: string): Record<string, string | string[]> {
  const params = new URLSearchParams(search);
  return Object.fromEntries(
    [...new Set(params.keys())].map((name) => {
      const values = params.getAll(name);
      return [name, values.length > 1 ? values : (values[0] ?? '')];
    }),
  );
}

export function stringifySearch(search: SearchParams): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    for (const entry of listOf(value)) params.append(name, entry);
  }
  const text = params.toString();
  return text && `?${text}`;
}
