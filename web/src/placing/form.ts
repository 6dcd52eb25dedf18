import type { OfferedProductFragment, PlaceOrderInput } from '../gql/graphql.ts';
import { isQuantity } from '../order/lines.ts';
import type { Issue } from '../record/record-type.ts';

/** What is typed of an order that is not placed yet, as data that can be kept. */
export interface Form extends Readonly<Record<TypedField, string>> {
  readonly lines: readonly NewLine[];
}

export type TypedField = 'customerName' | 'shippingAddress' | 'note';

export interface NewLine {
  /** As it was seen by whoever orders it. */
  readonly product: OfferedProductFragment;
  readonly quantity: string;
  /** As it is, where that is another price, name or status: to be looked at first. */
  readonly now: OfferedProductFragment | null;
}

export const BLANK_FORM: Form = { customerName: '', shippingAddress: '', note: '', lines: [] };

export function isBlank({ customerName, shippingAddress, note, lines }: Form): boolean {
  return customerName + shippingAddress + note === '' && lines.length === 0;
}

export function isForSale({ status, deletedAt }: OfferedProductFragment): boolean {
  return status === 'ACTIVE' && deletedAt === null;
}

export function withLine(form: Form, product: OfferedProductFragment): Form {
  if (form.lines.some((line) => line.product.id === product.id)) return form;
  return { ...form, lines: [...form.lines, { product, quantity: '1', now: null }] };
}

export function withQuantity(form: Form, productId: string, quantity: string): Form {
  return onLine(form, productId, (line) => ({ ...line, quantity }));
}

export function withoutLine(form: Form, productId: string): Form {
  return { ...form, lines: form.lines.filter(({ product }) => product.id !== productId) };
}

/** From here on it is ordered as it is now. */
export function accept(form: Form, productId: string): Form {
  return onLine(form, productId, (line) => ({ ...line, product: line.now ?? line.product, now: null }));
}

/** A product is now like this. Of what it costs and what it is, whoever orders it is told; of its stock they see the newest number. */
export function offered(form: Form, now: OfferedProductFragment): Form {
  const { __typename, id, version, name, sku, price, stock, status, deletedAt } = now;
  const offer = { __typename, id, version, name, sku, price, stock, status, deletedAt };
  const known = form.lines.find(({ product }) => product.id === id);
  if (!known || version <= (known.now ?? known.product).version) return form;
  const { product } = known;
  const isTheSame = price === product.price && name === product.name && isForSale(offer) && isForSale(product);
  return onLine(form, id, (line) => (isTheSame ? { ...line, product: offer, now: null } : { ...line, now: offer }));
}

export function toInput({ lines, ...fields }: Form): PlaceOrderInput {
  return {
    ...fields,
    lines: lines.map(({ product, quantity }) => ({
      productId: product.id,
      quantity: Number(quantity),
      expectedProductVersion: product.version,
    })),
  };
}

/** What makes no order yet. */
export function unreadable({ customerName, lines }: Form): Issue[] {
  const issues: Issue[] = [];
  if (customerName.trim() === '') issues.push({ field: 'customerName', message: 'is missing' });
  if (lines.length === 0) issues.push({ field: 'lines', message: 'What is ordered? Search for a product first.' });
  for (const { product, quantity } of lines) {
    if (!isQuantity(quantity)) issues.push({ field: product.id, message: 'needs a whole number of units' });
  }
  return issues;
}

/** Where an issue of the server is shown: a field, a line by its product's id, or nowhere in particular. */
export function placeOf([part, field, index]: readonly string[], { lines }: PlaceOrderInput): string | null {
  if (part !== 'input' || field === undefined) return null;
  if (field !== 'lines') return field;
  return index === undefined ? 'lines' : (lines[Number(index)]?.productId ?? 'lines');
}

function onLine(form: Form, productId: string, change: (line: NewLine) => NewLine): Form {
  const lines = form.lines.map((line) => (line.product.id === productId ? change(line) : line));
  return { ...form, lines };
}
