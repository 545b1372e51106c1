import { describe, expect, it } from 'vitest';
import { explain } from '../explain.ts';
import type { DemandFacts, MarketFacts } from '../facts.ts';
import { startPolicy } from '../facts.ts';
import type { Contribution } from '../match.ts';
import { buildIndex } from '../match-index.ts';
import type { SignalId } from '../policy.ts';
import { capability, council, engagement, market, need, supplier, term, TODAY } from '../small-market.ts';

/** What one signal says of a pair, its value as a share of its weight. */
function part(
  given: Partial<MarketFacts>,
  demand: DemandFacts,
  supplierId: string,
  signal: SignalId,
  policy = startPolicy,
): Contribution & { value: number } {
  const { contributions } = explain(buildIndex(market(given), policy, TODAY), demand, supplierId);
  const found = contributions.find((one) => one.signal === signal)!;
  return { ...found, value: found.micro / (1e6 * startPolicy.weights[signal]) };
}

describe('S1, taxonomy fit', () => {
  const terms = [
    term('safety'),
    term('alarms', 'safety', 'Alarms'),
    term('fire', 'alarms', 'Fire alarms'),
    term('grass'),
  ];
  const tagged = (id: string, termId: string) =>
    supplier(id, { capabilities: [capability('c', { termIds: [termId] })] });
  const suppliers = [
    tagged('exact', 'fire'),
    tagged('near', 'alarms'),
    tagged('far', 'grass'),
    supplier('done', {
      engagements: [engagement('e', { title: 'Alarms at school', termIds: ['fire'], outcome: 1 })],
    }),
    supplier('derived', { capabilities: [capability('c', { termIds: ['fire'], declared: false })] }),
  ];
  // The words of a demand play no part here, so S1 carries the weight of S2 and S3 too.
  const { S1, S2, S3 } = startPolicy.weights;
  const share = S1 / (S1 + S2 + S3);
  const value = (id: string) =>
    part({ terms, suppliers }, need('n', { termIds: ['fire'] }), id, 'S1').value * share;

  it('is more for the exact category than for the one above, and nothing elsewhere', () => {
    expect(value('exact')).toBeCloseTo(startPolicy.taxonomy.declaredStrength, 4);
    expect(value('near')).toBeLessThan(value('exact'));
    expect(value('near')).toBeGreaterThan(0);
    expect(value('far')).toBe(0);
  });

  it('counts a fresh, perfect contract by its strength, and a derived capability not again', () => {
    expect(value('done')).toBeCloseTo(startPolicy.taxonomy.practisedStrength, 4);
    expect(value('derived')).toBe(0);
  });

  it('says which category, and whether it was done or is offered', () => {
    const said = (id: string) => part({ terms, suppliers }, need('n', { termIds: ['fire'] }), id, 'S1');
    expect(said('done').sentence).toBe('Has done 1 job in “Fire alarms”.');
    expect(said('near').sentence).toBe('Offers work in “Alarms”.');
    expect(said('done').evidence.map(({ kind, id }) => [kind, id])).toEqual([
      ['term', 'fire'],
      ['engagement', 'e'],
    ]);
  });

  it('reads any scheme, and shares the signal among those the demand has', () => {
    const service = { ...term('housing'), scheme: 'service' as const };
    const both = need('n', { termIds: ['fire', 'housing'] });
    const given = { terms: [...terms, service], suppliers: [...suppliers, tagged('landlord', 'housing')] };
    expect(part(given, both, 'exact', 'S1').value * share).toBeCloseTo(
      startPolicy.taxonomy.declaredStrength / 2,
      4,
    );
    expect(part(given, both, 'landlord', 'S1').value * share).toBeCloseTo(
      startPolicy.taxonomy.declaredStrength / 2,
      4,
    );
  });
});

