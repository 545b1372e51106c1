import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { readConfig } from '../platform/config.ts';
import { openDatabase, type Database } from '../platform/database.ts';
import { applyRetention } from '../retention/apply-retention.ts';
import { retentionRules } from '../retention/retention-rules.ts';
import { erasePerson, erasureText } from './erase-person.ts';
import { exportPerson } from './export-person.ts';
import { personBy } from './find-person.ts';

async function withDatabase(work: (database: Database) => Promise<string>): Promise<void> {
  const database = await openDatabase(readConfig());
  try {
    process.stdout.write(`${await work(database)}\n`);
  } finally {
    await database.close();
  }
}

async function writePerson(database: Database, email: string, file: string): Promise<string> {
  const held = await database.fork().transactional(async (em) => {
    const person = await personBy(em, email);
    return exportPerson(em, person, { by: null, requestId: randomUUID() });
  });
  const rows = held.holds.reduce((sum, table) => sum + table.rows.length, 0);
  if (rows === 0) throw new Error('Nothing is stored about this address.');
  await writeFile(file, `${JSON.stringify(held, null, 2)}\n`, { flag: 'wx', mode: 0o600 });
  return `${rows} rows written to ${file}. Keep the file to that person.`;
}

/** `person export|erase`: what is held about a person, from a terminal. */
export function personCommand(): Command {
  const command = new Command('person').description('What is held about a person: export it, erase it.');
  command
    .command('export')
    .description('Writes all rows about a person to a new JSON file.')
    .argument('<email>', 'whose')
    .argument('<file>', 'where to')
    .action((email: string, file: string) => withDatabase((database) => writePerson(database, email, file)));
  command
    .command('erase')
    .description('Removes a person from every table. The audit keeps the number of the account alone.')
    .argument('<email>', 'whom')
    .requiredOption('--reason <words>', 'why; kept in the audit, without the name and address')
    .option('--without-successor', 'also when an organisation is left without an administrator')
    .action((email: string, options: { reason: string; withoutSuccessor?: boolean }) =>
      withDatabase(async (database) => erasureText(await erasePerson(database, { email, ...options }))),
    );
  return command;
}

/** `retention list|apply`: what is kept for how long. */
export function retentionCommand(): Command {
  const command = new Command('retention').description('What is kept for how long.');
  command
    .command('list')
    .description('The rules.')
    .action(() => {
      const lines = retentionRules.map(({ what, days, why }) => `${what}: ${days} days. ${why}`);
      process.stdout.write(`${lines.join('\n')}\n`);
    });
  command
    .command('apply')
    .description('Removes what the rules let go. A running server does so daily.')
    .action(() =>
      withDatabase(async (database) => {
        const removed = await applyRetention(database);
        if (!removed) return 'Another process is applying the rules at this moment.';
        return Object.entries(removed)
          .map(([name, rows]) => `${name}: ${rows} removed`)
          .join('\n');
      }),
    );
  return command;
}
