import { Max, Min } from 'class-validator';
import { ArgsType, Field, ID, Int } from 'type-graphql';
import { textRules } from '../model/declare.js';

const [MIN_TTL, MAX_TTL] = [5, 3600];
const MAX_TEXT = 500;

function Words(min: number): PropertyDecorator {
  return (target, name) => {
    for (const rule of textRules(MAX_TEXT, min)) rule(target, name);
  };
}

function Seconds(): PropertyDecorator {
  return (target, name) => {
    Min(MIN_TTL, { message: `is below ${MIN_TTL}` })(target, name);
    Max(MAX_TTL, { message: `is above ${MAX_TTL}` })(target, name);
    const description = `After so many seconds it runs out, if it is not renewed: ${MIN_TTL} to ${MAX_TTL}.`;
    Field(() => Int, { defaultValue: 60, description })(target, name);
  };
}

@ArgsType()
class LockArgs {
  @Field(() => ID, { description: 'Of the record, whatever its type.' })
  recordId!: string;
}

@ArgsType()
export class AcquireArgs extends LockArgs {
  @Words(0)
  @Field(() => String, { defaultValue: '', description: `What others are told, of up to ${MAX_TEXT} characters.` })
  note!: string;

  @Seconds()
  ttlSeconds!: number;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Take it also if the caller holds it in another session, whose token is then lost.',
  })
  takeOverMine!: boolean;
}

@ArgsType()
export class ProofArgs extends LockArgs {
  @Field(() => ID, { description: 'The token that acquireEditLock answered.' })
  token!: string;
}

@ArgsType()
export class RenewArgs extends ProofArgs {
  @Seconds()
  ttlSeconds!: number;
}

@ArgsType()
export class BreakArgs extends LockArgs {
  @Words(1)
  @Field(() => String, { description: `Why, in 1 to ${MAX_TEXT} characters. It is kept.` })
  reason!: string;
}

@ArgsType()
export class RequestArgs extends LockArgs {
  @Words(0)
  @Field(() => String, { defaultValue: '', description: `What the holder is told, of up to ${MAX_TEXT} characters.` })
  message!: string;
}

@ArgsType()
export class HandOverArgs extends ProofArgs {
  @Words(0)
  @Field(() => ID, { description: 'The id of the Actor who is to have it: somebody who requested it.' })
  to!: string;
}
