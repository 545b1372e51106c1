import { needsOfHomes } from './needs-of-homes.ts';
import { needsOfPeople } from './needs-of-people.ts';
import { needsOfPlaces } from './needs-of-places.ts';
import type { WrittenNeed } from './written-need.ts';

/** All needs as written. */
export const writtenNeeds: readonly WrittenNeed[] = [...needsOfPeople, ...needsOfHomes, ...needsOfPlaces];
