import { createHash, randomBytes } from 'node:crypto';

const shape = /^parley_[0-9a-f]{8}_[\w-]{43}$/;

/** A new secret (256 bits) and the part of it that may be kept and shown. */
export function newSecret(): { secret: string; prefix: string } {
  const prefix = `parley_${randomBytes(4).toString('hex')}`;
  return { secret: `${prefix}_${randomBytes(32).toString('base64url')}`, prefix };
}

/** What is kept of a secret; it is random enough that no salt is needed. */
export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** The secret of an `Authorization: Bearer …` header; null without one, '' when it is none of ours. */
export function bearerSecret(authorization: string | null | undefined): string | null {
  const [, scheme, credentials = ''] = /^\s*(\S+)\s*(.*?)\s*$/.exec(authorization ?? '') ?? [];
  if (scheme?.toLowerCase() !== 'bearer') return null;
  return shape.test(credentials) ? credentials : '';
}
