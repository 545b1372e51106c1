import type { SupplierHomeQuery } from '@parley/shared/generated/supplier/graphql';

type Facts = Pick<
  NonNullable<SupplierHomeQuery['supplier']>,
  'statement' | 'size' | 'vcse' | 'regions' | 'confirmedAt' | 'capabilities'
>;

export interface ProfilePart {
  name: string;
  done: boolean;
  /** What is missing, and what it costs. */
  missing: string;
  to: '/profile/edit' | '/profile/capabilities/new' | '/profile';
}

const shortStatement = 20;
const confirmedForDays = 365;
const millisecondsPerDay = 86_400_000;

/** What of a profile the ranking can use, and what it has to do without. */
export function profileParts(facts: Facts, now = Date.now()): ProfilePart[] {
  const { statement, size, vcse, regions, confirmedAt, capabilities } = facts;
  const declared = capabilities.some(({ origin }) => origin === 'DECLARED');
  const tagged = capabilities.length > 0 && capabilities.every(({ terms }) => terms.length > 0);
  const fresh = confirmedAt != null && now - Date.parse(confirmedAt) < confirmedForDays * millisecondsPerDay;
  return [
    {
      name: 'What you do, in your words',
      done: statement.trim().length >= shortStatement,
      missing: 'Councils’ words are compared with yours. Without any, that signal gives no points.',
      to: '/profile/edit',
    },
    {
      name: 'Capabilities you have declared',
      done: declared,
      missing:
        capabilities.length > 0
          ? 'What stands there was worked out from your awards. Say it yourself and it counts in full.'
          : 'Doing the kind of work a need is about is the strongest signal.',
      to: '/profile/capabilities/new',
    },
    {
      name: 'Tags on every capability',
      done: tagged,
      missing: 'Tags are what needs are compared by. A capability without one is not found by kind of work.',
      to: '/profile',
    },
    {
      name: 'Regions you serve',
      done: regions.length > 0,
      missing: 'None named, so you are taken to work anywhere in the UK and see needs you may not reach.',
      to: '/profile/edit',
    },
    {
      name: 'Your size',
      done: size !== 'UNKNOWN',
      missing: 'Contracts reserved for small and medium-sized enterprises cannot be matched to you.',
      to: '/profile/edit',
    },
    {
      name: 'Voluntary, community or social enterprise',
      done: vcse !== null,
      missing: 'Contracts reserved for such enterprises cannot be matched to you.',
      to: '/profile/edit',
    },
    {
      name: 'Confirmed in the last year',
      done: fresh,
      missing: 'Councils see when you last confirmed your profile. Saving it confirms it.',
      to: '/profile/edit',
    },
  ];
}
