/** The domain of an address, in lower case. */
export const domainOf = (address: string): string =>
  address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/**
 * Whether an address belongs to one of the domains. A domain stands for itself alone: neither its subdomains nor what
 * merely ends or begins like it.
 */
export const isOfDomains = (address: string, domains: readonly string[]): boolean =>
  domains.includes(domainOf(address));

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const domainShape = new RegExp(`^(?:${label}\\.)+[a-z]{2,63}$`);

/** A domain as it is kept, from what a person typed ("@Camden.gov.uk"); null for what is none. */
export function readDomain(text: string): string | null {
  const domain = text.trim().toLowerCase().replace(/^@/, '');
  return domain.length <= 253 && domainShape.test(domain) ? domain : null;
}
