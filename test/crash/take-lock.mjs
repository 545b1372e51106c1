// Takes and gives back the lock of a folder, again and again, and tells of every moment in which two have it.
//   node take-lock.mjs FOLDER TIMES; ends itself with SIGKILL while it holds the lock when TIMES is over.
import { closeSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const [folder, times] = process.argv.slice(2);
const { lockDataDir } = await import('../../server/dist/server/src/platform/data-dir-lock.js');
const holder = join(folder, 'holder');
let held = 0;
while (held < Number(times)) {
  let unlock;
  try {
    unlock = lockDataDir(folder);
  } catch (error) {
    if (!/in use by/.test(error.message)) throw error;
    await pause(1);
    continue;
  }
  held++;
  // Two holders at once would meet here: the file can be made by one of them only.
  closeSync(openSync(holder, 'wx'));
  await pause(2);
  rmSync(holder);
  if (held === Number(times)) {
    process.stdout.write(`held ${held}\n`, () => process.kill(process.pid, 'SIGKILL'));
    await pause(1000);
  }
  unlock();
}
