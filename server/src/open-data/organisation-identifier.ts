const companyPrefixes =
  'AC|BR|CE|CN|CS|FC|FE|GE|GN|GS|IC|IP|LP|NA|NC|NF|NI|NL|NO|NP|NR|NV|NZ|OC|OE|PC|RC|RS|SA|SC|SE|SF|SG|SI|SL|SO|SP|SR|SZ|ZC';
const company = new RegExp(
  `^(?:[0-9]{8}|(?:${companyPrefixes})[0-9]{6}|R[0-9]{7}|(?:IP|SP|NP|NV|RS)[0-9]{5}[A-Z])$`,
);

/**
 * A Companies House number in its one written form: eight characters, zeros put back in front. Spaces, quotes,
 * brackets, a "Company number:" before it and the letter O typed for a zero are understood. Null for everything else: VAT
 * and foreign numbers, names, numbers of fewer than five digits and obvious stand-ins such as 12345678.
 */
export function companyNumber(text: string | null | undefined): string | null {
  let given = (text ?? '')
    .toUpperCase()
    .replace(
      /^\s*(?:GB-COH-|UK-COH-|(?:COMPANY|COMPANIES|REG(?:ISTERED|ISTRATION)?|CRN|NUMBER|NO|HOUSE)[\s.:]+)+/,
      '',
    )
    .replace(/[\s.'"“”‘’()#]+/g, '');
  if (/^[0-9]{5,8}$/.test(given)) given = given.padStart(8, '0');
  else if (/^[0-9]{5}R$/.test(given)) given = `IP${given}`;
  else {
    const parts = /^([A-Z]{2})(O?[0-9]{1,6})$/.exec(given);
    if (parts) given = parts[1]! + parts[2]!.replace('O', '0').padStart(6, '0');
  }
  if (!company.test(given) || /^(?:[A-Z]*)0+$/.test(given)) return null;
  return /^(?:12345678|01234567|00012345|00123456|([1-9])\1{7})$/.test(given) ? null : given;
}

/** A charity number of England and Wales, Scotland or Northern Ireland in one written form, or null. */
export function charityNumber(text: string | null | undefined): string | null {
  const given = (text ?? '')
    .toUpperCase()
    .replace(/^\s*(?:GB-(?:CHC|SC|NIC)-)/, '')
    .replace(/\s+/g, '');
  return /^(?:[1-9][0-9]{5,6}(?:-[0-9]{1,3})?|SC0[0-9]{5}|NIC?1[0-9]{5})$/.test(given) ? given : null;
}

/** Schemes by which organisations are known, the one to go by first, first. */
const schemes: readonly [scheme: string, form: (text: string) => string | null][] = [
  ['GB-COH', companyNumber],
  ['GB-CHC', charityNumber],
  ['GB-PPON', (text) => /^P[A-Z]{3}-[0-9]{4}-[A-Z]{4}$/.exec(text.trim().toUpperCase())?.[0] ?? null],
];

export interface OrganisationIdentifier {
  identifierScheme: string;
  identifier: string;
}

/**
 * The identifier to know an organisation by, of those a source gives: the company number before the charity
 * number before the PPON. A number that cannot be right is left out, with a sentence in `dropped`.
 */
export function bestIdentifier(
  given: readonly { scheme: string; id: string }[],
  dropped: string[],
): OrganisationIdentifier | null {
  let best: OrganisationIdentifier | null = null;
  for (const [scheme, form] of schemes) {
    for (const { id } of given.filter((one) => one.scheme.toUpperCase() === scheme && one.id.trim())) {
      const identifier = form(id);
      if (!identifier) dropped.push(`"${id.trim().slice(0, 60)}" is no ${scheme} number`);
      else best ??= { identifierScheme: scheme, identifier };
    }
  }
  return best;
}
