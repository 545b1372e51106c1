import { Tag } from '../../ui/tag.tsx';

const states = {
  running: ['Running', 'blue'],
  finished: ['Finished', 'green'],
  failed: ['Failed', 'red'],
  interrupted: ['Interrupted', 'orange'],
} as const;

export function RunState({ state }: { state: string }) {
  const [text, colour] = states[state as keyof typeof states] ?? [state, 'grey'];
  return <Tag colour={colour}>{text}</Tag>;
}
