import { newIdempotencyKey } from 'concord/client';
import {
  PlaceOrderDocument,
  ProductsNowDocument,
  type OfferedProductFragment,
  type PlaceOrderInput,
} from '../gql/graphql.ts';
import { outcomeOf, type Outcome } from '../record/answer.ts';
import type { Kept } from '../record/drafts.ts';
import { KeptWork, NOTHING_SENT, type Answered, type WorkState } from '../record/kept-work.ts';
import type { Issue } from '../record/record-type.ts';
import type { Server } from '../server/server.ts';
import {
  accept,
  BLANK_FORM,
  isBlank,
  offered,
  placeOf,
  toInput,
  unreadable,
  withLine,
  withoutLine,
  withQuantity,
  type Form,
  type TypedField,
} from './form.ts';

interface PendingOrder {
  readonly input: PlaceOrderInput;
  readonly key: string;
}

interface KeptForm extends Kept {
  readonly form: Form;
  readonly pending: PendingOrder | null;
}

export interface PlacingState extends WorkState<PendingOrder> {
  readonly form: Form;
  readonly issues: readonly Issue[];
  /** The id of the order, once it is placed. */
  readonly placed: string | null;
}

type Placed = { readonly __typename: 'Order'; readonly id: string };

const BLANK: PlacingState = { ...NOTHING_SENT, form: BLANK_FORM, issues: [], placed: null };

/** An order that is being put together, from its first line to the answer of the server. It is placed once, however often it has to be sent. */
export class Placing extends KeptWork<PendingOrder, PlacingState, KeptForm, Placed | OfferedProductFragment> {
  constructor(server: Server) {
    super(server, 'new-order', BLANK);
  }

  protected restored({ form }: KeptForm): Partial<PlacingState> {
    return { form };
  }

  protected follow(): () => void {
    const { news } = this.server;
    const readNow = (): void => void this.#readProducts();
    const stopNews = news.listen({
      onChange: ({ record }) => record.__typename === 'Product' && this.#offer(record),
      onGap: readNow,
    });
    const stopState = news.onState(() => news.state === 'connected' && readNow());
    return () => {
      stopNews();
      stopState();
    };
  }

  protected async begin(): Promise<void> {
    if (!this.state().pending) void this.#readProducts();
  }

  type(field: TypedField, text: string): void {
    this.#change({ ...this.state().form, [field]: text }, field);
  }

  add(product: OfferedProductFragment): void {
    this.#change(withLine(this.state().form, product), 'lines');
  }

  setQuantity(productId: string, quantity: string): void {
    this.#change(withQuantity(this.state().form, productId, quantity), productId);
  }

  remove(productId: string): void {
    this.#change(withoutLine(this.state().form, productId), productId);
  }

  /** The product as it is now is as good as it was. */
  accept(productId: string): void {
    this.#change(accept(this.state().form, productId), productId);
  }

  discard(): void {
    this.tell({ ...BLANK, isKept: this.state().isKept });
    this.keepNow();
  }

  place(): void {
    const { form, pending } = this.state();
    if (pending) return;
    const issues = unreadable(form);
    if (issues.length > 0) return this.tell({ issues });
    this.#place(toInput(form));
  }

  #place(input: PlaceOrderInput): void {
    this.tell({ issues: [] });
    this.deliver({ input, key: newIdempotencyKey() });
  }

  protected async send({ input, key }: PendingOrder): Promise<Outcome<Placed | OfferedProductFragment>> {
    const { data } = await this.server.client.mutate({
      mutation: PlaceOrderDocument,
      variables: { input, idempotencyKey: key },
    });
    return outcomeOf<Placed | OfferedProductFragment>(data!.answer);
  }

  protected settle({ input }: PendingOrder, outcome: Answered<Placed | OfferedProductFragment>): void {
    this.tell({ restoredFrom: null });
    if (outcome.kind === 'written') {
      this.tell({ form: BLANK_FORM, placed: outcome.record.id });
    } else if (outcome.kind === 'conflict') {
      // A product has moved on that the order was to take as it was seen.
      if (outcome.current.__typename === 'Product') this.#offer(outcome.current);
      if (this.isOpen && !this.state().form.lines.some(({ now }) => now)) this.#place(toInput(this.state().form));
    } else if (outcome.kind === 'refused') {
      const issues = outcome.issues.map(({ path, message }) => ({ field: placeOf(path, input), message }));
      this.tell({ issues });
      void this.#readProducts();
    } else this.tell({ issues: [{ field: null, message: outcome.message }] });
  }

  /** A product as it is now. What makes no difference to whoever orders it is no news. */
  #offer(product: OfferedProductFragment): void {
    const form = offered(this.state().form, product);
    if (form !== this.state().form) this.#change(form);
  }

  async #readProducts(): Promise<void> {
    const ids = this.state().form.lines.map(({ product }) => product.id);
    if (ids.length === 0) return;
    const { data } = await this.server.client
      .query({
        query: ProductsNowDocument,
        variables: { ids },
        context: { queryDeduplication: false },
      })
      // It is asked again with the next connection, and by placing the order in any case.
      .catch(() => ({ data: undefined }));
    for (const node of data?.nodes ?? []) if (node?.__typename === 'Product') this.#offer(node);
  }

  /** What was said of a field was said of what stood there before. */
  #change(form: Form, field?: string): void {
    const issues = this.state().issues.filter((issue) => issue.field !== field);
    this.tell({ form, issues });
    this.keepSoon();
  }

  protected toKeep(): Omit<KeptForm, 'keptAt' | 'pending'> | null {
    const { form, pending } = this.state();
    if (!pending && isBlank(form)) return null;
    return { form, name: form.customerName ? `New order of ${form.customerName}` : 'New order', at: '/orders/new' };
  }
}
