import { ValidateNested } from 'class-validator';
import { Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from 'type-graphql';
import { answer, resultOf } from '../../api/answer.js';
import { updateArgs, VersionedArgs } from '../../api/arguments.js';
import type { Context } from '../../api/context.js';
import { ConflictError, ValidationError } from '../../api/errors.js';
import { WriteMutation } from '../../api/record-mutations.js';
import { recordQueries } from '../../api/record-queries.js';
import { sumDecimals, timesDecimal } from '../../core/decimal.js';
import { Decimal } from '../../model/scalars.js';
import { Product } from '../product/product.js';
import { OrderPatch, PlaceOrderInput } from './order.inputs.js';
import { Order, OrderLine, OrderStatus } from './order.js';
import { changeOrderStatus, placeOrder, updateOrder } from './order.writes.js';

const PlaceOrderResult = resultOf('PlaceOrderResult', Order, [ConflictError, ValidationError]);
const UpdateOrderResult = resultOf('UpdateOrderResult', Order);

@ArgsType()
class PlaceOrderArgs {
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
export class OrderQueries extends recordQueries(Order) {}

@Resolver()
export class OrderMutations {
  @WriteMutation(PlaceOrderResult, {
    description:
      'Only ACTIVE products can be ordered, each on one line. Takes the units from stock in the same transaction; refused whole when any line cannot be served.',
  })
  placeOrder(@Args(() => PlaceOrderArgs) { input }: PlaceOrderArgs, @Ctx() context: Context): Promise<object> {
    return answer(context, (write) => placeOrder(write, input));
  }

  @WriteMutation(UpdateOrderResult, {
    description: 'Changes what `patch` names, if the order is still at `expectedVersion`.',
  })
  updateOrder(
    @Args(() => UpdateOrderArgs) { patch, ...target }: VersionedArgs & { patch: OrderPatch },
    @Ctx() context: Context,
  ): Promise<object> {
    return answer(context, (write) => updateOrder(write, target, patch));
  }

  @WriteMutation(UpdateOrderResult, {
    description: 'PLACED to PAID to SHIPPED; CANCELLED from PLACED or PAID, which gives the units back.',
  })
  changeOrderStatus(
    @Args(() => ChangeOrderStatusArgs) { status, ...target }: ChangeOrderStatusArgs,
    @Ctx() context: Context,
  ): Promise<object> {
    return answer(context, (write) => changeOrderStatus(write, target, status));
  }
}

@Resolver(() => Order)
export class OrderFields {
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
export class OrderLineFields {
  @FieldResolver(() => Product, { description: 'As it is now; its price may have changed since.' })
  product(@Root() { productId }: OrderLine, @Ctx() { reads }: Context): Promise<Product | null> {
    return reads.record(productId, Product);
  }
}
