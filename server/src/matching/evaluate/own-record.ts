import { UnusableFile } from '../../open-data/source.ts';
import type { Em } from '../../platform/database.ts';
import type { DemandFacts, MarketFacts, SupplierFacts } from '../engine/facts.ts';
import type { MatchIndex } from '../engine/match-index.ts';
import { buildIndex } from '../engine/match-index.ts';
import { gradedNdcg10 } from '../engine/metrics.ts';
import type { RankingPolicy } from '../engine/policy.ts';
import { rank } from '../engine/rank.ts';
import { dayNumber, loadMarket } from '../market-facts.ts';
import type { NeedOutcomes } from '../own-outcomes.ts';
import { LEAST_OUTCOMES, loadNeedOutcomes } from '../own-outcomes.ts';
import type { OutcomeRecord } from './candidate.ts';
import { RARE } from './judge.ts';
import { lessonOf } from './parley.ts';
import { withoutWordsOf } from './time-split.ts';

/** What came of the needs asked on the platform, as a record to learn from and to be measured on. */
export interface OwnRecord extends OutcomeRecord {
  /** Suppliers of whom something came, or that were left off, each once per need, of needs asked before a day. */
  outcomesBefore(day: string): number;
}

/**
 * Reads all of it; every buyer of these needs is a council.
 * @param split YYYY-MM-DD: the day before which it is to be learned from
 * @throws UnusableFile when there is too little of it before that day
 */
export async function loadOwnRecord(em: Em, split: string): Promise<OwnRecord> {
  const { bridge, places: _, ...market } = await loadMarket(em);
  const record = ownRecord(market, await loadNeedOutcomes(em, bridge));
  const count = record.outcomesBefore(split);
  if (count < LEAST_OUTCOMES)
    throw new UnusableFile(
      `${count} graded outcomes are on record of needs published before ${split}. Weights are learned from ${LEAST_OUTCOMES} on. ` +
        'Choose a later day, or give award notices: --awards FILE.',
    );
  return record;
}

/** @param outcomes in the order of the days the needs were asked */
export function ownRecord(market: MarketFacts, outcomes: readonly NeedOutcomes[]): OwnRecord {
  return {
    outcomesBefore: (day) =>
      outcomes
        .filter(({ askedOn }) => askedOn < day)
        .reduce((sum, { grades, dismissed }) => sum + grades.size + dismissed.size, 0),
    lessons(from, until, policy) {
      const asked = outcomes.filter(({ askedOn }) => from <= askedOn && askedOn < until);
      if (asked.length === 0) return [];
      const index = indexAt(market, from, policy);
      return asked.flatMap((one) => {
        const grades = knownOf(index, one);
        if (grades.size === 0) return [];
        return [{ lesson: lessonOf(index, wordsOf(one), grades, one.dismissed), council: true }];
      });
    },
    measure(from, policy) {
      const index = indexAt(market, from, policy);
      const lists = outcomes
        .filter(({ askedOn }) => askedOn >= from)
        .flatMap((one) => {
          const grades = knownOf(index, one);
          if (grades.size === 0) return [];
          const { matches } = rank(index, {
            reading: 'suppliers-for-demand',
            demand: wordsOf(one),
            limit: 10,
            brief: true,
          });
          return [{ grades, list: matches.map(({ supplierId }) => supplierId) }];
        });
      const shown = lists.flatMap(({ list }) => list);
      const awards = (id: string) => index.rows.awards.values[index.rows.rowOf.get(id)!]!;
      return {
        ndcg10: lists.map(({ list, grades }) => gradedNdcg10(list, grades)),
        rare10: shown.length === 0 ? 0 : shown.filter((id) => awards(id) <= RARE).length / shown.length,
      };
    },
  };
}

/** The need's words without those of the suppliers that something came of, which imported notices tell. */
function wordsOf({ need, names }: NeedOutcomes): DemandFacts {
  const strip = (text: string) => withoutWordsOf(text, names.values());
  return { ...need, title: strip(need.title), text: strip(need.text) };
}

/** The grades of suppliers that were known when the index was made: those with past work or something declared. */
function knownOf({ rows }: MatchIndex, { grades }: NeedOutcomes): Map<string, number> {
  return new Map(
    [...grades].filter(([id]) => {
      const facts = rows.facts[rows.rowOf.get(id)!]!;
      return facts.engagements.length > 0 || facts.capabilities.length > 0 || facts.statement !== '';
    }),
  );
}

/**
 * The market as it was on a day, as far as it tells: past work that began before, and what is declared now. Capabilities
 * derived from awards say no more than these do, and are left out; the day a profile was confirmed counts if it was by then.
 */
function indexAt(market: MarketFacts, date: string, policy: RankingPolicy): MatchIndex {
  const day = dayNumber(date);
  const then = (supplier: SupplierFacts): SupplierFacts => ({
    ...supplier,
    capabilities: supplier.capabilities.filter(({ declared }) => declared),
    engagements: supplier.engagements.filter(({ day: began }) => began < day),
    confirmedDay: (supplier.confirmedDay ?? Infinity) < day ? supplier.confirmedDay : null,
  });
  return buildIndex({ ...market, demands: [], suppliers: market.suppliers.map(then) }, policy, day);
}
