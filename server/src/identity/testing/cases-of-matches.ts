import {
  officers,
  officersElsewhere,
  supplierMembers,
  officeMembers,
  of,
  need,
  input,
  type Case,
} from './people-at-the-door.ts';

const draft = 'draft:Camden';
const match = (demandId: string) => ({ supplierId: 'Brightwater', demandId });

/** Matches and what is read from them. */
export const ofMatches: Record<string, Case[]> = {
  'council officers': [
    {
      of: 'Query.previewMatches',
      asked: 'whom a draft would meet',
      may: [...officers, ...officersElsewhere, ...officeMembers],
    },
  ],
  "officers of the need's council and the supplier itself": [
    {
      of: 'Need.matchWith',
      asked: 'the supplier',
      args: { supplierId: 'Brightwater' },
      thing: need('', 'Camden'),
      may: [...officers, ...supplierMembers],
    },
  ],
  'officers of the council and the supplier itself': [
    {
      of: 'CouncilLine.matchWith',
      asked: 'the supplier',
      args: { supplierId: 'Brightwater' },
      thing: { council: of('Camden') },
      may: [...officers, ...supplierMembers],
    },
  ],
  'officers of the council and members of the supplier': [
    { of: 'Match', asked: 'with the need', thing: match('need'), may: [...supplierMembers, ...officers] },
    { of: 'Match', asked: 'with the line', thing: match('line'), may: [...supplierMembers, ...officers] },
    {
      of: 'Match',
      asked: 'with a demand that the index knows',
      thing: match('in the index'),
      may: [...supplierMembers, ...officers],
    },
    { of: 'Match', asked: 'with what is lost', thing: match('lost'), may: supplierMembers },
    {
      of: 'Match',
      asked: 'with a draft, which the field that gave it has checked',
      thing: match(draft),
      may: [...supplierMembers, ...officers, ...officersElsewhere, ...officeMembers],
    },
  ],
  'the council or the supplier of the match': [
    ...['need', 'line', draft].map((demandId) => ({
      of: 'Mutation.recordView',
      asked: `of ${demandId}`,
      args: input({ demandId, supplierId: 'Brightwater' }),
      may: [...supplierMembers, ...officers],
    })),
    ...['lost', 'draft:', 'Camden'].map((demandId) => ({
      of: 'Mutation.recordView',
      asked: `of '${demandId}', which is none`,
      args: input({ demandId, supplierId: 'Brightwater' }),
      may: supplierMembers,
    })),
  ],
};
