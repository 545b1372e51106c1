import { CouncilLine } from '../../councils/council-line.entity.ts';
import { Interest } from '../../needs/interest.entity.ts';
import { Need } from '../../needs/need.entity.ts';
import type { Context, Viewer } from '../../platform/context.ts';
import { ShortlistEntry } from '../../shortlists/shortlist-entry.entity.ts';
import { Capability } from '../../suppliers/capability.entity.ts';
import { ApiToken } from '../api-token.entity.ts';
import { MemberInvitation } from '../member-invitation.entity.ts';
import { Membership, Role, Side } from '../membership.entity.ts';

const { MEMBER, LEAD, ADMINISTRATOR } = Role;
export const council = (councilId: string, role = MEMBER) => ({
  side: Side.COUNCIL,
  role,
  councilId,
  supplierId: null,
});
export const supplier = (supplierId: string, role = MEMBER) => ({
  side: Side.SUPPLIER,
  role,
  councilId: null,
  supplierId,
});
export const office = (role = MEMBER) => ({ side: Side.OFFICE, role, councilId: null, supplierId: null });
export const person = (...memberships: Viewer['memberships']): Viewer => ({
  accountId: 'somebody',
  name: 'Somebody',
  email: 'somebody@example.org',
  memberships,
  signIn: { sessionId: 'session', verifiedAt: new Date(), secondFactor: true, needs: null },
});

/** Everybody who may come to the door, in words that the tables below use. */
export const people = {
  nobody: null,
  'somebody without an organisation': person(),
  officer: person(council('Camden')),
  lead: person(council('Camden', LEAD)),
  administrator: person(council('Camden', ADMINISTRATOR)),
  'officer elsewhere': person(council('Barnet')),
  'lead elsewhere': person(council('Barnet', LEAD)),
  'administrator elsewhere': person(council('Barnet', ADMINISTRATOR)),
  supplier: person(supplier('Brightwater')),
  'administrator of the supplier': person(supplier('Brightwater', ADMINISTRATOR)),
  rival: person(supplier('Rival')),
  'administrator of the rival': person(supplier('Rival', ADMINISTRATOR)),
  office: person(office()),
  'administrator of the office': person(office(ADMINISTRATOR)),
  'officer who works for a rival too': person(supplier('Rival'), council('Camden')),
  // Memberships that no database of ours holds: a rule must not open by half of what it asks for.
  'rival with the name of the council': person({ ...supplier('Rival', ADMINISTRATOR), councilId: 'Camden' }),
  'council with the name of the supplier': person({
    ...council('Barnet', ADMINISTRATOR),
    supplierId: 'Brightwater',
  }),
} satisfies Record<string, Viewer | null>;
export type Who = keyof typeof people;

export const everybody = Object.keys(people) as Who[];
export const signedIn = everybody.filter((who) => who !== 'nobody');
export const officers: Who[] = ['officer', 'lead', 'administrator', 'officer who works for a rival too'];
export const officersElsewhere: Who[] = [
  'officer elsewhere',
  'lead elsewhere',
  'administrator elsewhere',
  'council with the name of the supplier',
];
export const supplierMembers: Who[] = ['supplier', 'administrator of the supplier'];
export const officeAdministrator: Who = 'administrator of the office';
export const officeMembers: Who[] = ['office', officeAdministrator];

export const of = (id: string) => ({ id });
export const need = (id: string, councilId: string, publishedAt: Date | null = null) => ({
  id,
  council: of(councilId),
  publishedAt,
});
/** What is stored: the things of Camden and Brightwater, and some of others. */
const stored = new Map<unknown, { id: string }[]>([
  [Need, [need('need', 'Camden'), need('need elsewhere', 'Barnet')]],
  [CouncilLine, [{ id: 'line', council: of('Camden') }] as never],
  [
    Interest,
    [
      { id: 'interest', need: of('need'), supplier: of('Brightwater') },
      { id: 'interest in a lost need', need: of('lost'), supplier: of('Brightwater') },
    ] as never,
  ],
  [
    ShortlistEntry,
    [
      { id: 'entry', need: of('need') },
      { id: 'entry of a lost need', need: of('lost') },
    ] as never,
  ],
  [
    ApiToken,
    [
      { id: 'token', accountId: 'somebody' },
      { id: 'token of another', accountId: 'colleague' },
    ] as never,
  ],
  [
    MemberInvitation,
    [{ id: 'invitation', side: Side.COUNCIL, council: of('Camden'), supplier: null, role: MEMBER }] as never,
  ],
  [Membership, [{ id: 'membership', side: Side.COUNCIL, council: of('Camden'), supplier: null }] as never],
  [Capability, [{ id: 'capability', supplier: of('Brightwater') }] as never],
]);

interface ByOrganisation {
  role: Role;
  $or: [{ council: { $in: string[] } }, { supplier: { $in: string[] } }];
}
/** Hackney has no administrator yet, but a supplier whose id it shares has. */
const administrators = [
  { side: Side.COUNCIL, council: of('Camden'), supplier: null, role: ADMINISTRATOR },
  { side: Side.COUNCIL, council: of('Barnet'), supplier: null, role: ADMINISTRATOR },
  { side: Side.SUPPLIER, council: null, supplier: of('Brightwater'), role: ADMINISTRATOR },
  { side: Side.SUPPLIER, council: null, supplier: of('Hackney'), role: ADMINISTRATOR },
];

export const contextOf = (viewer: Viewer | null): Context =>
  ({
    viewer,
    loaders: new Map(),
    door: { token: null },
    rates: { invitation: async () => {} },
    live: { placeOf: (id: string) => (id === 'in the index' ? { councilId: 'Camden' } : undefined) },
    em: {
      find: async (type: unknown, where: { id: { $in: string[] } } | ByOrganisation) => {
        if ('id' in where) return stored.get(type)!.filter((row) => where.id.$in.includes(row.id));
        const [{ council: councils }, { supplier: suppliers }] = where.$or;
        return administrators.filter(
          ({ role, council: ofCouncil, supplier: ofSupplier }) =>
            role === where.role &&
            (councils.$in.includes(ofCouncil?.id ?? '') || suppliers.$in.includes(ofSupplier?.id ?? '')),
        );
      },
    },
  }) as unknown as Context;

export const input = (what: object) => ({ input: what });
export const nothing = {};
/** One thing that is asked, and who may. */
export interface Case {
  /** Where the rule stands in the tables. */
  of: string;
  /** What is asked, in words. */
  asked: string;
  args?: unknown;
  /** The thing whose field it is, or how it comes of the person asking. */
  thing?: unknown;
  may: Who[];
}
