import { PassThrough } from 'node:stream';
import { createTransport } from 'nodemailer';
import type { Config } from './config.ts';

export interface Mail {
  to: string;
  subject: string;
  /** Plain text; addresses in it become links when a person reads it. */
  text: string;
  /** The same for every attempt to send this mail; it becomes the Message-ID. */
  key?: string;
}

/** The connection ended after the mail server was given the mail and before it said whether it took it. */
export class MailInDoubt extends Error {}

export interface SentMail extends Mail {
  sentAt: Date;
}

export interface Mailer {
  /**
   * @param beforeLeaving is waited for when the mail server is ready for the mail's words; where it throws, they do not leave
   * @throws Error saying why the mail did not leave; MailInDoubt when nobody can know whether it did
   */
  send(mail: Mail, beforeLeaving?: () => Promise<void>): Promise<void>;
  /** What the demo inbox holds, newest first; null when mail really leaves the house or cannot. */
  inbox(): readonly SentMail[] | null;
  close(): void;
}

interface Log {
  error(message: string): void;
}

const inboxKeeps = 100;

/**
 * Mail by SMTP when SMTP_URL is set; else, in the demo, an inbox in memory that keeps the last 100 mails;
 * else nothing can be sent and every attempt says so.
 */
export function createMailer(
  config: Pick<Config, 'smtpUrl' | 'mailFrom' | 'demo'>,
  log: Log = console,
): Mailer {
  if (config.smtpUrl) return bySmtp(config.smtpUrl, config.mailFrom, log);
  if (config.demo) return intoInbox();
  return {
    send: () => {
      const message = 'No mail can be sent: set SMTP_URL (smtps://user:password@host) and MAIL_FROM.';
      log.error(message);
      return Promise.reject(new Error(message));
    },
    inbox: () => null,
    close: () => {},
  };
}

interface Leaving {
  leave(): Promise<void>;
}

const answerWithin = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

function bySmtp(url: string, from: string, log: Log): Mailer {
  const transport = createTransport({ url, ...answerWithin }, { from });
  const domain = /@([^>\s]+)/.exec(from)?.[1] ?? 'parley.invalid';
  // The content is read once the server has asked for it: until then the mail surely did not leave.
  transport.use('stream', ({ data, message }, done) => {
    message.processFunc((content) => {
      const gate = new PassThrough();
      const { leave } = data as unknown as Leaving;
      gate.once(
        'resume',
        () =>
          void leave().then(
            () => content.pipe(gate),
            (error) => gate.destroy(error),
          ),
      );
      return gate;
    });
    done();
  });
  return {
    send: async ({ to, subject, text, key }, beforeLeaving) => {
      let leaving = false;
      const leave = async () => {
        await beforeLeaving?.();
        leaving = true;
      };
      const letter = {
        to: { name: '', address: to },
        subject,
        text,
        ...(key ? { messageId: `<${key}@${domain}>` } : {}),
        leave,
      };
      try {
        await transport.sendMail(letter);
      } catch (error) {
        const { message, responseCode } = error as Error & { responseCode?: number };
        log.error(`The mail server of SMTP_URL did not take a mail: ${message}`);
        if (leaving && responseCode === undefined) throw new MailInDoubt(message, { cause: error });
        throw error;
      }
    },
    inbox: () => null,
    close: () => transport.close(),
  };
}

function intoInbox(): Mailer {
  const mails: SentMail[] = [];
  return {
    send: async ({ to, subject, text }, beforeLeaving) => {
      await beforeLeaving?.();
      mails.unshift({ to, subject, text, sentAt: new Date() });
      mails.length = Math.min(mails.length, inboxKeeps);
    },
    inbox: () => mails,
    close: () => {},
  };
}
