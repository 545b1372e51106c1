import { expect, test } from 'vitest';
import { isOfDomains, readDomain } from './email-domains.ts';

const domains = ['borough.gov.uk', 'shared.borough.gov.uk'];

test.each([
  'jo@borough.gov.uk',
  'Jo.Smith@Borough.GOV.uk',
  'jo@shared.borough.gov.uk',
  '"a@evil.example"@borough.gov.uk',
])('%s is of the council', (address) => expect(isOfDomains(address, domains)).toBe(true));

test.each([
  'jo@borough.gov.uk.evil.example',
  'jo@evilborough.gov.uk',
  'jo@evil.borough.gov.uk',
  'jo@borough-gov.uk',
  'jo@gov.uk',
  'jo@borough.gov.uk.',
  'jo@bor\u043eugh.gov.uk',
  'borough.gov.uk@evil.example',
  'jo@borough.gov.uk@evil.example',
  'jo',
])('%s is not', (address) => expect(isOfDomains(address, domains)).toBe(false));

test.each([
  ['@Camden.gov.uk ', 'camden.gov.uk'],
  ['council.parley.example', 'council.parley.example'],
])('%s is kept as %s', (text, domain) => expect(readDomain(text)).toBe(domain));

test.each([
  'uk',
  '',
  'a b.uk',
  '*.gov.uk',
  'http://x.uk',
  'x..uk',
  '-x.uk',
  'bor\u043eugh.uk',
  `${'a.'.repeat(200)}uk`,
])('"%s" is no domain', (text) => expect(readDomain(text)).toBeNull());
