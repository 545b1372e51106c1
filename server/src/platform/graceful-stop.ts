/** One thing that is ended when the server stops, in the order of the list. */
export interface Ending {
  what: string;
  end(): Promise<unknown> | void;
}

export interface StopOptions {
  endings: readonly Ending[];
  say(text: string): void;
  /** Ends the process. */
  exit(code: number): void;
  /** After so many milliseconds the process ends with what is still under way. */
  boundMs?: number;
  /** A signal that comes so soon after the first is the same one: a terminal and `npm start` both pass it on. */
  echoMs?: number;
}

/**
 * What to do at a signal to stop. At the first, everything is ended in its order and the process exits with 0, or with
 * 1 when the time is up or an ending fails; at the second it exits with 1 at once.
 */
export function stopper({
  endings,
  say,
  exit,
  boundMs = 20_000,
  echoMs = 1_000,
}: StopOptions): (signal: string) => Promise<void> {
  let began: number | null = null;
  return async (signal) => {
    if (began !== null) {
      if (performance.now() - began < echoMs) return;
      say(`${signal} again: stopping at once`);
      return exit(1);
    }
    began = performance.now();
    say(`\n${signal}: finishing what is under way; again to stop at once`);
    let under = '';
    const bound = setTimeout(() => {
      say(`Not finished after ${boundMs / 1_000} s (${under}): stopping all the same`);
      exit(1);
    }, boundMs);
    let code = 0;
    for (const { what, end } of endings) {
      under = what;
      try {
        await end();
      } catch (error) {
        code = 1;
        say(`${what}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    clearTimeout(bound);
    exit(code);
  };
}
