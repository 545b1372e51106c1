import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The value of a cookie that the sign-in library signed, or null when there is none or it was altered.
 * The library writes `<value>.<HMAC-SHA-256 of the value in base64>`, percent-encoded.
 */
export function signedCookie(headers: Headers, name: string, secret: string): string | null {
  const pair = headers
    .get('cookie')
    ?.split(';')
    .map((cookie) => cookie.trim())
    .find((cookie) => cookie.startsWith(`${name}=`));
  if (!pair) return null;
  const [, value, signature] = /^(.+)\.([^.]+)$/.exec(decoded(pair.slice(name.length + 1))) ?? [];
  if (!value || !signature) return null;
  const given = Buffer.from(signature, 'base64');
  const right = createHmac('sha256', secret).update(value).digest();
  return given.length === right.length && timingSafeEqual(given, right) ? value : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
