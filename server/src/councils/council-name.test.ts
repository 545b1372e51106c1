import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCouncilIndex, foldCouncilName, resolveCouncil } from './council-name.ts';

const data = new URL('../../../../shared/data/', import.meta.url).pathname;
const here = existsSync(`${data}registers/local-authorities.csv`);
if (!here) console.warn(`skipped: the open data is not at ${data}`);

type Row = Record<string, string>;
const rowsOf = (path: string) => parse(readFileSync(data + path), { columns: true }) as Row[];

const small = buildCouncilIndex(
  [
    { id: 'derby', type: 'UA', region: 'East Midlands', current: true },
    { id: 'derbyshire', type: 'CTY', region: 'East Midlands', current: true },
    { id: 'lincoln', type: 'NMD', region: 'East Midlands', current: true },
    { id: 'lincolnshire', type: 'CTY', region: 'East Midlands', current: true },
    { id: 'city', type: 'CC', region: 'London', current: true },
    { id: 'gla', type: 'SRA', region: 'London', current: true },
    { id: 'lambeth', type: 'LBO', region: 'London', current: true },
    { id: 'bucks-old', type: 'CTY', region: 'South East', current: false },
    { id: 'bucks', type: 'UA', region: 'South East', current: true },
    { id: 'northampton', type: 'NMD', region: 'East Midlands', current: false },
    { id: 'northamptonshire', type: 'CTY', region: 'East Midlands', current: false },
  ],
  [
    ['derby', 'Derby City Council'],
    ['derbyshire', 'Derbyshire County Council'],
    ['lincoln', 'City of Lincoln Council'],
    ['lincolnshire', 'Lincolnshire County Council'],
    ['city', 'City of London Corporation'],
    ['city', 'City of London'],
    ['gla', 'Greater London Authority'],
    ['lambeth', 'London Borough of Lambeth'],
    ['bucks-old', 'Buckinghamshire County Council'],
    ['bucks', 'Buckinghamshire Council'],
    ['northampton', 'Northampton Borough Council'],
    ['northamptonshire', 'Northamptonshire County Council'],
  ].map(([councilId, spelling]) => ({ councilId: councilId!, spelling: spelling! })),
);

describe('the council a published buyer is', () => {
  it.each([
    ['DERBY CITY COUNCIL', 'derby'],
    ['Derbyshire Council', 'derbyshire'],
    ['Derbyshire City Council', null],
    ['Lincoln City Council', 'lincoln'],
    ['Lincolnshire Council', 'lincolnshire'],
    ['Lincoln County Council', null],
    ['The Mayor and Commonalty and Citizens of the City of London', 'city'],
    ['City of London', 'city'],
    ['London Councils', null],
    ['LONDON BOROUGH OF LAMBETH', 'lambeth'],
    ['Lambeth Council', 'lambeth'],
    ['LB Lambeth', 'lambeth'],
    ['Lambeth Council - Parks &amp; Leisure', 'lambeth'],
    ['Lambeth Council (t/a Lambeth Landscapes)', 'lambeth'],
    ['Acme Agents Ltd on behalf of Lambeth Council', 'lambeth'],
    ['Buckinghamshire County Council', 'bucks-old'],
    ['Buckinghamshire Council', 'bucks'],
    ['Bucks Council', 'bucks'],
    ['Northampton Borough Council', 'northampton'],
    ['Northamptonshire County Council', 'northamptonshire'],
  ])('is found for %s', (buyer, council) => {
    expect(resolveCouncil(small, buyer)).toBe(council);
  });

  it.each([
    'Lambeth Housing Association',
    'Lambeth',
    'Lambeth Council for Voluntary Service',
    'Lambeth Council of Churches',
    'Derby University Hospitals NHS Trust',
    'Derby Council and Lincoln Council',
    'Lincoln Town Council',
    'General Optical Council',
    'London',
    'Council',
    '',
  ])('is nobody for %s', (buyer) => {
    expect(resolveCouncil(small, buyer)).toBeNull();
  });

  it('is the one of the region where two councils answer to a name', () => {
    const twins = buildCouncilIndex(
      [
        { id: 'a', type: 'NMD', region: 'North West', current: true },
        { id: 'b', type: 'NMD', region: 'South East', current: true },
      ],
      [
        { councilId: 'a', spelling: 'Ashton Borough Council' },
        { councilId: 'b', spelling: 'Ashton District Council' },
      ],
    );
    expect(resolveCouncil(twins, 'Ashton Council')).toBeNull();
    expect(resolveCouncil(twins, 'Ashton Council', 'South East')).toBe('b');
  });

  it('never throws, and folding twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        resolveCouncil(small, text);
        expect(foldCouncilName(foldCouncilName(text))).toBe(foldCouncilName(text).replace(/^the /, ''));
      }),
    );
  });
});

describe.skipIf(!here)('the register of local authorities', () => {
  const authorities = here ? rowsOf('registers/local-authorities.csv') : [];
  const index = buildCouncilIndex(
    authorities.map((row) => ({
      id: row['local-authority-code']!,
      type: row['local-authority-type']!,
      region: row['region']!,
      current: row['current-authority'] === 'True',
    })),
    [
      ...authorities.flatMap((row) =>
        [row['official-name']!, row['nice-name']!].map((spelling) => ({
          councilId: row['local-authority-code']!,
          spelling,
        })),
      ),
      ...(here ? rowsOf('registers/local-authority-names.csv') : []).map((row) => ({
        councilId: row['local-authority-code']!,
        spelling: row['la-name']!,
      })),
    ],
  );

  it('finds every council by its own official name', () => {
    const current = authorities.filter((row) => row['current-authority'] === 'True');
    expect(
      current.filter((row) => resolveCouncil(index, row['official-name']!) !== row['local-authority-code']),
    ).toEqual([]);
  });

  it('knows more than 99 of 100 council buyers of the awards, and only councils among the others', () => {
    const awards = rowsOf('awards.csv');
    const council = awards.filter((row) => row['is_council'] === '1');
    const unresolved = council.filter((row) => !resolveCouncil(index, row['buyer']!, row['region']));
    expect(unresolved.length / council.length).toBeLessThan(0.01);
    const joint = /&| and |General|Seaton Valley|Legal|Westminister|Community CVS|Joint Committee|GM Police/i;
    expect(
      [...new Set(unresolved.map((row) => row['buyer']!))].filter((buyer) => !joint.test(buyer)),
    ).toEqual([]);
    const others = awards.filter(
      (row) => row['is_council'] === '0' && resolveCouncil(index, row['buyer']!, row['region']),
    );
    expect([...new Set(others.map((row) => row['buyer']))].sort()).toEqual([
      'Blackburn with Darwen',
      'Comhairle nan Eilean Siar',
      'Cyngor Gwynedd',
      'East Riding of Yorkshire',
      'Greater London Authority',
      'Greater London Authority (GLA)',
      'Haringey',
      'Islington',
      'The Greater London Authority',
      'Tower Hamlets',
      'West Berkshire',
    ]);
  });
});
