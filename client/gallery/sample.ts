import type { Contribution } from '../ui/points-bar.tsx';

const contribution = (
  signal: string,
  name: string,
  points: number,
  sentence: string,
  evidence: Contribution['evidence'] = [],
): Contribution => ({ signal, name, points, sentence, known: true, evidence });

export const strongMatch = {
  points: 78,
  policyVersion: 3,
  asOf: '2026-11-01',
  contributions: [
    contribution(
      'S1',
      'Does this kind of work',
      31,
      'Says it can do 3 of the 4 things this need is about: falls prevention, home sensors and alarm response.',
      [
        { kind: 'capability', recordId: 'k1', label: 'Falls prevention for older people at home' },
        { kind: 'capability', recordId: 'k2', label: 'Installing and checking home sensors' },
        { kind: 'capability', recordId: 'k3', label: 'Responding to alarms, day and night' },
      ],
    ),
    contribution(
      'S2',
      'The words fit',
      12,
      'Its description shares “fall”, “independence” and “hospital discharge” with this need.',
    ),
    contribution(
      'S3',
      'Worked for this council',
      9,
      'Ran a six-month pilot for Northbank Council in 2024; it was delivered well.',
      [
        {
          kind: 'engagement',
          recordId: 'e1',
          label: 'Pilot: telecare in sheltered housing, Northbank Council',
          day: '2024-06-03',
          valueGbp: 48500,
        },
      ],
    ),
    contribution(
      'S4',
      'Worked for councils like it',
      14,
      'Has contracts with two councils of similar size and age, Harrowfield and Eastmere.',
      [
        {
          kind: 'engagement',
          recordId: 'e2',
          label: 'Contract: home safety checks, Harrowfield',
          day: '2025-01-15',
          valueGbp: 210000,
        },
        {
          kind: 'engagement',
          recordId: 'e3',
          label: 'Call-off: digital switchover of alarms, Eastmere',
          day: '2023-09-01',
          valueGbp: 96000,
        },
      ],
    ),
    contribution('S5', 'Serves the area', 6, 'Serves the whole of the region, from an office 9 miles away.'),
    contribution(
      'S6',
      'Right size for the value',
      4,
      'A need of £120,000 is within what it has delivered before.',
    ),
    contribution(
      'S7',
      'Room for new entrants',
      5,
      'Has seldom been shown to councils in the last 90 days, so it gets a small lift.',
    ),
    contribution('S8', 'Recent activity', -3, 'Its profile was last confirmed 14 months ago.'),
    contribution('S9', 'Shared timing', 0, 'None of its contracts ends near the dates of this need.'),
    {
      ...contribution('S10', 'Accreditations', 0, 'The need asks for none, so this was left out of account.'),
      known: false,
    },
  ],
};

export const middlingMatch = {
  points: 41,
  policyVersion: 3,
  asOf: '2026-11-01',
  contributions: [
    contribution(
      'S1',
      'Does this kind of work',
      22,
      'Says it can do 2 of the 4 things this need is about: home sensors and alarm response.',
    ),
    contribution(
      'S2',
      'The words fit',
      8,
      'Its description shares “alarm” and “hospital discharge” with this need.',
    ),
    contribution('S5', 'Serves the area', 6, 'Serves the whole of the region.'),
    contribution('S7', 'Room for new entrants', 5, 'Has no public contract yet, so it gets a small lift.'),
    contribution('S3', 'Worked for this council', 0, 'Has not worked for Northbank Council.'),
  ],
};

export const suppliers = [
  {
    id: 's1',
    name: 'Hearthside Telecare',
    place: 'Harrowfield',
    size: 'Small, 22 staff',
    match: strongMatch,
  },
  { id: 's2', name: 'Kestrel Home Sensors', place: 'Eastmere', size: 'Micro, 6 staff', match: middlingMatch },
];

export const needs = [
  {
    id: 'n1',
    title: 'Fewer falls at home after leaving hospital',
    stage: 'ENGAGING',
    interests: 14,
    value: 120000,
    closes: '2026-11-20',
  },
  {
    id: 'n2',
    title: 'Damp found before tenants have to report it',
    stage: 'EXPLORING',
    interests: 3,
    value: null,
    closes: null,
  },
  {
    id: 'n3',
    title: 'School transport routes that can change overnight',
    stage: 'TENDERING',
    interests: 9,
    value: 640000,
    closes: '2026-12-04',
  },
  {
    id: 'n4',
    title: 'Repairs booked without a phone queue',
    stage: 'CLOSED',
    interests: 21,
    value: 85000,
    closes: '2026-06-30',
  },
];
