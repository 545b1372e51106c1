import { ArrayMaxSize, ArrayMinSize, Length, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { limits } from '@parley/shared/limits';
import { SupplierSize } from './supplier.entity.ts';

@InputType()
export class UpdateSupplierInput {
  @Field(() => ID)
  supplierId!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => String)
  @Length(20, limits.text, { message: `Say what you do in 20 to ${limits.text} characters.` })
  statement!: string;

  @Field(() => SupplierSize)
  size!: SupplierSize;

  @Field(() => Boolean)
  vcse!: boolean;

  @Field(() => [String], { description: 'Regions served; empty means anywhere in the UK.' })
  @ArrayMaxSize(20, { message: 'Choose at most 20 regions.' })
  @Length(1, limits.line, { each: true, message: `A region has 1 to ${limits.line} characters.` })
  regions!: string[];

  @Field(() => [String])
  @ArrayMaxSize(limits.terms, { message: `Name at most ${limits.terms} accreditations.` })
  @Length(1, limits.line, { each: true, message: `An accreditation has 1 to ${limits.line} characters.` })
  accreditations!: string[];
}

@InputType()
export class CapabilityFields {
  @Field(() => String)
  @Length(3, limits.title, { message: `Name the capability in 3 to ${limits.title} characters.` })
  title!: string;

  @Field(() => String, { defaultValue: '' })
  @MaxLength(limits.text, { message: `Describe it in at most ${limits.text} characters.` })
  description: string = '';

  @Field(() => [ID])
  @ArrayMinSize(1, { message: 'Choose at least one tag, so that councils can be matched.' })
  @ArrayMaxSize(limits.terms, { message: `Choose at most ${limits.terms} tags.` })
  termIds!: string[];
}

@InputType()
export class DeclareCapabilityInput extends CapabilityFields {
  @Field(() => ID)
  supplierId!: string;
}

@InputType()
export class UpdateCapabilityInput extends CapabilityFields {
  @Field(() => ID)
  capabilityId!: string;

  @Field(() => Int)
  version!: number;
}

@InputType()
export class RemoveCapabilityInput {
  @Field(() => ID)
  capabilityId!: string;

  @Field(() => Int)
  version!: number;
}
