import { ValidateNested } from 'class-validator';
import { Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from 'type-graphql';
import { answer, Called, resultOf, type Call } from '../../api/answer.js';
import { MutationArgs, updateArgs, VersionedArgs, type UpdateArguments } from '../../api/arguments.js';
import type { Context } from '../../api/context.js';
import { ConflictError, ValidationError } from '../../api/errors.js';
import type { RecordModule } from '../../api/record-api.js';
import { WriteMutation } from '../../api/record-mutations.js';
import { recordList, recordQuery } from '../../api/record-queries.js';
import { sumDecimals, timesDecimal } from '../../core/decimal.js';
import { newId } from '../../core/ids.js';
import { Decimal } from '../../model/scalars.js';
import { Product } from '../product/product.js';
import { OrderPatch, PlaceOrderInput } from './order.inputs.js';
import { Order, OrderLine, OrderStatus } from './order.js';
import { changeOrderStatus, placeOrder, updateOrder } from './order.writes.js';

const PlaceOrderResult = resultOf('PlaceOrderResult', Order, [ConflictError, ValidationError]);
const UpdateOrderResult = resultOf('UpdateOrderResult', Order);

@ArgsType()
class PlaceOrderArgs extends MutationArgs {
  @ValidateNested()
  @Field(() => PlaceOrderInput, { description: 'What is ordered, by whom.' })
  input!: PlaceOrderInput;
}

const UpdateOrderArgs = updateArgs(OrderPatch);

@ArgsType()
class ChangeOrderStatusArgs extends VersionedArgs {
  @Field(() => OrderStatus, { description: 'To become.' })
  status!: OrderStatus;
}

@Resolver()
class OrderMutations {
  @WriteMutation(PlaceOrderResult, {
    description:
      'Only ACTIVE products can be ordered, each on one line. Takes the units from stock in the same transaction; refused whole when any line cannot be served.',
  })
  placeOrder(@Args(() => PlaceOrderArgs) { input }: PlaceOrderArgs, @Called() call: Call): Promise<object> {
    const id = newId('order');
    return answer(call, Order, id, (write) => placeOrder(write, input, id));
  }

  @WriteMutation(UpdateOrderResult, {
    description: 'Changes what `patch` names, if the order is still at `expectedVersion`, or as `onConflict` says.',
  })
  updateOrder(
    @Args(() => UpdateOrderArgs) { patch, ...target }: UpdateArguments<OrderPatch>,
    @Called() call: Call,
  ): Promise<object> {
    return answer(call, Order, target.id, (write) => updateOrder(write, target, patch));
  }

  @WriteMutation(UpdateOrderResult, {
    description: 'PLACED to PAID to SHIPPED; CANCELLED from PLACED or PAID, which gives the units back.',
  })
  changeOrderStatus(
    @Args(() => ChangeOrderStatusArgs) { status, ...target }: ChangeOrderStatusArgs,
    @Called() call: Call,
  ): Promise<object> {
    return answer(call, Order, target.id, (write) => changeOrderStatus(write, target, status));
  }
}

@Resolver(() => Order)
class OrderFields {
  @FieldResolver(() => [OrderLine], { description: 'What was ordered: at least one.' })
  lines(@Root() { lines }: Order): OrderLine[] {
    return lines;
  }

  @FieldResolver(() => Decimal, { description: 'Of all lines together. Two decimals, always.' })
  total(@Root() { lines }: Order): string {
    return sumDecimals(
      lines.map(({ unitPrice, quantity }) => timesDecimal(unitPrice, quantity, 2)),
      2,
    );
  }
}

@Resolver(() => OrderLine)
class OrderLineFields {
  @FieldResolver(() => Product, { description: 'As it is now; its price may have changed since.' })
  product(@Root() { productId }: OrderLine, @Ctx() { reads }: Context): Promise<Product | null> {
    return reads.record(productId, Product);
  }
}

/** Orders are placed, cancelled and moved along: nothing of what other records have is for them but being read. */
export const order: RecordModule = {
  entity: Order,
  resolvers: [recordQuery(Order), recordList(Order), OrderMutations, OrderFields, OrderLineFields],
};
