import { Migration20261123000000Foundation } from './20261123000000-foundation.ts';
import { Migration20261123000100SignIn } from './20261123000100-sign-in.ts';
import { Migration20261125000000DerivedLine } from './20261125000000-derived-line.ts';
import { Migration20261125000000PoliciesAndExposure } from './20261125000000-policies-and-exposure.ts';
import { Migration20261125300000ApiTokens } from './20261125300000-api-tokens.ts';

/** Every migration, oldest first; the name is what the database remembers. */
export const migrations = [
  { name: '20261123000000-foundation', class: Migration20261123000000Foundation },
  { name: '20261123000100-sign-in', class: Migration20261123000100SignIn },
  { name: '20261125000000-derived-line', class: Migration20261125000000DerivedLine },
  { name: '20261125000000-policies-and-exposure', class: Migration20261125000000PoliciesAndExposure },
  { name: '20261125300000-api-tokens', class: Migration20261125300000ApiTokens },
];
