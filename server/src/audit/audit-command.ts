import { Command } from 'commander';
import { readConfig } from '../platform/config.ts';
import { openDatabase, type Database } from '../platform/database.ts';
import { exportAudit } from './export-audit.ts';
import { headOf, placeOfHead, verifyChain, type Verification } from './verify-chain.ts';

const mostFaults = 50;

/** What a check of the chain says; the last word is what counts. */
export function verdict(
  { entries, head, faults }: Verification,
  kept?: { hash: string; place: number | null },
): { sound: boolean; text: string } {
  const lines = faults.slice(0, mostFaults).map(({ sequence, entryId, what }) => {
    const place = sequence === null ? 'outside the chain' : `place ${sequence}`;
    return `Entry ${entryId} (${place}): ${what}`;
  });
  if (faults.length > mostFaults) lines.push(`… and ${faults.length - mostFaults} more.`);
  if (kept?.place === null)
    lines.push(
      `The hash you kept, ${kept.hash}, is not in the chain: its end was cut off, or it was written anew.`,
    );
  const sound = lines.length === 0;
  const where = kept?.place == null ? '' : ` The hash you kept stands at place ${kept.place}.`;
  lines.push(
    sound
      ? `The audit is as it was written. Entries: ${entries}.${where}`
      : `The audit is NOT as it was written. Faults: ${faults.length + (kept?.place === null ? 1 : 0)}; entries: ${entries}.`,
    `Head: ${head}`,
  );
  return { sound, text: lines.join('\n') };
}

async function withDatabase(work: (database: Database) => Promise<void>): Promise<void> {
  const database = await openDatabase(readConfig());
  try {
    await work(database);
  } finally {
    await database.close();
  }
}

const verify = ({ head }: { head?: string }) => {
  if (head !== undefined && !/^[0-9a-f]{64}$/.test(head))
    throw new Error('--head wants the 64 hexadecimal digits that "audit head" printed.');
  return withDatabase(async (database) => {
    const em = database.fork();
    const found = await verifyChain(em, {
      onProgress: (done, of) => void process.stderr.write(`  ${done} of ${of} entries looked at\n`),
    });
    const kept = head === undefined ? undefined : { hash: head, place: await placeOfHead(em, head) };
    const { sound, text } = verdict(found, kept);
    process.stdout.write(`${text}\n`);
    if (!sound) process.exitCode = 1;
  });
};

/** `audit verify|head|export`: the record of acts from a terminal. */
export function auditCommand(): Command {
  const command = new Command('audit').description('The record of who did what, as a chain of hashes.');
  command
    .command('verify')
    .description('Checks that every entry is as it was written; exit code 1 when one is not.')
    .option('--head <hash>', 'a hash that "audit head" printed earlier: checks that it is still in the chain')
    .action(verify);
  command
    .command('head')
    .description('Prints the hash of the last entry, to be kept where nobody with the database can reach it.')
    .action(() =>
      withDatabase(async (database) => {
        const { hash } = await headOf(database.fork());
        process.stdout.write(`${hash}\n`);
      }),
    );
  command
    .command('export')
    .description('Writes every entry to a new file: JSON lines when its name ends in .jsonl, else CSV.')
    .argument('<file>', 'where to')
    .action((file: string) =>
      withDatabase(async (database) => {
        process.stdout.write(`${await exportAudit(database.fork(), file)} entries written to ${file}\n`);
      }),
    );
  return command;
}
