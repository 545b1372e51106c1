import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { marked } from 'marked';
import { plainPage } from '../identity/plain-page.ts';

/** The documents people may read in the product, by the last part of their address. */
const documents = ['ranking', 'accessibility', 'glossary', 'personal-data', 'api', 'trust'] as const;

const styles = `body { margin: 0; color: #0b0c0c; background: #fff; font: 1.1875rem/1.4 arial, sans-serif; }
main { max-width: 48rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; overflow-wrap: anywhere; }
h1, h2, h3 { line-height: 1.15; }
a { color: #1a65a6; }
a:focus-visible { outline: 3px solid transparent; color: #0b0c0c; background: #fd0; box-shadow: 0 -2px #fd0, 0 4px #0b0c0c; }
table { border-collapse: collapse; display: block; overflow-x: auto; }
th, td { padding: 0.5rem 1rem 0.5rem 0; border-bottom: 1px solid #b1b4b6; text-align: left; vertical-align: top; overflow-wrap: normal; }
pre { padding: 0.75rem; background: #f3f2f1; overflow-x: auto; }
`;

/** Serves the public documents of docs/ as pages: how ranking works, accessibility, words. */
export function registerDocs(app: FastifyInstance, folder: string): void {
  app.get('/docs/docs.css', async (_request, reply) => reply.type('text/css; charset=utf-8').send(styles));
  for (const name of documents) {
    const path = join(folder, `${name}.md`);
    if (!existsSync(path)) continue;
    const text = readFileSync(path, 'utf8');
    const title = /^# (.+)$/m.exec(text)?.[1] ?? name;
    const body = marked.parse(text.replace(/^# .+$/m, ''), { async: false });
    const scrollable = body.replaceAll('<table>', '<table tabindex="0">');
    const page = plainPage({
      title,
      stylesheet: '/docs/docs.css',
      main: `${scrollable}\n<p><a href="/">Back to Parley</a></p>`,
    });
    app.get(`/docs/${name}`, async (_request, reply) => reply.type('text/html; charset=utf-8').send(page));
  }
}
