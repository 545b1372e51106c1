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
  EXPLORING: ['Exploring', 'purple'],
  ENGAGING: ['Engaging', 'teal'],
  PLANNED: ['Planned', 'blue'],
  TENDERING: ['Tendering', 'green'],
  CLOSED: ['Closed', 'grey'],
};

/** An interest's states. */
export const interestStates: StateWords = {
  EXPRESSED: ['Sent', 'blue'],
  IN_REVIEW: ['In review', 'teal'],
  TAKEN_FORWARD: ['Taken forward', 'green'],
  NOT_TAKEN_FORWARD: ['Not taken forward', 'grey'],
  WITHDRAWN: ['Withdrawn', 'grey'],
};

/** A shortlist entry's decision. */
export const shortlistDecisions: StateWords = {
  IN: ['Shortlisted', 'green'],
  OUT: ['Left off', 'grey'],
};

function plainWords(state: string): string {
  const words = state.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `<StateTag states={needStages} state={need.stage} />`; a state without words of its own is put plainly. */
export function StateTag({ states, state }: { states: StateWords; state: string }) {
  const [text, colour] = states[state] ?? [plainWords(state), 'grey' as const];
  return <Tag colour={colour}>{text}</Tag>;
}
