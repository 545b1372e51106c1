import 'reflect-metadata';
import { Command, CommanderError } from 'commander';
import { giveMembership, signInLinkFor } from './identity/operator.ts';
import { importCommand } from './open-data/import-command.ts';
import { policyCommand } from './matching/policy-command.ts';
import { allSources } from './open-data/sources/all-sources.ts';
import { readConfig, type Config } from './platform/config.ts';
import { outboxCommand } from './platform/outbox-command.ts';
import { openDatabase, type Database } from './platform/database.ts';
import { prepareDatabase } from './platform/prepare.ts';

const program = new Command('parley')
  .description('What can be done with Parley from a terminal.')
  .exitOverride();

program
  .command('import')
  .description('Brings open data into the database. Importing a file again changes nothing.')
  .argument('<source>', 'what the files hold')
  .argument('<files...>', 'files to read, one after another')
  .addHelpText(
    'after',
    `\nSources, in the order in which a new database wants them:\n${allSources
      .map((source) => `  ${source.name.padEnd(17)} ${source.reads} (${source.fileKinds.join(', ')})`)
      .join('\n')}\n\nThe database is the one of DATABASE_URL, or else of the folder DATA_DIR.`,
  )
  .action(async (source: string, files: string[]) => {
    process.exitCode = await importCommand([source, ...files]);
  });

async function withDatabase(work: (database: Database, config: Config) => Promise<string>): Promise<void> {
  const config = readConfig();
  const database = await openDatabase(config);
  try {
    await prepareDatabase(database);
    console.log(await work(database, config));
  } finally {
    await database.close();
  }
}

program
  .command('membership')
  .description('Makes a person a member of a council, a supplier or the innovation office.')
  .argument('<email>', 'whom; the account is made where there is none')
  .argument('<side>', 'council, supplier or office')
  .argument('[organisation]', "a council's code or GSS code, or a supplier's id")
  .option('--role <role>', 'member, lead or administrator', 'member')
  .action((email: string, side: string, organisation: string | undefined, { role }: { role: string }) =>
    withDatabase((database) => giveMembership(database, { email, side, organisation, role })),
  );

program
  .command('sign-in-link')
  .description('Prints a link that signs a person in once, without a mail. Keep it to that person.')
  .argument('<email>', 'whom')
  .action((email: string) => withDatabase((database, config) => signInLinkFor(database, config, email)));

program.addCommand(policyCommand().exitOverride());
program.addCommand(outboxCommand().exitOverride());

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = error instanceof CommanderError ? error.exitCode : 1;
  if (!(error instanceof CommanderError)) console.error(error instanceof Error ? error.message : error);
}
