import { pino, type DestinationStream, type Logger } from 'pino';
import type { Config } from './config.ts';
import { redacted } from './log-redaction.ts';

/** Logs as JSON lines on standard error; nothing that could name a person or open a session. */
export function createLogger(
  config: Pick<Config, 'logLevel'>,
  destination: DestinationStream = pino.destination(2),
): Logger {
  return pino({ level: config.logLevel, hooks: { streamWrite: redacted } }, destination);
}
