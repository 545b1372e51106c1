import type { DemoSupplier } from './market-shape.ts';

/** Terms that very few firms offer, so that a need for them shows what unmet demand looks like. */
export const scarceTerms = ['mobile-library', 'illegal-lending'] as const;

/** The few firms that serve a scarce term. */
export const scarceSuppliers: readonly Omit<DemoSupplier, 'companyNumber'>[] = [
  {
    key: 'supplier-scarce-1',
    name: 'Rushlightbell Book Bus CIC',
    size: 'micro',
    sme: true,
    vcse: true,
    regions: ['London', 'South East'],
    accreditations: ['Living Wage employer'],
    statement:
      'Two librarians bought a retired ice cream van in 2021 and filled it with large print. We drive it five days a week and know how every reader takes their tea.',
    foundedYear: 2021,
    capabilities: [
      {
        title: 'Books and company for readers at home',
        description:
          'A volunteer is matched to each housebound reader and brings six chosen books every fortnight. Ninety readers are on the round and eleven have started to write.',
        termCodes: ['mobile-library'],
      },
    ],
    fictional: true,
    confirmedOn: '2026-08-17',
  },
  {
    key: 'supplier-scarce-2',
    name: 'Quarrylamp Vehicle Conversions Ltd',
    size: 'small',
    sme: true,
    vcse: false,
    regions: ['East of England', 'London'],
    accreditations: ['ISO 9001'],
    statement:
      'Our yard has fitted out library vans, dental vans and one travelling observatory since 1998. Each one is electric where the route allows, and has a step-free door.',
    foundedYear: 1998,
    capabilities: [
      {
        title: 'Library vans, built and kept on the road',
        description:
          'We convert a chassis in fourteen weeks with shelves that stay shut on speed bumps, and send an engineer twice a year. The oldest of our vans is in its nineteenth year of visits.',
        termCodes: ['mobile-library'],
      },
    ],
    fictional: true,
    confirmedOn: '2026-02-03',
  },
  {
    key: 'supplier-scarce-3',
    name: 'Tanseygate Fair Credit Union',
    size: 'small',
    sme: true,
    vcse: true,
    regions: ['London'],
    accreditations: ['FCA authorised'],
    statement:
      'Tenants of three estates founded us in 2009 after a neighbour lost her bank card to a lender. We lend from fifty pounds and save with everyone we lend to.',
    foundedYear: 2009,
    capabilities: [
      {
        title: 'Safe loans and quiet help for people in the hands of loan sharks',
        description:
          'A named adviser meets people away from home, replaces the loan where it can be done safely and walks with them to report it when they are ready. Of 140 families helped, 131 have not borrowed from a lender since.',
        termCodes: ['illegal-lending'],
      },
    ],
    fictional: true,
    confirmedOn: '2026-10-05',
  },
];
