import { expect, it } from 'vitest';
import { compact, Growable } from './growable.ts';

const filled = (count: number, capacity?: number) => {
  const list = new Growable((size) => new Uint32Array(size), capacity);
  for (let i = 0; i < count; i++) list.push(i * 3);
  return list;
};

it('a list that grows holds what was put in, in order, and no more', () => {
  for (const capacity of [0, 1, 4, undefined])
    for (const count of [0, 1, 4, 5, 16, 17, 100]) {
      const list = filled(count, capacity);
      expect(list.length).toBe(count);
      expect([...list.trimmed()]).toEqual(Array.from({ length: count }, (_, i) => i * 3));
    }
});

it('a list makes room for twice as many when it is full, for at least 16, and not before', () => {
  expect(filled(0).values).toHaveLength(1024);
  expect(filled(4, 4).values).toHaveLength(4);
  expect(filled(5, 4).values).toHaveLength(16);
  expect(filled(17, 16).values).toHaveLength(32);
});

it('what was trimmed is a copy: the list may go on', () => {
  const list = filled(2, 4);
  const { buffer } = list.trimmed();
  expect(buffer).not.toBe(list.values.buffer);
});

it('numbers below 65,536 are kept in two bytes each, larger ones in four', () => {
  expect(compact(filled(3, 8), 65_536)).toEqual(Uint16Array.of(0, 3, 6));
  expect(compact(filled(3, 8), 65_537)).toEqual(Uint32Array.of(0, 3, 6));
  const list = filled(3, 8);
  expect(compact(list, 1e6).buffer).not.toBe(list.values.buffer);
});
