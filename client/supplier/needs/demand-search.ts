export interface DemandSearch {
  kind?: 'lines';
  region?: string[];
  council?: string[];
  stage?: string[];
  after?: string;
}

const listOf = (value: unknown): string[] | undefined => {
  const list = (Array.isArray(value) ? value : [value]).filter((entry) => typeof entry === 'string' && entry);
  return list.length > 0 ? list.map(String) : undefined;
};

const stages = ['EXPLORING', 'ENGAGING', 'PLANNED', 'TENDERING'];

/** What the address may say about a ranked list; anything else is dropped. */
export function readDemandSearch(search: Record<string, unknown>): DemandSearch {
  const stage = listOf(search.stage)?.filter((value) => stages.includes(value));
  return {
    kind: search.kind === 'lines' ? 'lines' : undefined,
    region: listOf(search.region),
    council: listOf(search.council),
    stage: stage?.length ? stage : undefined,
    after: typeof search.after === 'string' ? search.after : undefined,
  };
}
