import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databases, openWorld, type World } from '../world.ts';

describe.each(databases)('what people do at the same moment, on %s', (kind) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(kind);
  });
  afterAll(() => world?.close());

  async function publishedNeed(title: string): Promise<{ id: string; version: number }> {
    const { terms } = await world.visitor.get<any, any>(
      '{ terms(first: 1, scheme: CAPABILITY) { edges { node { id } } } }',
    );
    const { createNeed } = await world.officer.get<any, any>(
      'mutation ($input: CreateNeedInput!) { createNeed(input: $input) { id version } }',
      {
        input: {
          councilId: world.councilId,
          title,
          problem: 'Black mould returns to the stairwells a few weeks after every treatment.',
          termIds: [terms.edges[0].node.id],
          requiredAccreditations: [],
          publish: true,
        },
      },
    );
    return createNeed;
  }
  const express = (needId: string) =>
    world.supplier.ask<any, any>(
      'mutation ($input: ExpressInterestInput!) { expressInterest(input: $input) { id } }',
      { input: { needId, supplierId: world.supplierId, approach: 'We would begin on the ground floor.' } },
    );
  const codes = (answers: { errors?: { extensions: { code: string } }[] }[]) =>
    answers.flatMap(({ errors }) => (errors ? [errors[0]!.extensions.code] : [])).sort();

  test('an interest is on record once, and the second attempt is told so', async () => {
    const need = await publishedNeed('Mould wanted twice');
    const answers = await Promise.all([1, 2, 3].map(() => express(need.id)));
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    for (const code of codes(answers)) expect(['BAD_USER_INPUT', 'CONFLICT']).toContain(code);
  });

  test('of several who move a need from the same version one succeeds and the others are told', async () => {
    const need = await publishedNeed('Mould moved thrice');
    const answers = await Promise.all(
      ['ENGAGING', 'PLANNED', 'TENDERING'].map((stage) =>
        world.officer.ask<any, any>('mutation ($input: MoveNeedInput!) { moveNeed(input: $input) { id } }', {
          input: { needId: need.id, version: need.version, stage },
        }),
      ),
    );
    expect(codes(answers)).toEqual(['CONFLICT', 'CONFLICT']);
  });

  test('a supplier is decided on for a shortlist by several without a fault', async () => {
    const need = await publishedNeed('Mould shortlisted thrice');
    const answers = await Promise.all(
      [1, 2, 3].map(() =>
        world.officer.ask<any, any>(
          'mutation ($input: DecideShortlistInput!) { decideShortlist(input: $input) { id } }',
          {
            input: {
              needId: need.id,
              supplierId: world.supplierId,
              decision: 'IN',
              reason: 'A close fit, and near by.',
            },
          },
        ),
      ),
    );
    for (const code of codes(answers)) expect(code).toBe('CONFLICT');
  });

  test('no interest is left without a word in a need that is closed while it arrives', async () => {
    for (let i = 0; i < 6; i++) {
      const need = await publishedNeed(`Mould that is closed, ${i}`);
      await Promise.all([
        express(need.id),
        world.officer.ask<any, any>(
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
        ),
      ]);
      const left = await world.database.fork().execute(
        `select i.id from interests i join needs n on n.id = i.need_id
           where n.id = ? and n.stage = 'closed' and i.state in ('expressed', 'in_review')`,
        [need.id],
      );
      expect(left).toEqual([]);
    }
  });

  test('the mutations of one document are done one after the other', async () => {
    const need = await publishedNeed('Mould in two mutations');
    const answer = await world.officer.ask<any, any>(
      `mutation ($a: MoveNeedInput!, $b: MoveNeedInput!) {
         one: moveNeed(input: $a) { stage } two: moveNeed(input: $b) { stage }
       }`,
      {
        a: { needId: need.id, version: need.version, stage: 'ENGAGING' },
        b: { needId: need.id, version: need.version + 1, stage: 'PLANNED' },
      },
    );
    expect(answer.data).toEqual({ one: { stage: 'ENGAGING' }, two: { stage: 'PLANNED' } });
    const { need: now } = await world.visitor.get<any, any>('query ($id: ID!) { need(id: $id) { stage } }', {
      id: need.id,
    });
    expect(now.stage).toBe('PLANNED');
  });
});
