import { describe, expect, it } from 'vitest';
import { applyChange } from '../apply-change.ts';
import { explain, preparedFor } from '../explain.ts';
import type { DemandFacts } from '../facts.ts';
import { startPolicy } from '../facts.ts';
import { UNIT } from '../fixed-point.ts';
import { buildIndex } from '../match-index.ts';
import { rank } from '../rank.ts';
import { capability, engagement, market, need, supplier, term, TODAY } from '../small-market.ts';
import { FULL_RAISE } from '../kernel.ts';
import { Raises } from '../raises.ts';
import { part } from './testing/part.ts';

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
    const raises = new Raises(suppliers.length);
    expect(prepared.bound!(raises)).toBe(0);
    return suppliers.map((_, row) => ({
      bound: raises.rows[row]! / FULL_RAISE,
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
