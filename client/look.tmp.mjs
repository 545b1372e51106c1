import { createServer } from 'node:http';
import { readFileSync, existsSync } from 'node:fs';
import { join, extname } from 'node:path';
import { createRequire } from 'node:module';
const req = createRequire('/work/main/test/package.json');
const { chromium } = req('playwright-core');
const { AxeBuilder } = req('@axe-core/playwright');
const root = '/tmp/gallery-dist';
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const csp = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'";
const demo = { data: { about: { demo: true, __typename: 'About' }, viewer: null } };
const server = createServer((q, r) => {
  const path = new URL(q.url, 'http://x').pathname;
  if (path === '/graphql') { r.setHeader('content-type', 'application/json'); return r.end(JSON.stringify(demo)); }
  let file = join(root, path);
  if (!extname(path)) file = path === '/' ? join(root, 'index.html') : join(root, path.split('/')[1], 'index.html');
  if (!existsSync(file)) { r.statusCode = 404; return r.end(); }
  r.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
  r.setHeader('content-security-policy', csp);
  r.end(readFileSync(file));
}).listen(4977);
const only = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'] });
const pages = { front: '/', council: '/council/', signin: '/council/sign-in', matches: '/gallery/?size=MICRO&size=SMALL', need: '/gallery/need', forms: '/gallery/forms', states: '/gallery/states', charts: '/gallery/charts' };
let bad = 0;
for (const width of [1280, 320]) {
  const context = await browser.newContext({ viewport: { width, height: 800 }, reducedMotion: 'reduce' });
  for (const [name, path] of Object.entries(pages)) {
    if (only.length && !only.includes(name)) continue;
    const page = await context.newPage();
    page.on('console', (m) => { if (['error', 'warning'].includes(m.type())) console.log(name, width, m.type(), m.text()); });
    page.on('pageerror', (e) => console.log(name, width, 'pageerror', e.message));
    await page.goto('http://127.0.0.1:4977' + path);
    await page.waitForSelector('h1');
    await page.waitForTimeout(500);
    const check = async (state) => {
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
      for (const v of violations) { bad++; console.log('AXE', state, width, v.id, v.impact, v.tags.includes('best-practice') ? '(best practice)' : '', v.nodes.slice(0, 3).map((n) => n.target.join(' ') + ' :: ' + n.failureSummary.replaceAll('\n', ' ')).join(' || ').slice(0, 600)); }
      const wide = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      if (wide[0] > wide[1]) console.log('OVERFLOW', state, width, wide, await page.evaluate(() => [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.parley-scroll')).slice(0, 5).map((e) => e.tagName + '.' + e.className)));
      await page.screenshot({ path: `/tmp/shots/${state}-${width}.png`, fullPage: true });
    };
    await check(name);
    if (name === 'forms') {
      await page.getByRole('button', { name: 'Save and continue' }).click();
      await page.waitForTimeout(200);
      console.log('focus after submit:', await page.evaluate(() => document.activeElement.className), await page.title());
      await check('forms-errors');
      await page.getByRole('combobox', { name: /about/ }).fill('fall');
      await page.waitForTimeout(500);
      await page.keyboard.press('ArrowDown'); await page.keyboard.press('ArrowDown');
      await check('forms-open');
      await page.keyboard.press('Enter');
      await page.getByRole('combobox', { name: /about/ }).fill('tele');
      await page.waitForTimeout(500);
      await page.keyboard.press('ArrowDown'); await page.keyboard.press('Enter');
      await check('forms-chosen');
    }
    if (name === 'need') {
      await page.getByText('3 records behind this').click();
      await page.getByText('2 signals gave no points').click();
      await page.getByRole('button', { name: 'Interests' }).click();
      await page.getByRole('button', { name: 'Close this need' }).click();
      console.log('focus in confirm:', await page.evaluate(() => document.activeElement.textContent));
      await check('need-open');
      if (width === 320) { await page.getByRole('button', { name: 'Menu' }).click(); await page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'Matches' }).click(); }
      else await page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'Matches' }).click();
      await page.waitForTimeout(300);
      console.log('focus after route:', await page.evaluate(() => document.activeElement.tagName + ' ' + document.activeElement.textContent), '|', await page.title(), '|', await page.evaluate(() => document.querySelector('[role=status]').textContent));
    }
    if (name === 'matches') {
      await page.getByRole('link', { name: /Next/ }).click(); await page.waitForTimeout(200);
      console.log(page.url());
      await page.getByRole('link', { name: /Previous|First/ }).click(); await page.waitForTimeout(200);
      console.log(page.url());
      await page.getByRole('button', { name: /Remove filter Micro/ }).click(); await page.waitForTimeout(200);
      console.log(page.url());
    }
    if (name === 'charts') { for (const s of await page.locator('summary').all()) await s.click(); await check('charts-open'); }
    if (width === 1280 && name === 'need') { await page.goto('http://127.0.0.1:4977' + path); await page.waitForSelector('h1'); await page.emulateMedia({ media: 'print' }); await page.screenshot({ path: '/tmp/shots/need-print.png', fullPage: true }); }
    await page.close();
  }
  await context.close();
}
console.log('axe violations:', bad);
await browser.close(); server.close();
