import { describe, expect, it } from 'vitest';
import { linesOfBusiness } from '../taxonomy/reference/lines-of-business.ts';
import { lineOfNotice } from './line-of-notice.ts';

describe('the line of business of a notice', () => {
  it.each([
    ['waste-and-recycling', 'Household waste collection', '', ['90511000']],
    ['adult-social-care', 'Supported living for adults', '', []],
    ['public-health', 'Integrated substance misuse service', '', ['85000000']],
    ['send-transport', 'Route 14, north', 'Taking pupils on home to school transport.', ['60120000']],
    ['homelessness-prevention', 'Emergency accommodation', '', ['55110000']],
  ])('is %s for “%s”', (line, title, text, codes) => {
    expect(linesOfBusiness.map(({ code }) => code)).toContain(line);
    expect(lineOfNotice(title, text, codes)).toBe(line);
  });

  it.each([
    ['words and codes disagree', 'Home care for older people', '', ['90511000']],
    ['the codes are not confirmed by a word', 'Framework 12', 'Lots 1 to 4.', ['90511000']],
    ['a division alone says too little', 'Framework 12', '', ['85000000']],
    ['several lines are named', 'Home care and waste collection', '', []],
    ['a code is none', 'Framework 12', '', ['abc', '99999999']],
    ['nothing is said', '', '', []],
  ])('is left open where %s', (_, title, text, codes) => {
    expect(lineOfNotice(title, text, codes)).toBeNull();
  });
});
