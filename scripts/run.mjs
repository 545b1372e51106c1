// The verbs of package.json. Plain JavaScript without dependencies, so that Node 20 and npm are enough
// to begin with; everything after the installation runs on the pinned Node of node_modules.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkSecurity } from './security.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const pnpm = ['-y', 'pnpm@12.21.0'];
const node = join(root, 'node_modules/node/bin/node');
const state = join(root, '.build');
const env = {
  ...process.env,
  PATH: [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter),
  // Compiled code is kept between starts: about a third of a warm start.
  NODE_COMPILE_CACHE: join(root, '.build/compile-cache'),
};

const say = (text) => process.stdout.write(`${text}\n`);
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

function run(command, args, options = {}) {
  const done = spawnSync(command, args, { cwd: root, env, stdio: 'inherit', ...options });
  if (done.error) {
    process.stderr.write(`${command} could not be started: ${done.error.message}\n`);
    process.exit(1);
  }
  if (done.status !== 0) process.exit(done.status ?? 1);
}

/** A fingerprint of the files below the folders: names, sizes and times. */
function fingerprint(paths) {
  const hash = createHash('sha256');
  const visit = (path) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) return;
    if (stat.isDirectory()) {
      for (const name of readdirSync(path).sort()) {
        if (name !== 'node_modules' && name !== 'dist') visit(join(path, name));
      }
    } else hash.update(`${path}\0${stat.size}\0${stat.mtimeMs}\0`);
  };
  for (const path of paths) visit(join(root, path));
  return hash.digest('hex');
}

/** Does the work unless its inputs are as they were when it was last done and its result is there. */
function unlessDone(name, what, inputs, result, work) {
  const mark = join(state, name);
  const now =
    name === 'install'
      ? readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8').length + fingerprint(inputs)
      : fingerprint(inputs);
  if (existsSync(join(root, result)) && existsSync(mark) && readFileSync(mark, 'utf8') === now) return;
  const started = performance.now();
  say(`Parley: ${what} …`);
  work();
  mkdirSync(state, { recursive: true });
  writeFileSync(mark, now);
  say(`Parley: ${what}: done in ${seconds(started)}`);
}

function install() {
  unlessDone(
    'install',
    'installing what it is made of (once)',
    [
      'pnpm-lock.yaml',
      'package.json',
      'server/package.json',
      'client/package.json',
      'shared/package.json',
      'test/package.json',
    ],
    'node_modules/node/bin/node',
    () =>
      run('npx', [
        ...pnpm,
        'install',
        '--frozen-lockfile',
        '--prefer-offline',
        '--reporter=append-only',
        '--loglevel=error',
      ]),
  );
}

/** Installs a folder that is no part of the workspace, once. @returns whether it is installed */
function installApart(folder, what) {
  if (existsSync(join(root, folder, 'node_modules/.modules.yaml'))) return true;
  say(`Parley: installing ${what}, into ${folder}/node_modules (once) …`);
  const options = ['--ignore-workspace', '--frozen-lockfile', '--prefer-offline', '--loglevel=error'];
  const cwd = join(root, folder);
  return spawnSync('npx', [...pnpm, 'install', ...options], { cwd, env, stdio: 'inherit' }).status === 0;
}

/** What the engine's speed is compared with. Nothing else needs it, so the bench goes on without it. */
function installPeers() {
  if (!installApart('test/bench', 'what the engine is compared with'))
    say('Parley: that did not work; those that are missing will be skipped');
}

/** Compiles the engine's hot loops into base64, beside the fingerprint of what they were compiled from. */
function compileKernel() {
  const folder = join(root, 'server/kernel');
  if (!installApart('server/kernel', 'what the hot loops are compiled with')) process.exit(1);
  const wasm = join(state, 'kernel.wasm');
  mkdirSync(state, { recursive: true });
  const options = ['-O3', '--runtime', 'stub', '--importMemory', '--enable', 'simd', '--noAssert'];
  run(node, ['node_modules/assemblyscript/bin/asc.js', 'kernel.ts', '-o', wasm, ...options], { cwd: folder });
  const source = createHash('sha256')
    .update(readFileSync(join(folder, 'kernel.ts')))
    .digest('hex');
  writeFileSync(
    join(root, 'server/src/matching/engine/kernel-code.ts'),
    `// Made by \`npm run kernel\` of server/kernel/kernel.ts.

/** SHA-256 of what was compiled. */
export const kernelSource = '${source}';

/** The compiled module, in base64. */
export const kernelCode =
  '${readFileSync(wasm).toString('base64')}';
`,
  );
}

const tool = (name, ...args) => run(join(root, 'node_modules/.bin', name), args);

function buildServer() {
  unlessDone(
    'server',
    'building the server',
    ['server/src', 'server/tsconfig.json', 'shared/src'],
    'server/dist/server/src/main.js',
    () => tool('tsc', '-p', 'server'),
  );
}

function buildClient() {
  unlessDone('client', 'building the three clients', ['client', 'shared/src'], 'client/dist/index.html', () =>
    run(node, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error'], {
      cwd: join(root, 'client'),
    }),
  );
}

