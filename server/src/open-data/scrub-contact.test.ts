import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scrubContact, storedText } from './scrub-contact.ts';

describe('scrubbed text', () => {
  it.each([
    ['Write to jane.roche@example.gov.uk today', 'Write to [email] today'],
    ['mailto:a.b+c@x-y.co.uk', '[email]'],
    ['bids [at] example.org', '[email]'],
    ['Ring 020 7946 0000 or (01772) 533 333.', 'Ring [phone] or [phone].'],
    ['+44 (0)20 7946 0000', '[phone]'],
    ['Tel: 533333 ext 12', 'Tel: [phone]'],
    ['broken on its way: 01632\ufffd960001', 'broken on its way: [phone]'],
    ['please contact Jane Roche on 01632 960001', 'please contact [name] on [phone]'],
    ['For the attention of Jo Smith-Jones, Room 4', 'For the attention of [name], Room 4'],
    ["Mrs O'Neill will answer", '[name] will answer'],
  ])('reads %s as %s', (text, scrubbed) => {
    expect(scrubContact(text)).toBe(scrubbed);
  });

  it.each([
    'Company 01234567, CPV 85312400 and 45000000-7',
    'From 01/02/2020 to 31.03.2021, £1,000,000 or 2 000 000 000 GBP',
    'pursuant to Notice 2022/S 000-018972',
    'contact Leeds City Council or call the Contact Tracing App team',
    'orders during the Call Off Stage',
    'Framework RM6100, lot 2, ref DN501879-28643936',
  ])('leaves alone: %s', (text) => {
    expect(scrubContact(text)).toBe(text);
  });

  it('holds no e-mail address of the usual form, and does not change when scrubbed again', () => {
    const words = fc.array(
      fc.oneof(
        fc.emailAddress(),
        fc.string(),
        fc.constantFrom('contact', 'Jane', 'Smith', '01632 960001', 'Dr'),
      ),
    );
    fc.assert(
      fc.property(words, (parts) => {
        const once = scrubContact(parts.join(' '));
        expect(once).not.toMatch(/[a-z0-9]@[a-z0-9-]+\.[a-z]{2,}/i);
        expect(scrubContact(once)).toBe(once);
      }),
    );
  });
});

describe('stored text', () => {
  it('has its entities decoded, its tags gone and its white space evened', () => {
    expect(storedText('  Caf&eacute; &amp; <b>bar</b><br/>for\t all \r\n\r\n\r\n\r\nof us\u0000 ', 100)).toBe(
      'Café & bar for all\n\nof us',
    );
  });

  it('never exceeds its length and is always well-formed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 30 }), (text, most) => {
        const stored = storedText(text, most);
        expect(stored.length).toBeLessThanOrEqual(most);
        expect(stored.isWellFormed()).toBe(true);
        expect(stored).not.toContain('\u0000');
      }),
    );
  });
});
