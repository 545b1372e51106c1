import { expect, it } from 'vitest';
import { awards } from './sources/awards.ts';

const openNotice = (notice_type: string, date: string) =>
  awards.toFact(
    { notice_id: 'N1', notice_type, status: 'Open', buyer: 'Leeds City Council', title: 'Home care', date },
    '2026-11-23',
  );

it.each([
  ['Contract', '2026-06-01', 'tendering'],
  ['Contract', '2025-11-01', 'closed'],
  ['Pipeline', '2025-11-01', 'planned'],
  ['PreProcurement', '2025-11-01', 'engaging'],
  ['Pipeline', '2019-03-01', 'closed'],
])('a %s notice that was open on %s is %s now', (type, date, stage) => {
  expect(openNotice(type, date)).toMatchObject({ fact: { need: { stage, outcome: null } } });
});

it('a notice that is taken to have ended says so', () => {
  expect(openNotice('Contract', '2019-03-01')).toMatchObject({
    fact: { need: { outcomeReason: expect.stringMatching(/taken to have ended/) } },
  });
});
