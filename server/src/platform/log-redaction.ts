import { format } from 'node:util';

const censor = '[redacted]';
const secretNames =
  'token|cookie|set-cookie|authorization|password|secret|email|session|access_?token|refresh_?token|id_?token|code_?verifier';

/** Each with what stands in the place of what it finds; applied in this order. */
const patterns: readonly [RegExp, string][] = [
  // "token":"…", also inside JSON that is quoted in JSON.
  [new RegExp(String.raw`(\\*"(?:${secretNames})\\*"\s*:\s*\\*")(?:[^"\\]|\\[^"])*`, 'gi'), `$1${censor}`],
  // ?token=… in an address, plain or percent-encoded.
  [
    new RegExp(
      String.raw`((?:[?&;]|%3F|%26|\b)(?:${secretNames}|code|state)(?:=|%3D))[^&\s"'\\;,)}\]]+`,
      'gi',
    ),
    `$1${censor}`,
  ],
  [/((?:__Host-|__Secure-)?parley\.[\w-]+=)[^;\s"'\\]+/g, `$1${censor}`],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]{6,}/g, `$1 ${censor}`],
  // The user and password in the address of a database or a mail server.
  [/(\b[a-z][a-z+]*:\/\/)[^\s:@/"']*:[^\s@/"']+(?=@)/gi, `$1${censor}`],
  [/[\p{L}\p{N}._%+'-]+(?:@|%40)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*/giu, '[email]'],
];

/**
 * A line of a log without what names a person or opens a session: e-mail addresses, cookies, tokens, the secret part of
 * links, passwords in addresses. Works on the finished line, so that it does not matter where in it they stand.
 */
export function redacted(line: string): string {
  return patterns.reduce((text, [pattern, instead]) => text.replace(pattern, instead), line);
}

/** What `console.log` would print of the arguments, on one line. */
export const inWords = (said: readonly unknown[]) => format(...said).replaceAll(/\s*\n\s*/g, ' | ');
