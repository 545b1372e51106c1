import { compareIds } from './canonical.ts';
import type { DemandFacts, SupplierFacts } from './facts.ts';
import type { Filter, IneligibleReason } from './match.ts';

type Standing = Pick<SupplierFacts, 'excluded' | 'regions' | 'size' | 'sme' | 'vcse' | 'accreditations'>;

/**
 * The rules of eligibility: each a fact about supplier and demand, none a matter of degree.
 * @returns every reason why the supplier may not be matched to the demand; empty = eligible
 */
export function ineligibleBecause(supplier: Standing, demand: DemandFacts): IneligibleReason[] {
  const reasons: IneligibleReason[] = [];
  if (supplier.excluded) {
    reasons.push({ code: 'excluded', sentence: 'Excluded or debarred from public contracts.' });
  }
  const { region } = demand;
  if (region !== null && supplier.regions.length > 0 && !supplier.regions.includes(region)) {
    reasons.push({ code: 'region', sentence: `Does not serve ${region}.` });
  }
  const missing = demand.requiredAccreditations.filter((name) => !supplier.accreditations.includes(name));
  if (missing.length > 0) {
    const sentence = `Does not hold ${[...missing].sort(compareIds).join(', ')}, which is required.`;
    reasons.push({ code: 'accreditation', sentence });
  }
  if (demand.reservedFor === 'sme')
    reasons.push(...reserved(isSme(supplier), 'reserved_sme', 'small and medium-sized enterprises'));
  if (demand.reservedFor === 'vcse')
    reasons.push(...reserved(supplier.vcse, 'reserved_vcse', 'voluntary, community and social enterprises'));
  return reasons;
}

/** Whether a supplier is an SME: what is recorded, else what its size says, else null. */
export function isSme(supplier: Pick<SupplierFacts, 'sme' | 'size'>): boolean | null {
  if (supplier.sme !== null) return supplier.sme;
  return supplier.size === 'unknown' ? null : supplier.size !== 'large';
}

function reserved(
  belongs: boolean | null,
  code: 'reserved_sme' | 'reserved_vcse',
  group: string,
): IneligibleReason[] {
  if (belongs === true) return [];
  if (belongs === false) return [{ code, sentence: `Reserved for ${group}.` }];
  return [
    {
      code: 'status_unknown',
      sentence: `Reserved for ${group}, and this supplier's status is not recorded.`,
    },
  ];
}

/** Whether a supplier is inside the parts of a filter that eligibility classes decide. */
export function insideFilter(supplier: Standing, filter: Filter): boolean {
  const { regions, sizes } = filter;
  if (
    regions !== undefined &&
    supplier.regions.length > 0 &&
    !regions.some((r) => supplier.regions.includes(r))
  )
    return false;
  if (sizes !== undefined && !sizes.includes(supplier.size)) return false;
  if (filter.smeOnly === true && isSme(supplier) !== true) return false;
  return filter.vcseOnly !== true || supplier.vcse === true;
}

/**
 * Suppliers with the same standing form one class, so that a demand's rules are judged once per class and a scan
 * asks one byte per supplier. Class 0 is for rows that are no longer valid.
 */
export class EligibilityClasses {
  readonly #numbers = new Map<string, number>();
  readonly standings: (Standing | null)[] = [null];
  /** Valid rows per class; in class 0, rows that are no longer valid. */
  readonly counts: number[] = [0];

  /** Counts a supplier in and returns its class. */
  enter(supplier: Standing): number {
    const { excluded, size, sme, vcse } = supplier;
    const regions = [...supplier.regions].sort(compareIds);
    const accreditations = [...supplier.accreditations].sort(compareIds);
    const key =
      regions.length + accreditations.length === 0
        ? `${excluded} ${size} ${sme} ${vcse}`
        : JSON.stringify([excluded, size, sme, vcse, regions, accreditations]);
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.standings.length;
      this.#numbers.set(key, number);
      this.standings.push({ excluded, size, sme, vcse, regions, accreditations });
      this.counts.push(0);
    }
    this.counts[number]!++;
    return number;
  }

  /** Takes back that a supplier left one class and entered another. */
  takeBack(left: number, entered: number): void {
    this.counts[left]!++;
    this.counts[entered]!--;
    this.counts[0]!--;
  }

  /** Counts a supplier of this class out. */
  leave(number: number): void {
    this.counts[number]!--;
    this.counts[0]!++;
  }
}
