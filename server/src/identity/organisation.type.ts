import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../platform/pagination.ts';
import { Side } from './membership.entity.ts';

@ObjectType({ description: 'A council or a supplier that nobody administers on Parley yet.' })
export class OrganisationWithoutAdministrator {
  @Field(() => ID, { description: 'Of the council or the supplier.' })
  id!: string;

  @Field(() => Side)
  side!: Side;

  @Field(() => String)
  name!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'What tells it from another of the same name: the kind and region of a council, the register and number of a supplier.',
  })
  detail!: string | null;

  @Field(() => Boolean, { description: 'Whether it is invented for the demonstration.' })
  fictional!: boolean;

  @Field(() => Int, { description: 'How many people act for it, none of them as administrator.' })
  members!: number;
}

export const OrganisationWithoutAdministratorConnection = connectionOf(
  () => OrganisationWithoutAdministrator,
  'OrganisationWithoutAdministrator',
);
