import { writeFileSync } from 'node:fs';
import { printedSchema } from './print-schema.ts';

writeFileSync(process.argv[2] ?? '../shared/schema.graphql', await printedSchema());
