import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { forgetOldKeys } from '../../server/src/identity/once.ts';
import { statements, openDatabase, type Database } from '../../server/src/platform/database.ts';
import type { Mail } from '../../server/src/platform/mailer.ts';
import { forgetEntry, outboxReport, retryEntry } from '../../server/src/platform/outbox-command.ts';
import { OutboxWorker, usualPace } from '../../server/src/platform/outbox-worker.ts';
import { readyMail, runLater, sendLater, type OutboxKind } from '../../server/src/platform/outbox.ts';
import { databases, openWorld, scratchDatabase, type World } from '../world.ts';

const config = { publicUrl: 'https://parley.example' };
const letter = (n = 1) => ({ to: `person${n}@parley.example`, subject: `Letter ${n}`, text: 'Words.' });

function gate() {
  let open!: () => void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

/** A mail server that remembers, and that may first be asked what to do. */
function mailbox(before: (mail: Mail) => Promise<void> = async () => {}) {
  const taken: Mail[] = [];
  const mailer = {
    send: async (mail: Mail, beforeLeaving?: () => Promise<void>) => {
      await beforeLeaving?.();
      await before(mail);
      taken.push(mail);
    },
    inbox: () => null,
    close: () => {},
  };
  return { taken, mailer };
}

describe.each(databases)('the outbox on %s', (kind) => {
  let database: Database;
  let drop: () => Promise<void> = async () => {};
  beforeAll(async () => {
    const scratch = kind === 'postgresql' ? await scratchDatabase() : null;
    database = await openDatabase({ dataDir: 'memory://', databaseUrl: scratch?.url ?? null });
    drop = async () => scratch?.drop();
  });
  afterAll(async () => {
    await database?.close();
    await drop();
  });
  const run = (text: string) => sql.raw<any>(text).execute(statements(database.fork()));
  beforeEach(() => run('delete from outbox'));

  const states = async () =>
    (await run('select state from outbox order by created_at')).rows.map((r) => r.state);
  const workerWith = (mailer: ReturnType<typeof mailbox>['mailer'], kinds: OutboxKind[] = [readyMail]) =>
    new OutboxWorker({ database, mailer, config, kinds }, { ...usualPace, backoffSeconds: () => 0 });
  const commit = (mail: Mail) => database.fork().transactional((em) => sendLater(em, mail));

  test('a mail leaves once when its transaction commits, and never when it is rolled back', async () => {
    const { taken, mailer } = mailbox();
    const worker = workerWith(mailer);
    await commit(letter(1));
    const refused = database.fork().transactional(async (em) => {
      await sendLater(em, letter(2));
      throw new Error('refused');
    });
    await expect(refused).rejects.toThrow('refused');
    await worker.drain();
    await worker.drain();
    expect(taken.map(({ to }) => to)).toEqual([letter(1).to]);
  });

  test('neither address nor words stay once the mail has left', async () => {
    const worker = workerWith(mailbox().mailer);
    await commit(letter());
    await worker.drain();
    const { rows } = await run('select outbox::text as whole from outbox');
    expect(rows).toHaveLength(1);
    expect(rows[0].whole).not.toMatch(/parley\.example|Letter|Words/);
  });

  test('a mail that is refused is tried again with the same key, then waits for an operator', async () => {
    const keys = new Set<string | undefined>();
    let broken = true;
    const { taken, mailer } = mailbox(async ({ key }) => {
      keys.add(key);
      if (broken) throw new Error('550 no such person: person1@parley.example');
    });
    const worker = workerWith(mailer);
    await commit(letter());
    await worker.drain();
    expect(await states()).toEqual(['dead']);
    const report = await outboxReport(database.fork());
    expect(report).toContain(`readyMail`);
    expect(report).toContain(`${usualPace.attempts} attempts`);
    expect(report).toContain('550 no such person: [address]');
    expect(report).not.toContain('person1');
    broken = false;
    const [id] = keys;
    await retryEntry(database.fork(), id!);
    await worker.drain();
    expect(taken).toHaveLength(1);
    expect(keys.size).toBe(1);
    await expect(retryEntry(database.fork(), id!)).rejects.toThrow('dead or in doubt');
    await expect(forgetEntry(database.fork(), id!)).rejects.toThrow('dead or in doubt');
  });

  test('a mail on its way when its process ended is not sent again but put before an operator', async () => {
    const { open, opened } = gate();
    const { open: arrive, opened: arrived } = gate();
    const first = mailbox(() => (arrive(), opened));
    const second = mailbox();
    await commit(letter());
    const sending = workerWith(first.mailer).drain();
    await arrived;
    await run('update outbox set due_at = now()');
    await workerWith(second.mailer).drain();
    expect(second.taken).toEqual([]);
    expect(await states()).toEqual(['in_doubt']);
    // The process was only slow: what it learns in the end ends the doubt.
    open();
    await sending;
    expect(first.taken).toHaveLength(1);
    expect(await states()).toEqual(['done']);
  });

  test('a process that was slower than its claim leaves the mail to the one that took over', async () => {
    const { open, opened } = gate();
    const { open: arrive, opened: arrived } = gate();
    let slow = true;
    const composed: OutboxKind = {
      name: 'composed',
      mail: async () => {
        if (slow) {
          slow = false;
          arrive();
          await opened;
        }
        return letter();
      },
    };
    await database.fork().transactional((em) => runLater(em, composed, {}));
    const first = mailbox();
    const second = mailbox();
    const composing = workerWith(first.mailer, [composed]).drain();
    await arrived;
    await run('update outbox set due_at = now()');
    await workerWith(second.mailer, [composed]).drain();
    open();
    await composing;
    expect(first.taken).toEqual([]);
    expect(second.taken).toHaveLength(1);
  });

  test('work in the database and the mark that it is done commit together', async () => {
    let fails = 2;
    const work: OutboxKind = {
      name: 'work',
      run: async ({ em }) => {
        await sendLater(em, letter());
        if (fails-- > 0) throw new Error('not yet');
      },
    };
    const { taken, mailer } = mailbox();
    await database.fork().transactional((em) => runLater(em, work, {}));
    await workerWith(mailer, [work, readyMail]).drain();
    expect(taken).toHaveLength(1);
    expect(await states()).toEqual(['done', 'done']);
  });

  test('what else is to be cleared away is cleared away on the way', async () => {
    await run(`insert into answered_keys (account_id, key, field, input_hash, answer, answered_at) values
      ('acc', 'yesterday', 'f', 'h', '{}', now() - interval '25 hours'),
      ('acc', 'today', 'f', 'h', '{}', now() - interval '23 hours')`);
    const { mailer } = mailbox();
    await new OutboxWorker({ database, mailer, config, kinds: [], chores: [forgetOldKeys] }).drain();
    expect((await run('select key from answered_keys')).rows).toEqual([{ key: 'today' }]);
  });

  test('what nobody looked at for a month is forgotten with whom it was for', async () => {
    await run(`insert into outbox (id, kind, data, state, created_at) values
      ('old', 'readyMail', '{"to": "person1@parley.example"}', 'dead', now() - interval '31 days'),
      ('new', 'readyMail', '{"to": "person2@parley.example"}', 'in_doubt', now() - interval '29 days')`);
    await workerWith(mailbox().mailer).drain();
    expect((await run('select id from outbox')).rows).toEqual([{ id: 'new' }]);
  });

  test('several workers at once deliver each of many mails once', async () => {
    const { taken, mailer } = mailbox();
    await database.fork().transactional(async (em) => {
      for (let n = 0; n < 100; n++) await sendLater(em, letter(n));
    });
    await Promise.all([1, 2, 3, 4].map(() => workerWith(mailer).drain()));
    expect(taken).toHaveLength(100);
    expect(new Set(taken.map(({ to }) => to)).size).toBe(100);
  });
});

describe.each(databases)('who is told of what, on %s', (kind) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(kind);
  });
  afterAll(() => world?.close());

  const mails = async () => {
    await world.outbox.drain();
    return world.mailer.inbox()!.map(({ to, subject, text }) => ({ to, subject, text }));
  };

  async function publishedNeed(title: string): Promise<{ id: string; version: number }> {
    const { terms } = await world.visitor.get<any, any>('{ terms(first: 1) { edges { node { id } } } }');
    const { createNeed } = await world.officer.get<any, any>(
      'mutation ($input: CreateNeedInput!) { createNeed(input: $input) { id version } }',
      {
        input: {
          councilId: world.councilId,
          title,
          problem: 'The lifts of the tower are out of order every second week.',
          termIds: [terms.edges[0].node.id],
          publish: true,
        },
      },
    );
    return createNeed;
  }
  const express = (needId: string) =>
    world.supplier.ask<any, any>(
      'mutation ($input: ExpressInterestInput!) { expressInterest(input: $input) { id version } }',
      { input: { needId, supplierId: world.supplierId, approach: 'We would begin with the oldest lift.' } },
    );

  test('officers hear of an interest, the supplier of the answer and its reason, each once', async () => {
    const need = await publishedNeed('Lifts that stand still');
    const { data } = await express(need.id);
    expect((await express(need.id)).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    const told = await mails();
    expect(told.map(({ to }) => to).sort()).toEqual([
      'administrator@council.parley.example',
      'lead@council.parley.example',
      'officer@council.parley.example',
    ]);
    for (const { text } of told) {
      expect(text).toContain('Lifts that stand still');
      expect(text).toContain(`/council/needs/${need.id}/interests`);
    }

    const decide = 'mutation ($input: DecideInterestInput!) { decideInterest(input: $input) { id } }';
    const { id: interestId, version } = data.expressInterest;
    const input = { interestId, version, state: 'NOT_TAKEN_FORWARD', reason: 'We mend lifts in house now.' };
    await world.officer.get<any, any>(decide, { input });
    const again = await world.officer.ask<any, any>(decide, { input });
    expect(again.errors?.[0]?.extensions.code).toBe('CONFLICT');
    const [answer, ...earlier] = await mails();
    expect(earlier).toHaveLength(3);
    expect(answer).toMatchObject({
      to: 'member@supplier.parley.example',
      subject: 'Your interest was not taken forward: Lifts that stand still',
    });
    expect(answer!.text).toContain('We mend lifts in house now.');
  });

  test('who closes a need has every supplier told that waited for an answer', async () => {
    const need = await publishedNeed('Lifts of a building that is sold');
    await express(need.id);
    const before = (await mails()).length;
    await world.officer.get<any, any>(
      'mutation ($input: RecordNeedOutcomeInput!) { recordNeedOutcome(input: $input) { id } }',
      {
        input: {
          needId: need.id,
          version: need.version,
          outcome: 'WITHDRAWN',
          reason: 'The building is sold.',
          reasonForOthers: 'The building is sold, so the need is gone.',
        },
      },
    );
    const told = await mails();
    expect(told).toHaveLength(before + 1);
    expect(told[0]).toMatchObject({ to: 'member@supplier.parley.example' });
    expect(told[0]!.text).toContain('The building is sold, so the need is gone.');
  });
});
