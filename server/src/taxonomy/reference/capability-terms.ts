import { capabilityTermsForHomes } from './capability-terms-homes.ts';
import { capabilityTermsForOrganisations } from './capability-terms-organisation.ts';
import { capabilityTermsForPeople } from './capability-terms-people.ts';
import { capabilityTermsForPlaces } from './capability-terms-places.ts';
import { unfoldTerms } from './term-rows.ts';
import type { CapabilityTerm } from './term-rows.ts';

export type { CapabilityTerm } from './term-rows.ts';

/** The whole capability vocabulary, each wider term before its narrower ones. */
export const capabilityTerms: readonly CapabilityTerm[] = unfoldTerms([
  ...capabilityTermsForPeople,
  ...capabilityTermsForHomes,
  ...capabilityTermsForPlaces,
  ...capabilityTermsForOrganisations,
]);