describe('S2, text fit', () => {
  const says = (id: string, text: string) =>
    supplier(id, { capabilities: [capability('c', { title: 'Work', text })] });
  const suppliers = [
    says('smoke', 'installs smoke alarms'),
    says('burglar', 'installs burglar alarms'),
    says('grass', 'cuts grass'),
    supplier('titled', { engagements: [engagement('e', { title: 'Smoke alarms' })] }),
    supplier('stated', { statement: 'We know smoke alarms' }),
  ];
  const demand = need('n', { title: 'Smoke alarm', text: 'smoke alarm' });
  const said = (id: string) => part({ suppliers }, demand, id, 'S2');

  it('is more for rarer shared words, and nothing without one', () => {
    expect(said('smoke').value).toBeGreaterThan(said('burglar').value);
    expect(said('burglar').value).toBeGreaterThan(0);
    expect(said('grass').value).toBe(0);
    expect(said('stated').value).toBeGreaterThan(0);
  });

  it('counts a title’s word for more', () => {
    expect(said('titled').value).toBeGreaterThan(said('smoke').value);
  });

  it('counts the words of a need’s beginning for more', () => {
    const filling = 'grass '.repeat(startPolicy.text.fullWords);
    const of = (text: string) => part({ suppliers }, need('n', { text }), 'smoke', 'S2').value;
    expect(of(`smoke ${filling}`)).toBeGreaterThan(of(`${filling} smoke`));
  });

  it('gives nothing for everyday words', () => {
    const everyday = need('n', { title: 'Three weeks to come, and then some' });
    const idle = supplier('idle', { statement: 'Three weeks of work, to come in two' });
    expect(part({ suppliers: [idle] }, everyday, 'idle', 'S2').value).toBe(0);
  });

  it('names the shared words as the need spells them, and where they stand', () => {
    expect(said('smoke').sentence).toBe('Describes its work with the need’s words: smoke, alarm.');
    expect(said('titled').evidence.map(({ kind, id }) => [kind, id])).toEqual([['engagement', 'e']]);
  });

  it('looks up the most telling words only', () => {
    const few = { ...startPolicy, text: { ...startPolicy.text, maxQueryWords: 1 } };
    const index = buildIndex(market({ suppliers }), few, TODAY);
    expect(explain(index, demand, 'burglar').score).toBe(0);
    expect(explain(index, demand, 'smoke').score).toBeGreaterThan(0);
  });
});

