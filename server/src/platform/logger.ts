import { pino, type Logger } from 'pino';
import type { Config } from './config.ts';

/** Logs as JSON lines on standard error; nothing that could name a person or open a session. */
export function createLogger(config: Pick<Config, 'logLevel'>): Logger {
  return pino(
    {
      level: config.logLevel,
      redact: {
        paths: ['req.headers.cookie', 'req.headers.authorization', '*.email', '*.password', '*.token'],
        censor: '[redacted]',
      },
    },
    pino.destination(2),
  );
}
