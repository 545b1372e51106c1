import { describe, expect, it } from 'vitest';
import { noticeFromRelease, releaseIn } from './ocds.ts';

const today = '2026-11-23';
const release = {
  ocid: 'ocds-b5fd17-1',
  date: '2021-04-29T11:45:26+01:00',
  tag: ['award'],
  buyer: { id: 'B', name: 'Leeds City Council' },
  parties: [
    { id: 'B', name: 'Leeds City Council', roles: ['buyer'], contactPoint: { email: 'a@b.example' } },
    {
      id: 'GB-COH-725583',
      name: 'Acme Ltd',
      roles: ['supplier'],
      details: { scale: 'sme', vcse: false },
      address: { streetAddress: '1 Road' },
    },
    { id: 'P2', name: 'No Number Ltd', roles: ['supplier'] },
  ],
  tender: {
    title: 'Home care',
    description: 'Care at home.',
    status: 'complete',
    value: { amount: 1000, currency: 'GBP' },
    classification: { scheme: 'CPV', id: '85312400' },
    additionalClassifications: [{ scheme: 'CPV', id: '85000000' }],
    items: [
      {
        classification: { scheme: 'CPV', id: '85312400' },
        deliveryAddresses: [{ region: 'Yorkshire and The Humber' }],
      },
    ],
  },
  awards: [
    {
      id: '1',
      status: 'active',
      date: '2021-02-19T00:00:00Z',
      value: { amount: 300, currency: 'GBP' },
      suppliers: [{ id: 'GB-COH-725583', name: 'Acme Ltd' }, { id: 'P2' }],
      contractPeriod: { startDate: '2021-05-03', endDate: '2023-05-02' },
    },
    {
      id: '2',
      status: 'active',
      value: { amount: 200, currency: 'GBP' },
      suppliers: [{ id: 'GB-COH-725583' }],
    },
    { id: '3', status: 'cancelled', suppliers: [{ name: 'Nobody Ltd' }] },
  ],
};

function factOf(value: unknown) {
  const understood = noticeFromRelease(value, today);
  if ('refused' in understood) throw new Error(understood.refused);
  return understood;
}

describe('an OCDS release', () => {
  it('gives its buyer, codes and suppliers, by number where the party has one and by name otherwise', () => {
    const { fact, dropped } = factOf(release);
    expect(dropped).toEqual([]);
    expect(fact).toMatchObject({
      source: 'ocds',
      noticeId: 'ocds-b5fd17-1',
      buyerName: 'Leeds City Council',
      region: 'Yorkshire and The Humber',
      date: '2021-04-29',
      publishedAt: '2021-04-29T10:45:26.000Z',
      cpvCodes: ['85312400', '85000000'],
      need: { stage: 'closed', outcome: 'engaged' },
    });
    expect(fact.suppliers).toEqual([
      {
        name: 'Acme Ltd',
        identifierScheme: 'GB-COH',
        identifier: '00725583',
        sme: true,
        vcse: false,
        startedOn: '2021-02-19',
        endedOn: '2023-05-02',
        valueGbp: 500,
      },
      {
        name: 'No Number Ltd',
        identifierScheme: null,
        identifier: null,
        sme: null,
        vcse: null,
        startedOn: '2021-02-19',
        endedOn: '2023-05-02',
        valueGbp: 300,
      },
    ]);
    expect(JSON.stringify(fact)).not.toMatch(/1 Road|a@b\.example/);
  });

  it.each([
    [{ tag: ['planning'], tender: { title: 'x', status: 'planning' } }, 'engaging', null],
    [{ tag: ['tender'], tender: { title: 'x', status: 'planned' } }, 'tendering', null],
    [
      { tag: ['tender'], tender: { title: 'x', status: 'active', tenderPeriod: { endDate: '2026-12-01' } } },
      'tendering',
      null,
    ],
    [
      { tag: ['tender'], tender: { title: 'x', status: 'active', tenderPeriod: { endDate: '2020-12-01' } } },
      'closed',
      null,
    ],
    [{ tag: ['tender'], tender: { title: 'x', status: 'unsuccessful' } }, 'closed', 'none_suitable'],
    [{ tag: ['tenderCancellation'], tender: { title: 'x', status: 'active' } }, 'closed', 'withdrawn'],
    [{ tag: ['tender'], tender: { title: 'x', status: 'complete' } }, 'closed', null],
  ])('puts a need at the stage it tells of (%#)', (change, stage, outcome) => {
    const { fact } = factOf({ ...release, awards: [], ...change });
    expect(fact.need).toMatchObject({ stage, outcome });
  });

  it('is refused with the reason when it has no ocid, buyer or date, or is no release', () => {
    const refusal = (value: unknown) => {
      const understood = noticeFromRelease(value, today);
      return 'refused' in understood ? understood.refused : null;
    };
    expect(refusal({ ...release, ocid: undefined })).toBe('the release has no ocid');
    expect(refusal({ ...release, buyer: undefined, parties: [] })).toBe('the release names no buyer');
    expect(refusal({ ...release, date: undefined, awards: [] })).toBe('the release has no date');
    expect(refusal({ ...release, date: '0001-01-01T00:00:00Z', awards: [] })).toBe(
      'date "0001-01-01T00:00:00Z" is not believable',
    );
    for (const nothing of [null, 7, 'x', [], {}]) expect(refusal(nothing)).toBe('is not an OCDS release');
  });

  it('is used without a value in another currency, and without an unbelievable date when there is a better one', () => {
    const { fact, dropped } = factOf({
      ...release,
      date: '0001-01-01T00:00:00Z',
      awards: [{ ...release.awards[0], value: { amount: 5, currency: 'EUR' } }],
    });
    expect(fact.date).toBe('2021-02-19');
    expect(fact.suppliers[0]!.valueGbp).toBeNull();
    expect(dropped).toEqual(['date "0001-01-01T00:00:00Z" is not believable', 'value in EUR, not in pounds']);
  });

  it('comes out of a record as its compiled, or else its last, release', () => {
    expect(releaseIn({ ocid: 'o', compiledRelease: { id: 'c' } })).toEqual({ ocid: 'o', id: 'c' });
    expect(
      releaseIn({
        ocid: 'o',
        releases: [
          { id: 2, date: '2022' },
          { id: 1, date: '2021' },
        ],
      }),
    ).toMatchObject({ id: 2, ocid: 'o' });
    expect(releaseIn(release)).toBe(release);
  });
});