describe('S3, similar past work', () => {
  const terms = [term('fire'), term('grass')];
  const job = (id: string, given = {}) =>
    engagement(id, { title: 'Smoke alarms', termIds: ['fire'], ...given });
  const suppliers = [
    supplier('once', { engagements: [job('e', { councilId: 'camden' })] }),
    supplier('twice', { engagements: [job('e'), job('f', { day: TODAY - 1 })] }),
    supplier('perfect', { engagements: [job('e', { outcome: 1 })] }),
    supplier('long ago', { engagements: [job('e', { day: TODAY - 1095 })] }),
    supplier('partly', { engagements: [job('e', { title: 'Smoke machines' })] }),
    supplier('elsewhere', { engagements: [job('e', { termIds: ['grass'] })] }),
    supplier('untagged', { engagements: [job('e', { termIds: [] })] }),
    supplier('unlike', { engagements: [job('e', { title: 'Grass cutting' })] }),
    supplier('says so', {
      statement: 'Smoke alarms',
      capabilities: [capability('c', { title: 'Smoke alarms' })],
    }),
  ];
  const demand = need('n', { title: 'Smoke alarms', termIds: ['fire'] });
  const { similarWork } = startPolicy;
  const withTitles = (titleShare: number) => ({
    ...startPolicy,
    similarWork: { ...similarWork, titleShare },
  });
  const said = (id: string, policy = withTitles(0)) => part({ terms, suppliers }, demand, id, 'S3', policy);
  const { k1, b, lengthPivot, textShare, power } = similarWork;
  const words = 3 / (3 + k1 * (1 - b + (b * 6) / lengthPivot));

  it('is what the work was worth times its likeness to a power', () => {
    const alike = textShare * words + (1 - textShare);
    expect(said('once').value).toBeCloseTo(0.7 * alike ** power, 3);
    expect(said('perfect').value).toBeCloseTo(alike ** power, 3);
    expect(said('long ago').value).toBeCloseTo(0.35 * alike ** power, 3);
  });

  it('adds up without ever reaching certainty', () => {
    expect(said('twice').value).toBeCloseTo(1 - (1 - said('once').value) ** 2, 2);
  });

  it('is less for other words or other categories, and goes by the words where the work has no category', () => {
    expect(said('partly').value).toBeLessThan(said('once').value / 2);
    expect(said('elsewhere').value).toBeLessThan(said('once').value);
    expect(said('untagged').value).toBeCloseTo(0.7 * words ** power, 3);
    expect(said('unlike').value).toBe(0);
    expect(said('says so').value).toBe(0);
  });

  it('gives titles their share: what part of the one is in the other, both ways, whatever the age', () => {
    const title = (id: string) => said(id, withTitles(1)).value;
    expect(title('once')).toBeCloseTo(1, 4);
    expect(title('long ago')).toBeCloseTo(1, 4);
    expect(title('twice')).toBeCloseTo(1, 4);
    expect(title('partly')).toBeCloseTo(1 / 4, 4);
    expect(title('unlike')).toBe(0);
    expect(title('says so')).toBe(0);
    const longer = need('n', { title: 'Smoke alarms in sheltered homes', termIds: ['fire'] });
    const homes = supplier('homes', { statement: 'sheltered homes' });
    const given = { terms, suppliers: [...suppliers, homes] };
    expect(part(given, longer, 'once', 'S3', withTitles(1)).value).toBeCloseTo(1 / 2, 4);
    const share = similarWork.titleShare;
    expect(said('once', startPolicy).value).toBeCloseTo((1 - share) * said('once').value + share, 4);
  });

  it('says for whom the most similar job was done', () => {
    expect(said('once').sentence).toBe('Did a similar job for camden: “Smoke alarms”.');
    expect(said('twice').evidence.map(({ id }) => id)).toEqual(['e', 'f']);
    expect(said('unlike').sentence).toBe('No similar past work on record.');
  });
});

describe('S4, same council', () => {
  const contracts = (count: number, outcome: number | null) =>
    Array.from({ length: count }, (_, i) => engagement(`e${i}`, { councilId: 'camden', outcome }));
  const suppliers = [
    supplier('one', { engagements: contracts(1, null) }),
    supplier('ten', { engagements: contracts(10, 1) }),
    supplier('hundred', { engagements: contracts(100, 1) }),
    supplier('old', { engagements: [engagement('e', { councilId: 'camden', day: TODAY - 1095 })] }),
  ];
  const said = (id: string) => part({ suppliers }, need('n'), id, 'S4');

  it('is a logarithm with a cap, so that incumbency cannot lock in', () => {
    expect(said('one').value).toBeCloseTo(Math.log(1.7) / Math.log(11), 5);
    expect(said('ten').value).toBeCloseTo(1, 5);
    expect(said('hundred').value).toBeCloseTo(1, 5);
  });

  it('fades by half in a half-life', () => {
    expect(said('old').value).toBeCloseTo(Math.log(1.35) / Math.log(11), 5);
  });

  it('says what there was with whom', () => {
    expect(said('one').sentence).toBe('Has had 1 contract with camden.');
    expect(said('ten').sentence).toBe('Has had 10 contracts with camden.');
  });
});

describe('S5, peer councils', () => {
  const councils = [
    council('camden'),
    council('islington'),
    council('powys', { type: 'unitary', region: 'Wales' }),
  ];
  const worked = (id: string, councilId: string) =>
    supplier(id, { engagements: [engagement('e', { councilId, title: 'Bins' })] });
  const suppliers = [worked('near', 'islington'), worked('far', 'powys'), worked('own', 'camden')];
  const said = (id: string) => part({ councils, suppliers }, need('n'), id, 'S5');

  it('is for work with councils of the same kind, and never for work with the council itself', () => {
    expect(said('near').value).toBeGreaterThan(0);
    expect(said('far').value).toBe(0);
    expect(said('own').value).toBe(0);
  });

  it('names them', () => {
    expect(said('near').sentence).toBe('Has worked with a similar council: islington.');
    expect(said('near').evidence[0]!.label).toBe('islington: Bins');
  });

  it('learns likeness from suppliers in common', () => {
    const shared = ['a', 'b', 'c', 'd'].map((id) =>
      supplier(id, {
        engagements: ['camden', 'powys'].map((councilId) => engagement(councilId, { councilId })),
      }),
    );
    const value = part({ councils, suppliers: [...suppliers, ...shared] }, need('n'), 'far', 'S5').value;
    expect(value).toBeGreaterThan(0);
  });
});

