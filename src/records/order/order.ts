import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { partsById } from '../../core/field-kinds.js';
import { Choice, DefineRecord, LongText, Parts, Text } from '../../model/declare.js';
import { Decimal } from '../../model/scalars.js';
import { VersionedRecord } from '../../model/versioned-record.js';

export enum OrderStatus {
  PLACED = 'PLACED',
  PAID = 'PAID',
  SHIPPED = 'SHIPPED',
  CANCELLED = 'CANCELLED',
}

registerEnumType(OrderStatus, {
  name: 'OrderStatus',
  description: 'PLACED to PAID to SHIPPED; CANCELLED from PLACED or PAID.',
});

@ObjectType({ description: 'Some units of one product in an order.' })
export class OrderLine {
  @Field(() => ID, { description: 'Of the line; never reused.' })
  id!: string;

  productId!: string;

  @Field(() => Int, { description: 'Units: at least one.' })
  quantity!: number;

  @Field(() => Decimal, { description: "The product's price when the line was added." })
  unitPrice!: string;
}

/** Lines live in their order's row: one unit, one version, whoever writes it (PROTOCOL.md, V8; docs/adr/0002). */
export const orderLines = partsById<OrderLine>(
  (a, b) => a.productId === b.productId && a.quantity === b.quantity && a.unitPrice === b.unitPrice,
);

const LINE = [
  '@.type() == "object"',
  '@.id.type() == "string"',
  '@.productId.type() == "string"',
  '@.quantity >= 1 && @.quantity <= 2147483647 && @.quantity.floor() == @.quantity',
  '@.unitPrice like_regex "^[0-9]{1,10}[.][0-9]{2}$"',
].join(' && ');

@DefineRecord({
  prefix: 'order',
  plural: 'orders',
  description:
    "An order and its lines are one unit: a change to a line is a change to the order and raises the order's version.",
})
export class Order extends VersionedRecord {
  @Text({ max: 200, description: 'Who ordered.' })
  customerName!: string;

  @Text({ max: 1000, description: 'Where to send it.' })
  shippingAddress!: string;

  @LongText({ max: 10_000, default: '', description: 'Long text: merges line by line.' })
  note!: string;

  @Choice(OrderStatus, {
    input: false,
    default: OrderStatus.PLACED,
    description: 'Changed by changeOrderStatus alone.',
  })
  status!: OrderStatus;

  @Parts({ kind: orderLines, min: 1, part: LINE, description: 'What was ordered.' })
  lines!: OrderLine[];
}
