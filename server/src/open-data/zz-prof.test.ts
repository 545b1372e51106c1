import { readFileSync } from 'node:fs';
import { it } from 'vitest';
import { storedText, scrubContact } from './scrub-contact.ts';
import { inputFile } from './input-file.ts';
import { awards } from './sources/awards.ts';
import { FileSurvey } from './file-survey.ts';
it('x', async () => {
  const f = await inputFile('/work/shared/data/awards.csv');
  let t = Date.now(); const facts: any[] = []; const s = new FileSurvey();
  for await (const r of awards.read(f)) if (r.kind === 'record') facts.push(r);
  console.log('read', Date.now() - t); t = Date.now();
  const u = facts.map((r) => ({ l: r.line, f: (awards.toFact(r.record, '2026-11-23') as any).fact }));
  console.log('facts', Date.now() - t); t = Date.now();
  for (const x of u) s.add(x.f, x.l); s.finish();
  console.log('survey', Date.now() - t); t = Date.now();
  const seen = new Map<string,string>();
  for (const x of u) { storedText(x.f.description, 6000); }
  console.log('text', Date.now() - t); t = Date.now();
  const d = u.map((x) => x.f.description).join('\n');
  const out: string[] = []; let n = 0;
  for (const x of new Set(u.map((x) => x.f.description as string))) { const y = scrubContact(x); if (y !== x) { n++; if (n % 2 === 0) { let i = 0; while (x[i] === y[i]) i++; out.push(x.slice(Math.max(0, i - 40), i + 60).replace(/\n/g, ' ') + '  ==>  ' + y.slice(Math.max(0,i - 40), i + 60).replace(/\n/g, ' ')); } } }
  console.log(n, out.join('\n'));
}, 600000);
