import { describe, expect, it } from 'vitest';
import { explain } from './explain.ts';
import { startPolicy } from './facts.ts';
import { buildIndex } from './match-index.ts';
import type { SignalId } from './policy.ts';
import { signalValues } from './signal-values.ts';
import { capability, engagement, market, need, supplier, term, TODAY } from './small-market.ts';

const none = { S1: 0, S2: 0, S3: 0, S4: 0, S5: 0, S6: 0, S7: 0, S8: 0, S9: 0, S10: 0 };
const job = (title: string, given = {}) => engagement(title, { title, termIds: ['fire'], ...given });
const suppliers = [
  supplier('idle'),
  supplier('best', { engagements: [job('Smoke alarms', { councilId: 'camden', outcome: 1 })] }),
  supplier('next', { engagements: [job('Smoke alarms', { outcome: 0.5 })] }),
  supplier('offers', { capabilities: [capability('c', { title: 'Smoke alarms', termIds: ['fire'] })] }),
  supplier('words', { statement: 'Smoke of barbecues' }),
  supplier('council', { engagements: [job('Choir', { councilId: 'camden', termIds: [], outcome: 1 })] }),
  supplier('failed', { engagements: [job('Choir', { termIds: [], outcome: 0 })] }),
  supplier('botched', { engagements: [job('Smoke alarms', { outcome: 0 })] }),
];
const index = buildIndex(market({ terms: [term('fire'), term('grass')], suppliers }), startPolicy, TODAY);
const demand = need('n', {
  title: 'Smoke alarms',
  termIds: ['fire'],
  region: 'London',
  valueGbp: 900,
});
const chosen = (depth: number, of = demand) => {
  const { rows, values } = signalValues(index, of, depth);
  return { ids: rows.map((row) => index.rows.facts[row]!.id), values };
};

describe('what every signal says of the suppliers that may come first', () => {
  it('is said of the best of each signal, each once, and of nobody about whom none says anything good', () => {
    const { ids } = chosen(99);
    expect([...ids].sort()).toEqual(['best', 'botched', 'council', 'next', 'offers', 'words']);
    expect(chosen(1).ids).toContain('best');
    expect(chosen(1).ids.length).toBeLessThan(ids.length);
    expect(chosen(0).ids).toEqual([]);
  });

  it('takes the best by value, of equals those that came first', () => {
    const byWords = need('n', { title: 'Smoke', councilId: 'nowhere' });
    const given = ['a', 'b', 'c', 'd'].map((id) =>
      supplier(id, { statement: id === 'd' ? 'smoke smoke' : 'smoke' }),
    );
    const equal = buildIndex(market({ suppliers: given }), startPolicy, TODAY);
    const names = (depth: number) =>
      signalValues(equal, byWords, depth).rows.map((row) => equal.rows.facts[row]!.id);
    expect(names(1)).toEqual(['d']);
    expect(names(3)).toEqual(['d', 'a', 'b']);
  });

  it('takes the best of each signal by what it says, not by what it might', () => {
    const only = (signal: SignalId) => ({
      ...startPolicy,
      weights: { ...none, [signal]: 1 },
      similarWork: { ...startPolicy.similarWork, titleShare: 0 },
    });
    const given = [
      supplier('elsewhere', { engagements: [job('Smoke alarms', { termIds: ['grass'], outcome: 1 })] }),
      supplier('alike', { engagements: [job('Smoke alarms', { outcome: 0.8 })] }),
      supplier('stale', { confirmedDay: TODAY - 2000, statement: 'smoke' }),
      supplier('fresh', { confirmedDay: TODAY - 300 }),
      supplier('fresher', { confirmedDay: TODAY }),
      supplier('failed', { engagements: [job('Choir', { termIds: [], outcome: 0 })] }),
    ];
    const first = (signal: SignalId, depth: number) => {
      const one = buildIndex(
        market({ terms: [term('fire'), term('grass')], suppliers: given }),
        only(signal),
        TODAY,
      );
      return signalValues(one, demand, depth).rows.map((row) => one.rows.facts[row]!.id);
    };
    expect(first('S3', 1)).toEqual(['alike']);
    expect(first('S3', 9)).toEqual(['alike', 'elsewhere']);
    expect(first('S8', 2)).toEqual(['fresher', 'fresh']);
    expect(first('S8', 9)).toEqual(['fresher', 'fresh', 'stale']);
    expect(first('S6', 9)).toEqual(['elsewhere', 'alike']);
  });

  it('teaches the index nothing', () => {
    const words = index.lexicon.size;
    chosen(9, need('n', { title: 'Smoke of unheard-of barbecues', councilId: 'atlantis' }));
    expect(index.lexicon.size).toBe(words);
    expect(index.councils.find('atlantis')).toBe(-1);
  });

  it('is what the points of a match are made of', () => {
    const { ids, values } = chosen(99);
    for (const [i, id] of ids.entries()) {
      for (const { signal, micro } of explain(index, demand, id).contributions) {
        if (signal === 'S11') continue;
        const said = values.get(signal)![i]! * startPolicy.weights[signal] * 1e6;
        expect(Math.abs(said - micro)).toBeLessThanOrEqual(1);
      }
    }
    expect(values.get('S6')![ids.indexOf('botched')]).toBeLessThan(0);
  });

  it('leaves out what the demand does not make known', () => {
    const { values } = chosen(9, need('n', { title: 'Smoke alarms', councilId: 'nowhere' }));
    expect([...values.keys()]).toEqual(['S2', 'S3', 'S4', 'S6', 'S8', 'S9', 'S10']);
    expect(values.get('S2')).toHaveLength(
      chosen(9, need('n', { title: 'Smoke alarms', councilId: 'nowhere' })).ids.length,
    );
  });
});
