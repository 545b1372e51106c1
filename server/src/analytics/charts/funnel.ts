import { sql } from 'kysely';
import type { ChartDefinition } from '../chart.ts';
import { ChartShape } from '../chart.type.ts';
import { count, share } from '../counted.ts';
import { funnelNote, funnelStages, shownPairs } from '../funnel-stages.ts';

export const funnel: ChartDefinition = {
  id: 'funnel',
  title: 'From shown to engaged',
  question: 'Of the suppliers shown for needs, how many are looked at, come forward and are engaged?',
  shape: ChartShape.FUNNEL,
  rowLabel: 'Stage',
  series: [count('pairs', 'Pairs of need and supplier'), share('ofStageBefore', 'Share of the stage before')],
  note: `${funnelNote} The share divides a stage by the one above it; it can pass 100%, because a pair can reach a stage without the one before.`,
  async rows(db, scope) {
    const { rows } = await sql<Record<string, number>>`
      with pair as (${shownPairs(scope)})
      select ${sql.join(
        funnelStages.map(({ key }) => sql`(count(*) filter (where ${sql.ref(key)}))::int as ${sql.id(key)}`),
      )} from pair`.execute(db);
    const pairs = funnelStages.map(({ key }) => rows[0]?.[key] ?? 0);
    return funnelStages.map(({ key, label }, stage) => {
      const before = pairs[stage - 1];
      return { key, label, values: [pairs[stage]!, before ? pairs[stage]! / before : null] };
    });
  },
};
