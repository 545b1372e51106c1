import { confirmItIsYou } from './confirm-it-is-you.ts';

export type SignInAnswer<Data> = { data: Data; problem?: undefined } | { data?: undefined; problem: string };

const lost = 'The server did not answer. Check your connection, then try again.';

/**
 * Calls what changes how a person signs in; where the server asks for a fresh sign-in, the person is led through it
 * first. Never throws: `problem` is a sentence a person reads.
 */
export async function signInCall<Data>(path: string, body: object = {}): Promise<SignInAnswer<Data>> {
  const answer = await fetch(`/api/auth/${path}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => undefined);
  if (!answer) return { problem: lost };
  const said = (await answer.json().catch(() => ({}))) as { code?: string; message?: string };
  if (answer.ok) return { data: said as Data };
  if (said.code === 'FRESH_SIGN_IN_NEEDED' && (await confirmItIsYou())) return signInCall(path, body);
  return { problem: said.message ?? lost };
}
