import type { ReactNode } from 'react';

type TagColour = 'blue' | 'green' | 'grey' | 'orange' | 'purple' | 'red' | 'teal' | 'yellow';

export function Tag({ colour = 'grey', children }: { colour?: TagColour; children: ReactNode }) {
  return (
    <strong className={`govuk-tag ${colour === 'blue' ? '' : `govuk-tag--${colour}`}`}>{children}</strong>
  );
}

type StateWords = Record<string, readonly [text: string, colour: TagColour]>;

/** A need's stages. */
export const needStages: StateWords = {
  exploring: ['Exploring', 'purple'],
  engaging: ['Engaging', 'teal'],
  planned: ['Planned', 'blue'],
  tendering: ['Tendering', 'green'],
  closed: ['Closed', 'grey'],
};

/** An interest's states. */
export const interestStates: StateWords = {
  expressed: ['Sent', 'blue'],
  inReview: ['In review', 'teal'],
  takenForward: ['Taken forward', 'green'],
  notTakenForward: ['Not taken forward', 'grey'],
  withdrawn: ['Withdrawn', 'grey'],
};

/** A shortlist entry's decision. */
export const shortlistDecisions: StateWords = {
  in: ['In', 'green'],
  out: ['Out', 'grey'],
};

const camelCase = (state: string) =>
  state.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());

function plainWords(state: string): string {
  const words = state.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `<StateTag states={needStages} state={need.stage} />`; `TAKEN_FORWARD` and `taken_forward` are the same. */
export function StateTag({ states, state }: { states: StateWords; state: string }) {
  const [text, colour] = states[camelCase(state)] ?? [plainWords(state), 'grey' as const];
  return <Tag colour={colour}>{text}</Tag>;
}