describe('S7, size and area', () => {
  const terms = [term('alarms'), term('grass')];
  const councils = [council('camden'), council('leeds', { region: 'Yorkshire' })];
  const worked = (id: string, councilId: string, valueGbp: number | null, termId = 'alarms') =>
    supplier(id, { engagements: [engagement('e', { councilId, valueGbp, termIds: [termId] })] });
  const suppliers = [
    worked('right', 'camden', 10_000),
    worked('large', 'camden', 1_000_000),
    worked('other', 'camden', 10_000, 'grass'),
    worked('far', 'leeds', 10_000),
    worked('unvalued', 'leeds', null),
    supplier('twice', {
      engagements: ['e', 'f'].map((id) => engagement(id, { councilId: 'camden', termIds: ['alarms'] })),
    }),
  ];
  const demand = need('n', { region: 'London', valueGbp: 10_000, termIds: ['alarms'] });
  const said = (id: string, of = demand) => part({ terms, councils, suppliers }, of, id, 'S7');
  const size = startPolicy.size.sizeShare;
  const area = 1 - size;

  it('is for work of the usual size, and bigger is not better', () => {
    expect(said('right').value).toBeCloseTo(size + area * 0.7, 3);
    expect(said('large').value).toBeCloseTo(
      size * Math.exp(-0.5 * (Math.log(100) / 1.5) ** 2) + area * 0.7,
      3,
    );
  });

  it('is for work of this kind in this area, not for other work there or such work elsewhere', () => {
    expect(said('other').value).toBeCloseTo(size, 3);
    expect(said('far').value).toBeCloseTo(size, 3);
    expect(said('unvalued').value).toBe(0);
    expect(said('twice').value).toBeCloseTo(area * (1 - 0.3 ** 2), 3);
  });

  it('goes by what the need says', () => {
    expect(said('far', need('n', { valueGbp: 10_000 })).value).toBeCloseTo(size, 3);
    expect(said('right', need('n', { region: 'London' })).known).toBe(false);
    expect(said('far', need('n')).known).toBe(false);
  });

  it('says what fits, and shows the work', () => {
    expect(said('right').sentence).toBe(
      'Has done work of this kind in London and has done jobs of about this value.',
    );
    expect(said('right').evidence.map(({ id }) => id)).toEqual(['e']);
    expect(said('other').sentence).toBe('Has done jobs of about this value.');
    expect(said('unvalued').sentence).toBe('No work of this size, or of this kind in this area, on record.');
  });
});

describe('S10, exposure balance', () => {
  const profile = [capability('c', { title: 'Smoke alarms' })];
  const awards = (count: number) => Array.from({ length: count }, (_, i) => engagement(`e${i}`));
  const suppliers = [
    supplier('new', { capabilities: profile }),
    supplier('established', { capabilities: profile, engagements: awards(10) }),
    supplier('unfit'),
  ];
  const demand = need('n', { title: 'Smoke alarms' });
  const groups = {
    new: { attention: 1, merit: 2 },
    known: { attention: 4, merit: 4 },
    established: { attention: 4, merit: 4 },
  };
  const said = (
    id: string,
    signal: SignalId = 'S10',
    exposure: MarketFacts['exposure'] = { untilDay: TODAY - 1, groups },
  ) => part({ suppliers, exposure }, demand, id, signal);

  it('lifts the group that got half the attention for its fit by half, in proportion to fit', () => {
    const { S1, S2, S3 } = startPolicy.weights;
    const fit = said('new', 'S2').value / ((S1 + S2 + S3) / (S2 + S3));
    expect(said('new').value).toBeCloseTo(0.5 * fit, 4);
    expect(said('new').sentence).toMatch(
      /shown suppliers with at most 1 past award 50% less in the last 90 days/,
    );
    expect(said('established').value).toBe(0);
    expect(said('unfit').value).toBe(0);
  });

  it('lifts nobody while nothing shown is on record', () => {
    expect(said('new', 'S10', null)).toMatchObject({
      value: 0,
      sentence: expect.stringMatching(/^Nothing shown is on record/),
    });
  });
});

