import { newIdempotencyKey } from 'concord/client';
import {
  PlaceOrderDocument,
  ProductsNowDocument,
  type OfferedProductFragment,
  type PlaceOrderInput,
} from '../gql/graphql.ts';
import { outcomeOf, type Outcome } from '../record/answer.ts';
import { Delivery } from '../record/delivery.ts';
import { DraftKeeper, type Kept } from '../record/drafts.ts';
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
import { Store } from '../store/store.ts';

interface PendingOrder {
  readonly input: PlaceOrderInput;
  readonly key: string;
}

interface KeptForm extends Kept {
  readonly form: Form;
  readonly pending: PendingOrder | null;
}

export interface PlacingState {
  readonly form: Form;
  readonly pending: PendingOrder | null;
  /** The server has not answered so far. */
  readonly isUnanswered: boolean;
  readonly issues: readonly Issue[];
  readonly restoredFrom: string | null;
  /** The id of the order, once it is placed. */
  readonly placed: string | null;
  /** The browser keeps what is typed. */
  readonly isKept: boolean;
}

type Placed = { readonly __typename: 'Order'; readonly id: string };

const KEEP_AFTER_MS = 150;
const BLANK: PlacingState = {
  form: BLANK_FORM,
  pending: null,
  isUnanswered: false,
  issues: [],
  restoredFrom: null,
  placed: null,
  isKept: true,
};

/** An order that is being put together, from its first line to the answer of the server. It is placed once, however often it has to be sent. */
export class Placing extends Store<PlacingState> {
  readonly #keeper: DraftKeeper<KeptForm>;
  readonly #delivery: Delivery<PendingOrder, Placed | OfferedProductFragment>;
  #keepTimer: ReturnType<typeof setTimeout> | undefined;
  #isOpen = false;
  #stop: () => void = () => undefined;

  constructor(private readonly server: Server) {
    super(BLANK);
    this.#keeper = new DraftKeeper(server.personId, 'new-order');
    this.#delivery = new Delivery({
      send: (pending) => this.#send(pending),
      onUnanswered: () => this.tell({ isUnanswered: true }),
      onAnswer: (pending, outcome) => this.#settle(pending, outcome),
      onLeft: () => this.#leave(),
    });
  }

  /** False when it was closed meanwhile. */
  async open(): Promise<boolean> {
    this.#isOpen = true;
    const { news } = this.server;
    const stopNews = news.listen({
      onChange: ({ record }) => record.__typename === 'Product' && this.#offer(record),
      onGap: () => void this.#readProducts(),
    });
    const stopState = news.onState(() => news.state === 'connected' && this.#onConnected());
    addEventListener('pagehide', this.#keepNow);
    this.#stop = () => {
      stopNews();
      stopState();
      removeEventListener('pagehide', this.#keepNow);
    };
    const kept = await this.#keeper.open();
    if (!this.#isOpen) return false;
    if (kept) this.tell({ form: kept.form, pending: kept.pending, restoredFrom: kept.keptAt });
    if (kept?.pending) this.#delivery.send(kept.pending);
    else void this.#readProducts();
    return true;
  }

  /** The screen is left. What was sent is still sent again until it is answered. */
  close(): void {
    this.#isOpen = false;
    if (this.#keepTimer !== undefined) this.#keepNow();
    if (!this.state().pending) this.#leave();
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
    this.#keepNow();
  }

  place(): void {
    const { form, pending } = this.state();
    if (pending) return;
    const issues = unreadable(form);
    if (issues.length > 0) return this.tell({ issues });
    this.#place(toInput(form));
  }

  #place(input: PlaceOrderInput): void {
    const pending = { input, key: newIdempotencyKey() };
    this.tell({ pending, issues: [] });
    // Before it is sent: whatever happens from here on, it is known by which key.
    this.#keepNow();
    this.#delivery.send(pending);
  }

  async #send({ input, key }: PendingOrder): Promise<Outcome<Placed | OfferedProductFragment>> {
    const { data } = await this.server.client.mutate({
      mutation: PlaceOrderDocument,
      variables: { input, idempotencyKey: key },
    });
    return outcomeOf<Placed | OfferedProductFragment>(data!.answer);
  }

  #settle(
    { input }: PendingOrder,
    outcome: Exclude<Outcome<Placed | OfferedProductFragment>, { kind: 'unknown' }>,
  ): void {
    this.tell({ pending: null, isUnanswered: false, restoredFrom: null });
    if (outcome.kind === 'written') {
      this.tell({ form: BLANK_FORM, placed: outcome.record.id });
    } else if (outcome.kind === 'conflict') {
      // A product has moved on that the order was to take as it was seen.
      if (outcome.current.__typename === 'Product') this.#offer(outcome.current);
      if (this.#isOpen && !this.state().form.lines.some(({ now }) => now))
        return this.#place(toInput(this.state().form));
    } else if (outcome.kind === 'refused') {
      const issues = outcome.issues.map(({ path, message }) => ({ field: placeOf(path, input), message }));
      this.tell({ issues });
      void this.#readProducts();
    } else this.tell({ issues: [{ field: null, message: outcome.message }] });
    this.#keepNow();
    if (!this.#isOpen) this.#leave();
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

  #onConnected(): void {
    void this.#readProducts();
    this.#delivery.tryNow();
  }

  #leave(): void {
    this.#delivery.stop();
    this.#keeper.close();
    this.#stop();
  }

  /** What was said of a field was said of what stood there before. */
  #change(form: Form, field?: string): void {
    const issues = this.state().issues.filter((issue) => issue.field !== field);
    this.tell({ form, issues });
    clearTimeout(this.#keepTimer);
    this.#keepTimer = setTimeout(this.#keepNow, KEEP_AFTER_MS);
  }

  readonly #keepNow = (): void => {
    clearTimeout(this.#keepTimer);
    this.#keepTimer = undefined;
    const { form, pending, isKept } = this.state();
    try {
      if (pending || !isBlank(form)) {
        const name = form.customerName ? `New order of ${form.customerName}` : 'New order';
        this.#keeper.keep({ form, pending, name, at: '/orders/new', keptAt: new Date().toISOString() });
      } else this.#keeper.forget();
      if (!isKept) this.tell({ isKept: true });
    } catch {
      this.tell({ isKept: false });
    }
  };
}
