import { sql } from 'kysely';
import { limits } from '@parley/shared/limits';
import { changedFields } from '../audit/changed-fields.ts';
import { checkVersion, recordAct, recordChange } from '../platform/changes.ts';
import { findById, getById, loaderFor, type Context } from '../platform/context.ts';
import { badInput, notFound } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { checkSearch, holding, searchWords } from '../platform/search.ts';
import { knownTermIds } from '../taxonomy/known-terms.ts';
import { pageOf, type Connection, type PageArgs } from '../platform/pagination.ts';
import { Capability, CapabilityOrigin } from './capability.entity.ts';
import type {
  DeclareCapabilityInput,
  RemoveCapabilityInput,
  UpdateCapabilityInput,
  UpdateSupplierInput,
} from './supplier.input.ts';
import type { HeldAccreditation, SupplierListFilter } from './supplier.resolver.ts';
import { Supplier, SupplierSize } from './supplier.entity.ts';
import { statements } from '../platform/database.ts';

/** Suppliers by name; words are looked for in the name and the statement. */
export async function listSuppliers(
  ctx: Context,
  filter: SupplierListFilter,
  page: PageArgs,
): Promise<Connection<Supplier>> {
  const words = searchWords(filter.search);
  const withTerms = filter.termIds?.length
    ? await ctx.em.find(
        Capability,
        { termIds: { $overlap: filter.termIds } } as never,
        { fields: ['supplier'] } as never,
      )
    : null;
  return pageOf(
    ctx,
    Supplier,
    {
      $and: [
        ...words.map((word) => ({ $or: [{ name: holding(word) }, { statement: holding(word) }] })),
        ...(filter.sizes?.length ? [{ size: { $in: filter.sizes } }] : []),
        ...(filter.smeOnly ? [{ sme: true }] : []),
        ...(filter.vcseOnly ? [{ vcse: true }] : []),
        ...(withTerms ? [{ id: { $in: [...new Set(withTerms.map((c) => c.supplier.id))] } }] : []),
      ],
    },
    { name: 'asc' },
    page,
  );
}

/** What suppliers say they hold, so that a need requires an accreditation by the words suppliers use. */
export async function listAccreditations(
  ctx: Context,
  search: string,
  first: number,
): Promise<HeldAccreditation[]> {
  checkSearch(search);
  const { rows } = await sql<HeldAccreditation>`
    select held.name, count(*)::int as suppliers
    from suppliers s, unnest(s.accreditations) as held(name)
    where held.name ilike ${holding(search.trim()).$ilike}
    group by held.name order by suppliers desc, held.name
    limit ${Math.min(Math.max(first, 1), limits.pageSize)}
  `.execute(statements(ctx.em));
  return rows;
}

const capabilitiesOfSupplier = Symbol('capabilities of suppliers');

/** A supplier's capabilities, batched over the request. */
export function capabilitiesOf(ctx: Context, supplierId: string): Promise<Capability[]> {
  return loaderFor<Capability[]>(ctx, capabilitiesOfSupplier, async (ids) => {
    const found = await ctx.em.find(
      Capability,
      { supplier: { $in: [...ids] } } as never,
      { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] } as never,
    );
    return ids.map((id) => found.filter((capability) => capability.supplier.id === id));
  }).load(supplierId);
}

export async function updateSupplier(ctx: Context, input: UpdateSupplierInput): Promise<Supplier> {
  const supplier = await findById(ctx, Supplier, input.supplierId);
  if (!supplier) throw notFound('supplier');
  checkVersion(supplier, input.version, 'profile');
  const after = {
    statement: input.statement.trim(),
    size: input.size,
    sme: input.size === SupplierSize.UNKNOWN ? supplier.sme : input.size !== SupplierSize.LARGE,
    vcse: input.vcse,
    regions: [...new Set(input.regions)],
    accreditations: [...new Set(input.accreditations)],
    confirmedAt: new Date(),
  };
  recordAct(ctx, 'updateSupplier', supplier.id, changedFields({ ...supplier }, after));
  ctx.em.assign(supplier, after);
  recordChange(ctx, 'supplier', supplier.id);
  return supplier;
}

/** The first declaration of a supplier replaces what was derived from its awards. */
export async function declareCapability(ctx: Context, input: DeclareCapabilityInput): Promise<Supplier> {
  const supplier = await getById(ctx, Supplier, input.supplierId);
  const declared = await ctx.em.count(Capability, {
    supplier: supplier.id,
    origin: CapabilityOrigin.DECLARED,
  });
  if (declared >= limits.capabilities) {
    throw badInput({
      field: 'title',
      message: `A profile holds at most ${limits.capabilities} capabilities.`,
    });
  }
  const termIds = await knownTermIds(ctx, input.termIds);
  if (!declared)
    await ctx.em.nativeDelete(Capability, { supplier: supplier.id, origin: CapabilityOrigin.DERIVED });
  const id = newId('Capability');
  ctx.em.persist(
    ctx.em.create(Capability, {
      id,
      supplier,
      title: input.title.trim(),
      description: input.description.trim(),
      termIds,
      origin: CapabilityOrigin.DECLARED,
    } as never),
  );
  recordChange(ctx, 'supplier', supplier.id);
  recordAct(ctx, 'declareCapability', id, {
    after: {
      supplierId: supplier.id,
      title: input.title.trim(),
      description: input.description.trim(),
      termIds,
    },
  });
  return supplier;
}

/** Editing a derived capability makes it a declaration. */
export async function updateCapability(ctx: Context, input: UpdateCapabilityInput): Promise<Supplier> {
  const capability = await findById(ctx, Capability, input.capabilityId);
  if (!capability) throw notFound('capability');
  checkVersion(capability, input.version, 'capability');
  const termIds = await knownTermIds(ctx, input.termIds);
  const after = {
    title: input.title.trim(),
    description: input.description.trim(),
    termIds,
    origin: CapabilityOrigin.DECLARED,
  };
  recordAct(ctx, 'updateCapability', capability.id, changedFields({ ...capability }, after));
  ctx.em.assign(capability, after);
  recordChange(ctx, 'supplier', capability.supplier.id);
  return getById(ctx, Supplier, capability.supplier.id);
}

export async function removeCapability(ctx: Context, input: RemoveCapabilityInput): Promise<Supplier> {
  const capability = await findById(ctx, Capability, input.capabilityId);
  if (!capability) throw notFound('capability');
  checkVersion(capability, input.version, 'capability');
  const supplierId = capability.supplier.id;
  recordAct(ctx, 'removeCapability', capability.id, {
    before: {
      supplierId,
      title: capability.title,
      description: capability.description,
      termIds: capability.termIds,
    },
  });
  ctx.em.remove(capability);
  recordChange(ctx, 'supplier', supplierId);
  const supplier = await getById(ctx, Supplier, supplierId);
  if (capability.origin === CapabilityOrigin.DERIVED) supplier.capabilitiesKept = true;
  return supplier;
}
