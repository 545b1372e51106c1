import { expect, it } from 'vitest';
import { startPolicy } from '../facts.ts';
import { allSignals } from './all-signals.ts';

const policy = { ...startPolicy, unknownOutcome: 0.6 };

it('the signals are these, in this order; what each says of itself stands in published lists', () => {
  const told = allSignals.map(({ id, name, content, unknownSentence, greatest }) => ({
    id,
    name,
    content,
    unknownSentence,
    greatest: greatest(policy),
  }));
  expect(told).toMatchInlineSnapshot(`
    [
      {
        "content": true,
        "greatest": 1,
        "id": "S1",
        "name": "Does this kind of work",
        "unknownSentence": "This need has no categories yet, so this is not counted.",
      },
      {
        "content": true,
        "greatest": 1,
        "id": "S2",
        "name": "Uses the same words",
        "unknownSentence": "No supplier uses any of this need’s words, so this is not counted.",
      },
      {
        "content": true,
        "greatest": 1,
        "id": "S3",
        "name": "Has done similar work",
        "unknownSentence": "No supplier uses any of this need’s words, so similar work cannot be found.",
      },
      {
        "content": false,
        "greatest": 1,
        "id": "S4",
        "name": "Has worked with this council",
        "unknownSentence": "Nothing is on record about this council, so this is not counted.",
      },
      {
        "content": false,
        "greatest": 1,
        "id": "S5",
        "name": "Has worked with similar councils",
        "unknownSentence": "Nothing is on record about this council, so this is not counted.",
      },
      {
        "content": false,
        "greatest": 0.4,
        "id": "S6",
        "name": "How past work went",
        "unknownSentence": "Outcomes are not counted.",
      },
      {
        "content": false,
        "greatest": 1,
        "id": "S7",
        "name": "Works at this size and in this area",
        "unknownSentence": "This need gives neither a value nor a region with categories, so this is not counted.",
      },
      {
        "content": false,
        "greatest": 1,
        "id": "S8",
        "name": "Profile confirmed lately",
        "unknownSentence": "When profiles were confirmed is not counted.",
      },
      {
        "content": false,
        "greatest": 1,
        "id": "S9",
        "name": "New to public work",
        "unknownSentence": "This need says too little to compare profiles, so this is not counted.",
      },
      {
        "content": false,
        "greatest": 1,
        "id": "S10",
        "name": "Exposure balance",
        "unknownSentence": "This need says too little to compare profiles, so this is not counted.",
      },
    ]
  `);
});

it('no two signals share an id or a name', () => {
  for (const key of ['id', 'name'] as const)
    expect(new Set(allSignals.map((signal) => signal[key])).size).toBe(allSignals.length);
});
