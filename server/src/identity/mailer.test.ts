import { createServer, type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { createMailer, MailInDoubt } from '../platform/mailer.ts';

const mailFrom = 'Parley <no-reply@parley.example>';
const mail = {
  to: 'jane@council.example',
  subject: 'Your link',
  text: 'https://parley.example/sign-in/link',
};

/** As much of a mail server as one mail needs; gives what it was told. */
async function mailServer({ hangsUp = false } = {}) {
  const said: string[] = [];
  let inMail = false;
  const server = createServer((socket) => {
    const answer = (line: string) => socket.write(`${line}\r\n`);
    answer('220 test');
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      for (const line of chunk.split('\r\n').slice(0, -1)) {
        said.push(line);
        if (inMail) {
          if (line !== '.') continue;
          inMail = false;
          if (hangsUp) socket.destroy();
          else answer('250 taken');
        } else if (line === 'DATA') {
          inMail = true;
          answer('354 go on');
        } else answer(line === 'QUIT' ? '221 bye' : '250 ok');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    said,
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => server.close(),
  };
}

test('mail leaves by SMTP when a server is named, even in the demo', async () => {
  const { said, url, close } = await mailServer();
  const mailer = createMailer({ smtpUrl: url, mailFrom, demo: true });
  await mailer.send(mail);
  mailer.close();
  close();
  expect(said).toEqual(
    expect.arrayContaining([
      'MAIL FROM:<no-reply@parley.example>',
      'RCPT TO:<jane@council.example>',
      `From: ${mailFrom}`,
      'Subject: Your link',
      mail.text,
    ]),
  );
  expect(mailer.inbox()).toBeNull();
});

test('without a server or the demo, sending fails and says what to set', async () => {
  const said: string[] = [];
  const log = { error: (message: string) => said.push(message) };
  const mailer = createMailer({ smtpUrl: null, mailFrom, demo: false }, log);
  await expect(mailer.send(mail)).rejects.toThrow('set SMTP_URL');
  expect(said).toEqual([expect.stringContaining('set SMTP_URL')]);
});

test('a mail server that does not answer is named in the log', async () => {
  const { url, close } = await mailServer();
  close();
  const said: string[] = [];
  const log = { error: (message: string) => said.push(message) };
  await expect(createMailer({ smtpUrl: url, mailFrom, demo: false }, log).send(mail)).rejects.toThrow();
  expect(said).toEqual([
    expect.stringMatching(/^The mail server of SMTP_URL did not take a mail: .*ECONNREFUSED/),
  ]);
});

test('a mail carries its key, so that one sent again can be told from another', async () => {
  const { said, url, close } = await mailServer();
  const mailer = createMailer({ smtpUrl: url, mailFrom, demo: false });
  await mailer.send({ ...mail, key: 'k-1' });
  mailer.close();
  close();
  expect(said).toContain('Message-ID: <k-1@parley.example>');
});

test('a connection that ends when the mail was given is doubtful, one that never came about is not', async () => {
  const log = { error: () => {} };
  const { url, close } = await mailServer({ hangsUp: true });
  const mailer = createMailer({ smtpUrl: url, mailFrom, demo: false }, log);
  await expect(mailer.send(mail)).rejects.toBeInstanceOf(MailInDoubt);
  close();
  const failure = await mailer.send(mail).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Error);
  expect(failure).not.toBeInstanceOf(MailInDoubt);
  mailer.close();
});

test('what keeps a mail from leaving is asked when the server is ready, and then nothing leaves', async () => {
  const { said, url, close } = await mailServer();
  const mailer = createMailer({ smtpUrl: url, mailFrom, demo: false }, { error: () => {} });
  const kept = mailer.send(mail, async () => {
    expect(said).toContain('DATA');
    throw new Error('taken over');
  });
  const failure = await kept.catch((error: unknown) => error);
  expect((failure as Error).message).toContain('taken over');
  expect(failure).not.toBeInstanceOf(MailInDoubt);
  mailer.close();
  close();
  expect(said).not.toContain(mail.text);
  expect(said).not.toContain('.');
});
