import { Command } from 'commander';
import { backUp, restore } from './backup.ts';
import { readConfig } from './config.ts';

const served = (what: string) =>
  new Error(
    `DATABASE_URL names a PostgreSQL database, and PostgreSQL's own tools do this best. Run:\n  ${what}`,
  );

/** `backup [FILE]`: the embedded database into one file; on PostgreSQL it says which command to run instead. */
export function backupCommand(): Command {
  return new Command('backup')
    .description('Backs the embedded database up into one file. Stop the server first.')
    .argument('[file]', 'where to; by default into backups/ of DATA_DIR')
    .action(async (file: string | undefined) => {
      const { databaseUrl, dataDir } = readConfig();
      if (databaseUrl)
        throw served(`pg_dump --format=custom --file=${file ?? 'parley.dump'} "$DATABASE_URL"`);
      const path = await backUp(dataDir, file);
      console.log(
        `Backed up into ${path}\nIt holds personal data and the secret that signs sessions: keep it safe.`,
      );
    });
}

/** `restore FILE`: the opposite. */
export function restoreCommand(): Command {
  return new Command('restore')
    .description('Puts a backup in the place of the embedded database. Stop the server first.')
    .argument('<file>', 'a file made by backup, or before a migration')
    .option('--force', 'although DATA_DIR is not empty; what stands there is kept aside', false)
    .action(async (file: string, { force }: { force: boolean }) => {
      const { databaseUrl, dataDir } = readConfig();
      if (databaseUrl)
        throw served(
          `pg_restore --clean --if-exists --no-owner --single-transaction --dbname="$DATABASE_URL" ${file}`,
        );
      const aside = await restore(dataDir, file, { force });
      console.log(`Restored into ${dataDir}${aside ? `\nWhat stood there before is in ${aside}` : ''}`);
    });
}