/** Runs a compiled program of the server and passes signals on. */
function runServer(file, args) {
  const child = spawn(node, ['--enable-source-maps', join('server/dist/server/src', file), ...args], {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

function vitest(folder, args, more = {}) {
  const done = spawnSync(node, ['node_modules/vitest/vitest.mjs', 'run', ...args], {
    cwd: join(root, folder),
    env: { ...env, ...more },
    stdio: 'inherit',
  });
  return done.status === 0;
}

function generate() {
  buildServer();
  say('Parley: printing the schema and the typed documents');
  run(node, ['server/dist/server/src/print-schema-file.js', 'shared/schema.graphql']);
  run(join(root, 'node_modules/.bin/graphql-codegen'), ['--config', 'codegen.yml'], {
    cwd: join(root, 'shared'),
  });
}

/** Counts over the test reports, printed as one plain line. */
function totals(reports) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const report of reports) {
    if (!existsSync(report)) continue;
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'));
    sum.passed += numPassedTests;
    sum.failed += numFailedTests;
    sum.skipped += numPendingTests;
  }
  say(`\nTests: ${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
  return sum;
}

function test(args) {
  mkdirSync(state, { recursive: true });
  const reports = ['server', 'test'].map((folder) => join(state, `tests-${folder}.json`));
  let green = true;
  for (const [i, folder] of ['server', 'test'].entries()) {
    say(`\nParley: ${folder === 'server' ? 'tests of the parts' : 'tests of the whole: journeys and rules'}`);
    green =
      vitest(folder, ['--reporter=default', '--reporter=json', `--outputFile.json=${reports[i]}`, ...args]) &&
      green;
  }
  const { passed } = totals(reports);
  process.exit(green && passed > 0 ? 0 : 1);
}

const verbs = {
  start() {
    install();
    buildServer();
    buildClient();
    runServer('main.js', []);
  },
  dev() {
    install();
    buildServer();
    buildClient();
    say('Parley: server on port 4000; edit, then run this again. For the clients alone: vite in client/.');
    runServer('main.js', []);
  },
  build() {
    install();
    buildServer();
    buildClient();
  },
  generate() {
    install();
    generate();
  },
  kernel() {
    install();
    compileKernel();
  },
  import(args) {
    install();
    buildServer();
    runServer('cli.js', ['import', ...args]);
  },
  evaluate(args) {
    install();
    buildServer();
    runServer('evaluate-command.js', args);
  },
  parley(args) {
    install();
    buildServer();
    runServer('cli.js', args);
  },
  bench(args) {
    install();
    buildServer();
    if (args[0] === 'ranking') installPeers();
    run(node, [join('test/bench', `${args[0] ?? 'market'}.ts`), ...args.slice(1)]);
  },
  'check:crash'(args) {
    install();
    buildServer();
    run(node, ['test/crash/crash.ts', ...args]);
  },
  'check:imports'(args) {
    install();
    buildServer();
    run(node, ['test/abuse/importers.ts', ...args]);
  },
  test(args) {
    install();
    buildServer();
    buildClient();
    test(args);
  },
  check() {
    install();
    say('Parley: types');
    tool('tsc', '-p', 'server', '--noEmit');
    tool('tsc', '-p', 'client', '--noEmit');
    tool('tsc', '-p', 'test', '--noEmit');
    say('Parley: lint');
    tool('oxlint', '--deny-warnings');
    say('Parley: code that nothing uses');
    tool('knip');
    say('Parley: format');
    tool('prettier', '--check', '--log-level', 'warn', '.');
    generate();
    run('git', ['diff', '--exit-code', '--stat', '--', 'shared']);
    buildServer();
    buildClient();
    test([]);
  },
  'check:concurrency'(args) {
    install();
    buildServer();
    process.exit(vitest('test', ['--config', 'concurrency/vitest.config.ts', ...args]) ? 0 : 1);
  },
  'check:access'() {
    install();
    buildServer();
    say('Parley: the access matrix, and row-level security on many random markets');
    env.ACCESS_WORLDS ??= '1000';
    const green = vitest('test', [
      'rules/access',
      'rules/row-security',
      'rules/requests',
      'rules/open-schema',
    ]);
    process.exit(green ? 0 : 1);
  },
  /** `npm run check:abuse -- [documents] [mutated requests] [seed]` */
  'check:abuse'([documents = '20000', bodies = '20000', seed = 'parley']) {
    install();
    const asked = { ABUSE_DOCUMENTS: documents, ABUSE_BODIES: bodies, ABUSE_SEED: seed };
    say(`Parley: ${documents} random documents and ${bodies} mutated requests from the seed "${seed}"`);
    process.exit(vitest('test', ['rules/abuse.test.ts'], asked) ? 0 : 1);
  },
  'check:mutation'(args) {
    install();
    run(node, ['test/mutation/mutation.ts', ...args]);
  },
  'check:security'() {
    install();
    process.exit(checkSecurity({ root, env, pnpm, node }) ? 0 : 1);
  },
  fix() {
    install();
    tool('oxlint', '--fix');
    tool('prettier', '--write', '--log-level', 'warn', '.');
  },
};

const [verb, ...args] = process.argv.slice(2);
if (!verb || !(verb in verbs)) {
  process.stderr.write(`Say one of: ${Object.keys(verbs).join(', ')}\n`);
  process.exit(2);
}
verbs[verb](args);
