// What Parley is made of, as `npm run check:security` looks at it: the bill of materials, the licences, known faults of
// the parts, and secrets in the checkout. Plain JavaScript, like run.mjs, of which it is a verb.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const billOfMaterials = '.build/sbom.cdx.json';

/**
 * Whether an SPDX expression is within the list: every part of an AND, one part of an OR. An exception after WITH only
 * adds to what is permitted.
 * @param {string} expression such as `(MIT AND BSD-3-Clause)`
 * @param {Set<string>} allowed
 */
export function isAllowed(expression, allowed) {
  const words = expression.match(/[()]|[^\s()]+/g) ?? [];
  let at = 0;
  const is = (word) => words[at]?.toUpperCase() === word;
  const one = () => {
    if (words[at] === '(') {
      at++;
      const inner = either();
      if (words[at++] !== ')') throw new Error('not closed');
      return inner;
    }
    const known = allowed.has(words[at++]);
    if (is('WITH')) at += 2;
    return known;
  };
  const both = () => {
    let yes = one();
    for (; is('AND');) {
      at++;
      yes = one() && yes;
    }
    return yes;
  };
  const either = () => {
    let yes = both();
    for (; is('OR');) {
      at++;
      yes = both() || yes;
    }
    return yes;
  };
  try {
    return either() && at === words.length;
  } catch {
    return false;
  }
}

/** The parts of a CycloneDX document whose licence is not within the list, each in a line. */
export function outsideTheList({ components }, allowed) {
  return components
    .filter(({ purl }) => !purl?.startsWith('pkg:npm/%40parley/'))
    .flatMap(({ group, name, version, licenses = [] }) => {
      const said = licenses.map(
        ({ expression, license }) => expression ?? license?.id ?? license?.name ?? '',
      );
      if (said.length > 0 && said.every((text) => isAllowed(text, allowed))) return [];
      return [`${group ? `${group}/` : ''}${name} ${version}: ${said.join(', ') || 'no licence'}`];
    });
}

/** @param {{ root: string, env: object, pnpm: string[], node: string }} where @returns {boolean} whether all is well */
export function checkSecurity({ root, env, pnpm, node }) {
  const say = (text) => process.stdout.write(`Parley: ${text}\n`);
  const run = (command, args) => spawnSync(command, args, { cwd: root, env, encoding: 'utf8' });
  let well = true;

  mkdirSync(join(root, '.build'), { recursive: true });
  const format = ['--sbom-format', 'cyclonedx', '--sbom-type', 'application'];
  const bill = run('npx', [...pnpm, 'sbom', '--prod', ...format, '--out', billOfMaterials]);
  if (bill.status !== 0) {
    process.stderr.write(`${bill.stdout}${bill.stderr}`);
    return false;
  }
  const document = JSON.parse(readFileSync(join(root, billOfMaterials), 'utf8'));
  say(
    `bill of materials (CycloneDX ${document.specVersion}): ${document.components.length} parts in ${billOfMaterials}`,
  );

  const reasons = JSON.parse(readFileSync(new URL('licences.json', import.meta.url), 'utf8'));
  const outside = outsideTheList(document, new Set(Object.keys(reasons)));
  if (outside.length > 0) {
    well = false;
    say(
      'licences that scripts/licences.json does not allow; add one with its reason, or leave the part out:',
    );
    for (const line of outside) say(`  ${line}`);
  } else say(`licences: all are among the ${Object.keys(reasons).length} of scripts/licences.json`);

  const audit = run('npx', [...pnpm, 'audit', '--prod', '--audit-level', 'moderate']);
  const told = `${audit.stdout}${audit.stderr}`;
  if (audit.status === 0) say('known faults of the parts: none');
  else if (/ERR_PNPM_AUDIT|ENOTFOUND|ECONNREFUSED|fetch failed/.test(told))
    say('known faults of the parts: NOT LOOKED UP, the package registry does not answer this question');
  else {
    well = false;
    process.stdout.write(told);
  }

  const files = run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard']).stdout.split(
    '\0',
  );
  const texts = files.filter((file) => file && !/\.(png|jpe?g|ico|woff2?|gz|zip)$/.test(file));
  const secretlint = join(root, 'node_modules/secretlint/bin/secretlint.js');
  const secrets = run(node, [secretlint, '--maskSecrets', '--no-glob', ...texts]);
  if (secrets.status === 0) say(`secrets: none in ${texts.length} files`);
  else {
    well = false;
    process.stdout.write(`${secrets.stdout}${secrets.stderr}`);
  }
  return well;
}
