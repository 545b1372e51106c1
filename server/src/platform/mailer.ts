import { createTransport } from 'nodemailer';
import type { Config } from './config.ts';

export interface Mail {
  to: string;
  subject: string;
  /** Plain text; addresses in it become links when a person reads it. */
  text: string;
}

export interface SentMail extends Mail {
  sentAt: Date;
}

export interface Mailer {
  /** @throws Error saying why the mail did not leave. */
  send(mail: Mail): Promise<void>;
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

function bySmtp(url: string, from: string, log: Log): Mailer {
  const transport = createTransport(url, { from });
  return {
    send: async ({ to, subject, text }) => {
      try {
        await transport.sendMail({ to: { name: '', address: to }, subject, text });
      } catch (error) {
        log.error(`The mail server of SMTP_URL did not take a mail: ${(error as Error).message}`);
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
    send: async (mail) => {
      mails.unshift({ ...mail, sentAt: new Date() });
      mails.length = Math.min(mails.length, inboxKeeps);
    },
    inbox: () => mails,
    close: () => {},
  };
}
