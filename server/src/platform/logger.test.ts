import { describe, expect, test } from 'vitest';
import { createLogger } from './logger.ts';

const link = 'https://parley.example/sign-in/link?token=s3cr3tT0kenOfTheLink&callbackURL=%2Fcouncil%2F';
const secrets = ['s3cr3tT0kenOfTheLink', 'jane.smith', 'parley.example/jane', 'hunter2', 'abcdef.session'];

function logged(write: (logger: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  write(createLogger({ logLevel: 'debug' }, { write: (line: string) => void lines.push(line) }));
  for (const line of lines) JSON.parse(line);
  return lines.join('');
}

describe('the log', () => {
  test.each<[string, (logger: ReturnType<typeof createLogger>) => void]>([
    ['the text', (l) => l.info(`sent ${link} to Jane.Smith@council.gov.uk`)],
    ['a field', (l) => l.info({ email: 'jane.smith@council.gov.uk', link }, 'sent')],
    ['a field far inside', (l) => l.info({ a: { b: [{ to: 'jane.smith@council.gov.uk', url: link }] } })],
    [
      'an error and its cause',
      (l) => l.error({ err: new Error(`no ${link}`, { cause: new Error('jane.smith@x.uk') }) }),
    ],
    [
      'the headers of a request',
      (l) =>
        l.warn({
          req: {
            headers: {
              cookie: 'parley.session_token=abcdef.session; theme=dark',
              authorization: 'Bearer hunter2hunter2',
            },
          },
        }),
    ],
    [
      'a cookie that is set',
      (l) => l.warn({ set: ['__Host-parley.session_token=abcdef.session; HttpOnly'] }),
    ],
    [
      'an address percent-encoded',
      (l) => l.warn({ url: '/sign-in?email=jane.smith%40council.gov.uk&token=s3cr3tT0kenOfTheLink' }),
    ],
    [
      'JSON in JSON',
      (l) =>
        l.warn({
          body: JSON.stringify({
            email: 'jane.smith@council.gov.uk',
            token: 's3cr3tT0kenOfTheLink',
            password: 'hunter2',
          }),
        }),
    ],
    [
      'a statement of the database',
      (l) =>
        l.error({
          err: new Error(
            `insert into verifications values ('x', '{"email":"jane.smith@council.gov.uk"}') - failed`,
          ),
        }),
    ],
    [
      'where the database or the mail server is',
      (l) =>
        l.error('postgres://parley:hunter2@db.internal/parley and smtps://jane.smith:hunter2@mail.internal'),
    ],
    [
      'an answer of a mail server',
      (l) => l.error(`550 5.1.1 <jane.smith@council.gov.uk>: Recipient address rejected`),
    ],
  ])('holds no address, link, cookie, token or password that stood in %s', (_where, write) => {
    const text = logged(write);
    expect(text.length).toBeGreaterThan(20);
    for (const secret of secrets) expect(text.toLowerCase()).not.toContain(secret.toLowerCase());
  });

  test('keeps what helps to find a fault', () => {
    const text = logged((l) =>
      l.error(
        { err: new Error('relation "needs" does not exist'), reference: 'r-1', path: ['need'] },
        'a request failed',
      ),
    );
    expect(JSON.parse(text)).toMatchObject({
      msg: 'a request failed',
      reference: 'r-1',
      path: ['need'],
      err: { type: 'Error', message: 'relation "needs" does not exist' },
    });
  });
});
