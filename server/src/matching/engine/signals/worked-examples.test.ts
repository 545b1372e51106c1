import { describe, expect, it } from 'vitest';
import { applyChange } from '../apply-change.ts';
import { Bounds, FULL_BOUND } from '../bounds.ts';
import { explain, preparedFor } from '../explain.ts';
import type { DemandFacts, MarketFacts } from '../facts.ts';
import { startPolicy } from '../facts.ts';
import type { Contribution } from '../match.ts';
import { UNIT } from '../fixed-point.ts';
import { buildIndex } from '../match-index.ts';
import type { SignalId } from '../policy.ts';
import { rank } from '../rank.ts';
import { behindOf, groupOf } from './exposure-balance.ts';
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

  it('says when work is both done and offered, how many jobs there were, and when there is nothing', () => {
    const job = (id: string, given = {}) => engagement(id, { title: id, termIds: ['fire'], ...given });
    const more = [
      supplier('both', {
        capabilities: [capability('c', { title: 'Fire alarms fitted', termIds: ['fire'] })],
        engagements: [job('e'), job('f'), job('g', { termIds: ['alarms'] })],
      }),
      supplier('jobs', { engagements: [job('e'), job('f')] }),
      supplier('wider', {
        engagements: [job('e', { termIds: ['safety', 'alarms'] }), job('f', { termIds: ['grass'] })],
      }),
    ];
    const said = (id: string) =>
      part({ terms, suppliers: [...suppliers, ...more] }, need('n', { termIds: ['fire'] }), id, 'S1');
    expect(said('both').sentence).toBe('Has done 2 jobs in “Fire alarms” and offers it.');
    expect(said('jobs').sentence).toBe('Has done 2 jobs in “Fire alarms”.');
    expect(said('wider').sentence).toBe('Has done 1 job in “Alarms”.');
    expect(said('wider').evidence.map(({ id }) => id)).toEqual(['alarms', 'e']);
    expect(said('far')).toMatchObject({ sentence: 'Shares no category with this need.', evidence: [] });
    expect(said('derived')).toMatchObject({ sentence: 'Shares no category with this need.', evidence: [] });
  });

  it('shows the category it goes by, then what speaks for it most: three pieces at most', () => {
    const proof = supplier('proof', {
      capabilities: [capability('c', { title: 'Alarms of all kinds', termIds: ['grass', 'alarms'] })],
      engagements: [
        engagement('oldest', { title: 'Fire alarms', termIds: ['fire'], day: TODAY - 3000 }),
        engagement('older', { title: 'Fire alarms', termIds: ['fire'], day: TODAY - 1000 }),
        engagement('newest', { title: 'Fire alarms', termIds: ['fire'], outcome: 1, valueGbp: 500 }),
      ],
    });
    const said = (id: string) =>
      part({ terms, suppliers: [...suppliers, proof] }, need('n', { termIds: ['fire'] }), id, 'S1');
    expect(said('proof').evidence.map(({ id }) => id)).toEqual(['fire', 'newest', 'c', 'older']);
    expect(said('proof').evidence.slice(0, 3)).toEqual([
      { kind: 'term', id: 'fire', label: 'Fire alarms' },
      { kind: 'engagement', id: 'newest', label: 'Fire alarms', day: TODAY, valueGbp: 500, decay: 1 },
      { kind: 'capability', id: 'c', label: 'Alarms of all kinds' },
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

  it('is the saturation of each shared word by its share of the need', () => {
    const { k1, b, lengthPivot, titleWeight } = startPolicy.text;
    const { S1, S2, S3 } = startPolicy.weights;
    const takeover = (S1 + S2 + S3) / (S2 + S3);
    const of = (statement: string, title = '') =>
      part(
        { suppliers: [supplier('s', { statement, engagements: [engagement('e', { title })] })] },
        need('n', { title: 'Smoke alarms' }),
        's',
        'S2',
      ).value / takeover;
    const saturated = (times: number, length: number) =>
      times / (times + k1 * (1 - b + (b * length) / lengthPivot));
    expect(of('smoke alarms')).toBeCloseTo(saturated(1, 2), 3);
    expect(of('smoke alarms, smoke alarms')).toBeCloseTo(saturated(2, 4), 3);
    expect(of('', 'smoke alarms')).toBeCloseTo(saturated(titleWeight, 2 * titleWeight), 3);
    expect(of('smoke smoke alarms hedges')).toBeCloseTo((saturated(2, 4) + saturated(1, 4)) / 2, 3);
  });

  it('names four words at most and counts the rest, and shows what shares most, the latest first: three at most', () => {
    const title = 'Smoke alarms, sprinklers, extinguishers, doors and hydrants';
    const rich = supplier('rich', {
      statement: title,
      capabilities: [
        capability('c', { title: 'Smoke alarms and doors' }),
        capability('d', { title: 'Hedges' }),
        capability('x', { title: 'Smoke alarms and doors', declared: false }),
      ],
      engagements: [
        engagement('e', { title: 'Alarms', day: TODAY - 9 }),
        engagement('f', { title: 'Smoke alarms', day: TODAY - 5, valueGbp: 70 }),
        engagement('g', { title: 'Smoke alarms', day: TODAY - 3 }),
      ],
    });
    const long = need('n', { title });
    const of = (id: string) => part({ suppliers: [...suppliers, rich] }, long, id, 'S2');
    expect(of('rich').sentence).toMatch(
      /^Describes its work with the need’s words: (\w+, ){3}\w+ and 2 more\.$/,
    );
    expect(of('rich').evidence.map(({ kind, id, label }) => [kind, id, label])).toEqual([
      ['capability', 'c', 'Smoke alarms and doors'],
      ['engagement', 'g', 'Smoke alarms'],
      ['engagement', 'f', 'Smoke alarms'],
    ]);
    const four = part(
      { suppliers: [rich] },
      need('n', { title: 'Smoke alarms, doors, hydrants' }),
      'rich',
      'S2',
    );
    expect(four.sentence).not.toContain('more');
    expect(of('stated').evidence).toEqual([]);
    expect(of('grass')).toMatchObject({ sentence: 'Shares no telling word with this need.', evidence: [] });
    expect(of('burglar').sentence).toBe('Describes its work with the need’s words: alarms.');
  });

  it('is not known where no supplier uses any of the words', () => {
    expect(part({ suppliers }, need('n', { title: 'Choir' }), 'smoke', 'S2')).toMatchObject({
      known: false,
      sentence: 'No supplier uses any of this need’s words, so this is not counted.',
    });
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

  it('leaves out of account what is hardly alike, and everyday words of the market alone make nothing alike', () => {
    const policy = { ...withTitles(0), similarWork: { ...similarWork, titleShare: 0, leastTextFit: 0.5 } };
    expect(said('once', policy).value).toBe(said('once').value);
    expect(said('partly').value).toBeGreaterThan(0);
    const common = Array.from({ length: 30 }, (_, i) =>
      supplier(`common ${i}`, { engagements: [engagement('e', { title: 'Premises', text: 'premises' })] }),
    );
    const rare = supplier('rare', { engagements: [job('e', { title: 'Smoke in premises' })] });
    const given = { terms, suppliers: [...common, rare] };
    const sought = need('n', { title: 'Smoke alarms in premises', termIds: ['fire'] });
    expect(part(given, sought, 'common 1', 'S3', policy).value).toBe(0);
    expect(part(given, sought, 'rare', 'S3', policy).value).toBeGreaterThan(0);
  });

  it('counts a small job for less where the policy says so', () => {
    const sized = [
      supplier('small', { engagements: [job('e', { valueGbp: 0 })] }),
      supplier('unsaid', { engagements: [job('e')] }),
    ];
    const policy = { ...withTitles(0), similarWork: { ...similarWork, titleShare: 0, valueShare: 0.5 } };
    const of = (id: string) => part({ terms, suppliers: sized }, demand, id, 'S3', policy).value;
    expect(of('small')).toBeCloseTo(of('unsaid') / 2, 4);
  });

  it('shows the three most similar jobs, the later of equal ones first, and names a buyer that is no council', () => {
    const many = supplier('many', {
      engagements: [
        job('partly', { title: 'Smoke machines', day: TODAY - 1 }),
        job('old', { day: TODAY - 900, buyerName: 'Old Housing' }),
        job('older', { day: TODAY - 1200 }),
        job('new', { day: TODAY - 2, buyerName: 'New Housing', councilId: 'unlisted', valueGbp: 5 }),
        job('unlike', { title: 'Choir' }),
      ],
    });
    const untitled = supplier('untitled', {
      engagements: [engagement('e', { text: 'smoke alarms', termIds: ['fire'], buyerName: 'A School' })],
    });
    const early = supplier('early', {
      engagements: [job('a', { day: TODAY + 5 }), job('b', { day: TODAY + 9 })],
    });
    const given = { terms, suppliers: [...suppliers, many, untitled, early] };
    const of = (id: string) => part(given, demand, id, 'S3', withTitles(0));
    expect(of('many').sentence).toBe('Did a similar job for New Housing: “Smoke alarms”.');
    expect(of('many').evidence.map(({ id }) => id)).toEqual(['new', 'old', 'older']);
    expect(of('many').evidence[0]).toMatchObject({ kind: 'engagement', label: 'Smoke alarms', valueGbp: 5 });
    expect(of('untitled').sentence).toBe('Did a similar job for A School.');
    expect(of('early').evidence.map(({ id }) => id)).toEqual(['b', 'a']);
    expect(of('unlike').evidence).toEqual([]);
    expect(part(given, demand, 'partly', 'S3', withTitles(1)).sentence).toMatch(/Smoke machines/);
  });

  it('is not known where no supplier uses any of the words', () => {
    expect(part({ terms, suppliers }, need('n', { termIds: ['fire'] }), 'once', 'S3')).toMatchObject({
      known: false,
      sentence: 'No supplier uses any of this need’s words, so similar work cannot be found.',
    });
  });

  it('says for whom the most similar job was done', () => {
    expect(said('once').sentence).toBe('Did a similar job for camden: “Smoke alarms”.');
    expect(said('twice').evidence.map(({ id }) => id)).toEqual(['e', 'f']);
    expect(said('unlike').sentence).toBe('No similar past work on record.');
  });
});

describe('S3, similar past work, as a bound', () => {
  const job = (title: string, given = {}) => engagement('e', { title, ...given });
  const suppliers = [
    supplier('alike', { engagements: [job('Smoke alarms', { termIds: ['fire'], outcome: 1 })] }),
    supplier('half', { engagements: [job('Smoke machines', { outcome: 0.5 })] }),
    supplier('twice', {
      engagements: [job('Smoke', { outcome: 1 }), { ...job('Alarms', { outcome: 1 }), id: 'f' }],
    }),
  ];
  const { similarWork } = startPolicy;
  const bounds = (demand: DemandFacts, titleShare: number) => {
    const policy = { ...startPolicy, similarWork: { ...similarWork, titleShare } };
    const index = buildIndex(market({ terms: [term('fire'), term('grass')], suppliers }), policy, TODAY);
    const { prepared } = preparedFor(index, demand).signals.find(({ signal }) => signal.id === 'S3')!;
    const column = new Bounds(suppliers.length);
    column.rows.fill(1);
    expect(prepared.bound!(column, FULL_BOUND)).toBe(0);
    return suppliers.map((_, row) => ({
      bound: column.rows[row]! / FULL_BOUND,
      value: prepared.at(row, {}) / UNIT,
    }));
  };
  const words = need('n', { title: 'Smoke alarms' });

  it('is just the value of a supplier with one job where words or titles decide alone', () => {
    for (const titleShare of [0, 0.5, 1]) {
      const [alike, half] = bounds(words, titleShare);
      expect(alike!.bound).toBeCloseTo(alike!.value, 4);
      expect(half!.bound).toBeCloseTo(half!.value, 4);
      expect(half!.value).toBeGreaterThan(0);
    }
  });

  it('takes categories for shared, and what several jobs prove for a sum, but only the likest title', () => {
    const { textShare, power } = similarWork;
    const [plain] = bounds(words, 0);
    const [tagged, half] = bounds({ ...words, termIds: ['fire'] }, 0);
    expect(tagged!.bound).toBeCloseTo(tagged!.value, 4);
    const fit = plain!.value ** (1 / power);
    expect(tagged!.bound).toBeCloseTo((textShare * fit + 1 - textShare) ** power, 3);
    expect(half!.bound).toBeGreaterThan(half!.value);
    expect(half!.bound).toBeLessThan(0.5);
    const [, , summed] = bounds(words, 0);
    expect(summed!.bound).toBeGreaterThanOrEqual(summed!.value);
    expect(summed!.bound).toBeLessThan(2 * summed!.value);
    const [, , likest] = bounds(words, 1);
    expect(likest!.bound).toBeCloseTo(likest!.value, 4);
    expect(likest!.value).toBeCloseTo(1 / 2, 4);
  });

  it('leaves out of the need’s title what no supplier says, and of the evidence what is not alike', () => {
    const policy = { ...startPolicy, similarWork: { ...similarWork, titleShare: 1 } };
    const given = {
      suppliers: [
        ...suppliers,
        supplier('two', { engagements: [job('Smoke alarms'), { ...job('Choir'), id: 'f' }] }),
      ],
      demands: [need('m', { title: 'Xylophones' })],
    };
    const found = part(given, need('n', { title: 'Smoke alarms, xylophones' }), 'two', 'S3', policy);
    const { S1, S2, S3 } = startPolicy.weights;
    expect(found.value / ((S1 + S2 + S3) / (S2 + S3))).toBeCloseTo(1, 3);
    expect(found.evidence.map(({ id }) => id)).toEqual(['e']);
  });
});

describe('S3, similar past work, in a list', () => {
  it('says of everybody what it says of the pair alone, also of whoever changed since', () => {
    const titles = ['Premises', 'Smoke in premises', 'Premises with alarms', 'Smoke alarms', 'Grass'];
    const suppliers = Array.from({ length: 40 }, (_, i) =>
      supplier(`s${i}`, {
        engagements: [0, 1].map((k) =>
          engagement(`e${k}`, {
            title: titles[(i % 11) + k] ?? 'Premises',
            day: TODAY - 100 * i,
            termIds: i % 3 === 0 ? ['fire'] : [],
          }),
        ),
      }),
    );
    const demand = need('n', { title: 'Smoke alarms in premises', termIds: ['fire'] });
    const index = buildIndex(market({ terms: [term('fire')], suppliers }), startPolicy, TODAY);
    applyChange(index, { kind: 'supplier', id: 's3', facts: { ...suppliers[3]!, statement: 'Smoke' } });
    const { matches } = rank(index, { reading: 'suppliers-for-demand', demand, limit: 40 });
    expect(matches).toHaveLength(40);
    expect(matches.some(({ contributions }) => contributions[2]!.evidence.length === 2)).toBe(true);
    for (const match of matches)
      expect(match).toEqual({ ...explain(index, demand, match.supplierId), rank: match.rank });
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

  it('counts work with this council alone', () => {
    const elsewhere = supplier('elsewhere', {
      engagements: [
        engagement('e', { councilId: 'leeds', title: 'Bins' }),
        engagement('f', { councilId: 'camden', title: 'Bins', kind: 'pilot' }),
      ],
    });
    const councils = [council('leeds'), council('camden')];
    const found = part({ councils, suppliers: [elsewhere] }, need('n'), 'elsewhere', 'S4');
    expect(found.value).toBeCloseTo(Math.log(1 + 0.7 * 0.8) / Math.log(11), 5);
    expect(found.sentence).toBe('Has had 1 pilot with camden.');
    expect(found.evidence.map(({ id }) => id)).toEqual(['f']);
    const stranger = part({ councils, suppliers: [supplier('stranger')] }, need('n'), 'stranger', 'S4');
    expect(stranger).toMatchObject({
      value: 0,
      sentence: 'No past work with camden on record.',
      evidence: [],
    });
  });

  it('lists what there was by kind, the latest as evidence, and says when it went so badly that nothing counts', () => {
    const kinds = [
      'contract',
      'call_off',
      'call_off',
      'pilot',
      'demonstration',
      'meeting',
      'meeting',
    ] as const;
    const with_ = (id: string, list: readonly (typeof kinds)[number][], outcome: number | null = null) =>
      supplier(id, {
        engagements: list.map((kind, i) =>
          engagement(`e${i}`, { kind, outcome, councilId: 'camden', day: TODAY - 10 + i }),
        ),
      });
    const given = [
      with_('all', kinds),
      with_('two', ['demonstration', 'demonstration', 'contract']),
      with_('pilots', ['pilot', 'pilot']),
      with_('call-off', ['call_off']),
      with_('failed', ['contract'], 0),
    ];
    const said = (id: string, councils = [council('camden')]) =>
      part({ councils, suppliers: given }, need('n'), id, 'S4');
    expect(said('all').sentence).toBe(
      'Has had 1 contract, 2 call-offs, 1 pilot, 1 demonstration and 2 meetings with camden.',
    );
    expect(said('all').evidence.map(({ id }) => id)).toEqual(['e6', 'e5', 'e4']);
    expect(said('two').sentence).toBe('Has had 1 contract and 2 demonstrations with camden.');
    expect(said('pilots').sentence).toBe('Has had 2 pilots with camden.');
    expect(said('call-off').sentence).toBe('Has had 1 call-off with camden.');
    expect(said('call-off', []).sentence).toBe('Has had 1 call-off with this council.');
    expect(said('failed')).toMatchObject({
      sentence: 'Past work with camden no longer counts.',
      evidence: [],
    });
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

  it('is a logarithm of how like each council is, each counted once however much was done there', () => {
    // Same type and region, and nothing known of the rest: half of the prior, and nobody on record with Camden.
    const alike = startPolicy.peers.prior.type + startPolicy.peers.prior.region;
    const much = supplier('much', {
      engagements: ['e', 'f', 'g'].map((id) => engagement(id, { councilId: 'islington', outcome: 1 })),
    });
    const only = [council('camden'), council('islington')];
    const of = (...engaged: (typeof much)[]) =>
      part({ councils: only, suppliers: engaged }, need('n'), engaged[0]!.id, 'S5').value;
    expect(of(worked('near', 'islington'))).toBeCloseTo(Math.log(1 + 0.7 * alike) / Math.log(11), 2);
    expect(of(much)).toBeCloseTo(Math.log(1 + alike) / Math.log(11), 2);
    expect(of(supplier('idle'))).toBe(0);
  });

  it('names two, the likest first, and counts the rest; of each council the latest work is shown', () => {
    const boroughs = ['barnet', 'brent', 'ealing', 'hackney'];
    const known = [
      council('camden', { similarityLabel: 'inner' }),
      council('barnet'),
      council('brent'),
      council('ealing'),
      council('hackney', { similarityLabel: 'inner' }),
    ];
    const at = (...ids: string[]) =>
      ids.map((councilId, i) =>
        engagement(`${councilId} ${i}`, { councilId, title: 'Bins', day: TODAY - i }),
      );
    const given = [
      supplier('four', { engagements: at(...boroughs) }),
      supplier('two', { engagements: at('brent', 'barnet') }),
      supplier('again', { engagements: at('hackney', 'hackney', 'camden') }),
      supplier('private', { engagements: [engagement('e', { title: 'Bins' })] }),
      supplier('unlisted', { engagements: at('unlisted', 'hackney') }),
    ];
    const of = (id: string) => part({ councils: known, suppliers: given }, need('n'), id, 'S5');
    expect(of('four').sentence).toBe('Has worked with 4 similar councils: hackney, barnet and 2 more.');
    expect(of('four').evidence.map(({ label }) => label)).toEqual([
      'hackney: Bins',
      'barnet: Bins',
      'brent: Bins',
    ]);
    expect(of('two').sentence).toBe('Has worked with 2 similar councils: barnet and brent.');
    expect(of('again').sentence).toBe('Has worked with a similar council: hackney.');
    expect(of('again').evidence.map(({ id }) => id)).toEqual(['hackney 0']);
    expect(of('private')).toMatchObject({
      value: 0,
      sentence: 'No past work with similar councils on record.',
      evidence: [],
    });
  });

  it('calls a council of which no more is known than its suppliers as the buyer did', () => {
    const both = ['camden', 'unlisted'];
    const shared = ['a', 'b', 'c', 'd'].map((id) =>
      supplier(id, {
        engagements: both.map((councilId) =>
          engagement(councilId, { councilId, title: 'Bins', buyerName: 'Unlisted Council' }),
        ),
      }),
    );
    const found = part({ suppliers: shared }, need('n'), 'a', 'S5');
    expect(found.sentence).toBe('Has worked with a similar council: Unlisted Council.');
    expect(found.evidence.map(({ label }) => label)).toEqual(['Unlisted Council: Bins']);
  });

  it('is not known for a council nobody has heard of', () => {
    const found = part({ councils, suppliers }, need('n', { councilId: 'atlantis' }), 'near', 'S5');
    expect(found).toMatchObject({ known: false, value: 0 });
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

  it('adds up jobs nearby by what each shares of the kind of work, and how each went', () => {
    const wide = [term('safety'), term('alarms', 'safety'), term('doors', 'safety'), term('grass')];
    const job = (id: string, termId: string, given = {}) =>
      engagement(id, { councilId: 'camden', termIds: [termId], ...given });
    const given = [
      supplier('alarms', { engagements: [job('e', 'alarms', { outcome: 1 })] }),
      supplier('doors', { engagements: [job('e', 'doors', { outcome: 1 })] }),
      supplier('both', { engagements: [job('e', 'alarms'), job('f', 'doors', { outcome: 1 })] }),
      supplier('failed', { engagements: [job('e', 'alarms', { outcome: 0 })] }),
      supplier('long ago', { engagements: [job('e', 'alarms', { day: TODAY - 1095 })] }),
    ];
    const sought = need('n', { region: 'London', termIds: ['alarms'] });
    const of = (id: string) =>
      part({ terms: wide, councils, suppliers: [...suppliers, ...given] }, sought, id, 'S7').value / area;
    expect(of('alarms')).toBeCloseTo(0.999, 4);
    expect(of('doors')).toBeGreaterThan(0);
    expect(of('doors')).toBeLessThan(of('alarms'));
    expect(of('both')).toBeCloseTo(1 - 0.3 * (1 - of('doors')), 4);
    expect(of('failed')).toBe(0);
    expect(of('long ago')).toBeCloseTo(0.35, 4);
  });

  it('shows the jobs that say most, three at most, and what else fits', () => {
    const job = (id: string, given = {}) =>
      engagement(id, { title: id, councilId: 'camden', termIds: ['alarms'], ...given });
    const given = [
      supplier('many', {
        engagements: [
          job('oldest', { day: TODAY - 2000 }),
          job('old', { day: TODAY - 400 }),
          job('best', { outcome: 1 }),
          job('last'),
          job('afar', { councilId: 'leeds', outcome: 1 }),
          job('private', { councilId: null }),
          job('other', { termIds: ['grass'], outcome: 1 }),
        ],
      }),
      supplier('twice as large', { engagements: [job('e', { councilId: 'leeds', valueGbp: 40_000 })] }),
      supplier('much larger', { engagements: [job('e', { councilId: 'leeds', valueGbp: 60_000 })] }),
      supplier('much smaller', { engagements: [job('e', { councilId: 'leeds', valueGbp: 2_000 })] }),
    ];
    given.push(
      supplier('planned', {
        engagements: [job('sooner', { day: TODAY + 3 }), job('later', { day: TODAY + 8 })],
      }),
      supplier('one of two', {
        engagements: [
          job('e', { councilId: 'leeds', valueGbp: 11_000 }),
          job('f', { councilId: 'leeds', valueGbp: 900_000 }),
          job('g', { councilId: 'leeds' }),
        ],
      }),
    );
    const of = (id: string, sought = demand) =>
      part({ terms, councils, suppliers: [...suppliers, ...given] }, sought, id, 'S7');
    expect(of('planned').evidence.map(({ id }) => id)).toEqual(['later', 'sooner']);
    expect(of('one of two').sentence).toBe('Has done jobs of about this value.');
    expect(of('many').evidence.map(({ id }) => id)).toEqual(['best', 'last', 'old']);
    expect(of('many').sentence).toBe('Has done work of this kind in London.');
    expect(of('twice as large')).toMatchObject({
      sentence: 'Has done jobs of about this value.',
      evidence: [],
    });
    expect(of('much larger').sentence).toBe('Has done jobs not far from this value.');
    expect(of('much smaller').sentence).toBe('Has done jobs not far from this value.');
    const unvalued = need('n', { region: 'London', termIds: ['alarms'] });
    expect(of('right', unvalued).sentence).toBe('Has done work of this kind in London.');
    expect(of('right', need('n', { valueGbp: 10_000 })).sentence).toBe('Has done jobs of about this value.');
    expect(of('far', unvalued)).toMatchObject({ known: true, value: 0, evidence: [] });
    expect(of('far', need('n', { termIds: ['alarms'], valueGbp: 0 })).known).toBe(false);
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

  it('names the group and the days, and says of whom is not lifted why', () => {
    const known = supplier('known', { capabilities: profile, engagements: awards(2) });
    const of = (id: string, ledger: NonNullable<MarketFacts['exposure']>['groups'], policy = startPolicy) =>
      part(
        { suppliers: [...suppliers, known], exposure: { untilDay: TODAY - 1, groups: ledger } },
        demand,
        id,
        'S10',
        policy,
      );
    const behind = (group: 'new' | 'known' | 'established') => ({
      new: { attention: 4, merit: 4 },
      known: { attention: 4, merit: 4 },
      established: { attention: 4, merit: 4 },
      [group]: { attention: 3, merit: 4 },
    });
    const lifted = (who: string) =>
      `Councils were shown suppliers with ${who} 25% less in the last 90 days than others of like fit: lifted in proportion to how well the profile fits.`;
    expect(of('new', behind('new')).sentence).toBe(lifted('at most 1 past award'));
    expect(of('known', behind('known')).sentence).toBe(lifted('2 to 9 past awards'));
    expect(of('established', behind('established')).sentence).toBe(lifted('10 or more past awards'));
    const few = { ...startPolicy, exposure: { ...startPolicy.exposure, newMost: 2 } };
    expect(of('known', behind('new'), few).sentence).toBe(lifted('at most 2 past awards'));
    expect(of('known', behind('new'))).toMatchObject({
      value: 0,
      sentence:
        'Not lifted: suppliers with 2 to 9 past awards were not shown too little in the last 90 days, or this one does not fit.',
      evidence: [],
    });
    expect(of('unfit', behind('new')).sentence).toMatch(
      /^Not lifted: suppliers with at most 1 past award were/,
    );
    expect(of('new', behind('new')).evidence).toEqual([]);
  });

  it('is wholly behind whoever nothing was shown of, and nobody when nobody was shown anything', () => {
    const none = { attention: 0, merit: 0 };
    expect(behindOf({ untilDay: TODAY, groups: { ...groups, new: none } })).toEqual({
      new: 1,
      known: 0,
      established: 0,
    });
    expect(behindOf({ untilDay: TODAY, groups: { new: none, known: none, established: none } })).toEqual({
      new: 0,
      known: 0,
      established: 0,
    });
    expect(behindOf({ untilDay: TODAY, groups })).toEqual({ new: 0.5, known: 0, established: 0 });
    expect(behindOf(null)).toEqual({ new: 0, known: 0, established: 0 });
  });

  it('goes by awards on record: at most one is new, ten are established', () => {
    expect([0, 1, 2, 9, 10, 99].map((count) => groupOf(count, startPolicy))).toEqual([
      'new',
      'new',
      'known',
      'known',
      'established',
      'established',
    ]);
  });

  it('goes by categories too, where the need has them, and is not known where it says nothing', () => {
    const given = {
      terms: [term('alarms'), term('grass')],
      suppliers: [
        ...suppliers,
        supplier('tagged', { capabilities: [capability('c', { termIds: ['alarms'] })] }),
      ],
      exposure: { untilDay: TODAY - 1, groups },
    };
    const both = need('n', { title: 'Smoke alarms', termIds: ['alarms'] });
    const of = (id: string, signal: SignalId = 'S10') => part(given, both, id, signal).value;
    expect(of('new')).toBeCloseTo((0.5 * of('new', 'S2')) / 2, 4);
    expect(of('tagged')).toBeCloseTo((0.5 * of('tagged', 'S1')) / 2, 4);
    expect(part(given, need('n', { title: 'Choir' }), 'new', 'S10').known).toBe(false);
  });

  it('lifts nobody while nothing shown is on record', () => {
    expect(said('new', 'S10', null)).toMatchObject({
      value: 0,
      sentence: 'Nothing shown is on record yet, so nobody is behind.',
      evidence: [],
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

describe('S9, new entrant: what it says', () => {
  const profile = [capability('c', { title: 'Smoke alarms', termIds: ['alarms'] })];
  const given = {
    terms: [term('alarms'), term('grass')],
    suppliers: [
      supplier('new', { capabilities: profile }),
      supplier('met', { capabilities: profile, engagements: [engagement('e', { kind: 'meeting' })] }),
      supplier('grown', { capabilities: profile, engagements: ['e', 'f', 'g'].map((id) => engagement(id)) }),
      supplier('unfit'),
    ],
  };
  const both = need('n', { title: 'Smoke alarms', termIds: ['alarms'] });
  const said = (id: string, signal: SignalId = 'S9', demand = both) => part(given, demand, id, signal);

  it('is the mean of the fit by category and by words, less by what is on record', () => {
    const fit = (said('new', 'S1').value + said('new', 'S2').value) / 2;
    expect(said('new').value).toBeCloseTo(fit, 4);
    expect(said('met').value).toBeCloseTo(fit * (1 - 0.3 / 3), 4);
    expect(said('grown').value).toBe(0);
  });

  it('says what is on record, and who is not lifted', () => {
    const lifted = 'lifted in proportion to how well the profile fits.';
    expect(said('new')).toMatchObject({
      sentence: `No past public work on record: ${lifted}`,
      evidence: [],
    });
    expect(said('met')).toMatchObject({
      sentence: `Little recent public work on record: ${lifted}`,
      evidence: [],
    });
    for (const id of ['grown', 'unfit'])
      expect(said(id)).toMatchObject({ sentence: 'Not lifted as a new entrant.', evidence: [] });
  });

  it('is not known where the need says nothing', () => {
    expect(said('new', 'S9', need('n')).known).toBe(false);
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

  it('shows the latest jobs with an outcome, three at most, and counts as expected what is just that', () => {
    const jobs = (
      [
        [0.7, 40],
        [null, 30],
        [0.69, 20],
        [1, 10],
        [0.2, 0],
      ] as const
    ).map(([outcome, age], i) => engagement(`e${i}`, { title: `Job ${i}`, outcome, day: TODAY - age }));
    const mixed = supplier('mixed', { engagements: jobs });
    const found = part({ suppliers: [mixed] }, need('n', { title: 'Job' }), 'mixed', 'S6');
    expect(found.sentence).toBe('4 past jobs have an outcome on record, 2 as expected or better.');
    expect(found.evidence.map(({ id, label }) => [id, label])).toEqual([
      ['e4', 'Job 4'],
      ['e3', 'Job 3'],
      ['e2', 'Job 2'],
    ]);
    expect(said('unsaid').evidence).toEqual([]);
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
    expect(['today', 'once', 'never'].flatMap((id) => said(id).evidence)).toEqual([]);
  });
});