describe('S9, new entrant', () => {
  const profile = [capability('c', { title: 'Smoke alarms' })];
  const elsewhere = ['e1', 'e2', 'e3'].map((id) => engagement(id));
  const suppliers = [
    supplier('new', { capabilities: profile }),
    supplier('established', { capabilities: profile, engagements: elsewhere }),
    supplier('unfit'),
  ];
  const demand = need('n', { title: 'Smoke alarms' });
  const said = (id: string, signal: SignalId = 'S9') => part({ suppliers }, demand, id, signal);

  it('lifts in proportion to fit, and not who is established or does not fit', () => {
    const { S1, S2, S3 } = startPolicy.weights;
    const takeover = (S1 + S2 + S3) / (S2 + S3);
    expect(said('new').value).toBeCloseTo(said('new', 'S2').value / takeover, 4);
    expect(said('established').value).toBe(0);
    expect(said('unfit').value).toBe(0);
  });
});

describe('S6, delivery', () => {
  const judged = (id: string, outcomes: readonly (number | null)[]) =>
    supplier(id, {
      engagements: outcomes.map((outcome, i) => engagement(`e${i}`, { title: 'Alarms', outcome })),
    });
  const suppliers = [
    judged('perfect', [1]),
    judged('failed', [0]),
    judged('unsaid', [null]),
    judged(
      'seasoned',
      Array.from({ length: 20 }, () => 1),
    ),
  ];
  const said = (id: string) => part({ suppliers }, need('n', { title: 'Alarms' }), id, 'S6');

  it('is nothing without an outcome on record, and moves with what is known', () => {
    expect(said('perfect').value).toBeCloseTo(0.1, 4);
    expect(said('failed').value).toBeCloseTo(1.4 / 3 - 0.7, 4);
    expect(said('unsaid').value).toBe(0);
    expect(said('seasoned').value).toBeCloseTo((20 + 1.4) / 22 - 0.7, 4);
  });

  it('says how many outcomes there are and how they were', () => {
    expect(said('seasoned').sentence).toBe(
      '20 past jobs have an outcome on record, all as expected or better.',
    );
    expect(said('failed').sentence).toBe('1 past job has an outcome on record, 0 as expected or better.');
    expect(said('unsaid').sentence).toBe('No outcome of past work is on record.');
  });
});

describe('S8, freshness', () => {
  const confirmed = (id: string, days: number | null) =>
    supplier(id, { statement: 'alarms', confirmedDay: days === null ? null : TODAY - days });
  const suppliers = [
    confirmed('today', 0),
    confirmed('lately', 100),
    confirmed('once', 545),
    confirmed('never', null),
  ];
  const said = (id: string) => part({ suppliers }, need('n', { title: 'Alarms' }), id, 'S8');

  it('is full while a confirmed profile is fresh, then halves by the year, and nothing without', () => {
    expect(said('lately').value).toBe(said('today').value);
    expect(said('today').value).toBeCloseTo(1, 4);
    expect(said('once').value).toBeCloseTo(0.5, 4);
    expect(said('never').value).toBe(0);
  });

  it('says so', () => {
    expect(said('today').sentence).toBe('The supplier has confirmed its profile lately.');
    expect(said('once').sentence).toBe('The supplier confirmed its profile some time ago.');
    expect(said('never').sentence).toBe('The supplier has not confirmed its profile.');
  });
});
