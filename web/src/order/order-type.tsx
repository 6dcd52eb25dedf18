import { longText, scalar, type Draft } from 'concord/client';
import { OrderDocument, SaveOrderDocument, type OrderInFullFragment, type OrderStatus } from '../gql/graphql.ts';
import { STATUS_NAMES } from '../orders/status.tsx';
import { lineInput, showLongText, showText, textInput } from '../record/inputs.tsx';
import type { FieldChange, RecordField, RecordType } from '../record/record-type.ts';
import { isQuantity, lineKind, linesIn, toField, toLineId, toLinePatches, type Line } from './lines.ts';
import { QuantityInput } from './quantity-input.tsx';

/** Those that are typed. */
export const TYPED_FIELDS: readonly RecordField[] = [
  { name: 'customerName', title: 'Customer', kind: scalar, show: showText, input: lineInput('text') },
  { name: 'shippingAddress', title: 'Shipping address', kind: scalar, show: showText, input: textInput(2) },
  { name: 'note', title: 'Note', kind: longText, isMarked: true, show: showLongText, input: textInput(3) },
];

/** It is changed by a button of its own; what others make of it is told like any change. */
const STATUS: RecordField = {
  name: 'status',
  title: 'Status',
  kind: scalar,
  show: (status) => STATUS_NAMES[status as OrderStatus],
  input: () => null,
};

/** "Quantity of Chai": each line is a field, so two people who change two lines do not meet. */
function lineFields(draft: Draft): RecordField[] {
  return [...linesIn(draft)].map(([name, line]) => ({
    name,
    title: `Quantity of ${line.product}`,
    kind: lineKind,
    show: (value) => (value == null ? 'removed' : (value as Line).quantity),
    input: (props) => <QuantityInput {...props} line={line} />,
    isChangedIn: (change) => isOfLine(change, name),
  }));
}

interface StoredLine {
  readonly id: string;
  readonly quantity: number;
}

function isOfLine({ field, before, after }: FieldChange, name: string): boolean {
  if (field !== 'lines') return false;
  const quantityIn = (lines: unknown): number | undefined =>
    (lines as readonly StoredLine[] | null | undefined)?.find(({ id }) => toField(id) === name)?.quantity;
  return quantityIn(before) !== quantityIn(after);
}

export const ORDER: RecordType<OrderInFullFragment> = {
  typename: 'Order',
  noun: 'order',
  path: '/orders',
  listTitle: 'Orders',
  read: OrderDocument,
  save: SaveOrderDocument,
  nameOf: ({ customerName }) => (customerName ? `Order of ${customerName}` : 'Order'),
  valuesOf: ({ customerName, shippingAddress, note, orderStatus, lines }) => ({
    customerName,
    shippingAddress,
    note,
    status: orderStatus,
    ...Object.fromEntries(
      lines.map(({ id, quantity, unitPrice, product }): [string, Line] => [
        toField(id),
        {
          productId: product.id,
          product: product.name,
          sku: product.sku,
          unitPrice,
          priceNow: product.price,
          quantity: String(quantity),
        },
      ]),
    ),
  }),
  fieldsOf: (draft) => [...TYPED_FIELDS, STATUS, ...lineFields(draft)],
  toPatch(values) {
    const fields = Object.entries(values).filter(([field]) => toLineId(field) === null);
    const lines = toLinePatches(values);
    return { ...Object.fromEntries(fields), ...(lines.length > 0 && { lines }) };
  },
  unreadable: (values) =>
    Object.entries(values).flatMap(([field, line]) =>
      toLineId(field) === null || line === null || isQuantity((line as Line).quantity)
        ? []
        : [{ field, message: 'must be a whole number, 1 at least' }],
    ),
  fieldAt([part, field, index], sent) {
    if (part !== 'patch' || field === undefined) return null;
    if (field !== 'lines') return field;
    const line = index === undefined ? undefined : toLinePatches(sent)[Number(index)];
    return line ? toField(line.id) : null;
  },
};
