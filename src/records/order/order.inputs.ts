import { ArrayMaxSize, ArrayMinSize, IsOptional, Max, Min, ValidateIf, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { CreationFields, PATCH_DESCRIPTION, PatchFields } from '../../api/arguments.js';
import { Order } from './order.js';

const MAX_LINES = 200;
const MAX_QUANTITY = 1_000_000;

@InputType({ description: 'One line of a new order.' })
export class PlaceOrderLineInput {
  @Field(() => ID, { description: 'Of an ACTIVE product.' })
  productId!: string;

  @Min(1, { message: 'is below 1' })
  @Max(MAX_QUANTITY, { message: `is above ${MAX_QUANTITY}` })
  @Field(() => Int, { description: 'Units, at least one.' })
  quantity!: number;

  @IsOptional()
  @Min(1, { message: 'is below 1, where versions start' })
  @Field(() => Int, {
    nullable: true,
    description: 'When given: the order is refused with a ConflictError if the product (its price, say) moved on.',
  })
  expectedProductVersion?: number | null;
}

@CreationFields(Order)
@InputType({ description: 'A new order.' })
export class PlaceOrderInput {
  customerName!: string;
  shippingAddress!: string;
  note!: string;

  @ArrayMinSize(1, { message: 'is empty' })
  @ArrayMaxSize(MAX_LINES, { message: `has more than ${MAX_LINES} entries` })
  @ValidateNested({ each: true })
  @Field(() => [PlaceOrderLineInput], { description: `1 to ${MAX_LINES}, each of another product.` })
  lines!: PlaceOrderLineInput[];
}

@InputType({ description: 'A new quantity for one line of an order.' })
export class OrderLinePatch {
  @Field(() => ID, { description: 'Of the line.' })
  id!: string;

  @Min(0, { message: 'is below 0' })
  @Max(MAX_QUANTITY, { message: `is above ${MAX_QUANTITY}` })
  @Field(() => Int, { description: 'Units; 0 removes the line.' })
  quantity!: number;
}

@PatchFields(Order)
@InputType({ description: PATCH_DESCRIPTION })
export class OrderPatch {
  customerName?: string;
  shippingAddress?: string;
  note?: string;

  @ValidateIf((_patch: OrderPatch, lines: unknown) => lines !== undefined)
  @ArrayMaxSize(MAX_LINES, { message: `has more than ${MAX_LINES} entries, or is null` })
  @ValidateNested({ each: true })
  @Field(() => [OrderLinePatch], {
    nullable: true,
    description:
      'While PLACED only. Replaces the quantities of the named lines; 0 removes a line, but not the last. Stock follows in the same transaction.',
  })
  lines?: OrderLinePatch[];
}
