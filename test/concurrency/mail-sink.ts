import { createServer, type AddressInfo } from 'node:net';

/** A mail server that keeps whom it took a mail for, as often as it took one. It takes its time, as real ones do. */
export async function mailSink(delayMs = 15) {
  const taken = new Map<string, number>();
  const server = createServer((socket) => {
    const answer = (line: string) => socket.writable && socket.write(`${line}\r\n`);
    let left = '';
    let inMail = false;
    let to = '';
    socket.on('error', () => {});
    answer('220 sink');
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = (left + chunk).split('\r\n');
      left = lines.pop()!;
      for (const line of lines) {
        if (inMail) {
          if (line !== '.') continue;
          inMail = false;
          taken.set(to, (taken.get(to) ?? 0) + 1);
          setTimeout(() => answer('250 taken'), delayMs);
        } else if (line === 'DATA') {
          inMail = true;
          answer('354 go on');
        } else {
          to = /^RCPT TO:<(.+?)>/.exec(line)?.[1] ?? to;
          answer(line === 'QUIT' ? '221 bye' : '250 ok');
        }
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    taken,
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => server.close(),
  };
}
