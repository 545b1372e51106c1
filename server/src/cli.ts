import 'reflect-metadata';
import { Command, CommanderError } from 'commander';
import { importCommand } from './open-data/import-command.ts';
import { policyCommand } from './matching/policy-command.ts';
import { allSources } from './open-data/sources/all-sources.ts';

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

program.addCommand(policyCommand().exitOverride());

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = error instanceof CommanderError ? error.exitCode : 1;
  if (!(error instanceof CommanderError)) console.error(error instanceof Error ? error.message : error);
}
