import { stageOptions } from '../../ui/words.ts';

/** A closed need is nobody's match. */
export const openStages = stageOptions.filter(({ value }) => value !== 'CLOSED');

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

/** What the address may say about a ranked list; anything else is dropped. */
export function readDemandSearch(search: Record<string, unknown>): DemandSearch {
  const stage = listOf(search.stage)?.filter((value) => openStages.some((open) => open.value === value));
  return {
    kind: search.kind === 'lines' ? 'lines' : undefined,
    region: listOf(search.region),
    council: listOf(search.council),
    stage: stage?.length ? stage : undefined,
    after: typeof search.after === 'string' ? search.after : undefined,
  };
}
